"""A key for each athlete of a squad: small letters and digits, which nothing else is bound to on that screen."""

from __future__ import annotations

from string import ascii_lowercase, digits
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from milewatch.timing.roster import Entrant

FREE = ascii_lowercase + digits
"""What is handed out, in this order, when no letter of the name is free."""


def hand_out(roster: Sequence[Entrant], before: Mapping[str, str] | None = None) -> dict[str, str]:
    """Give the key of each athlete by their key in the session, empty when none is left.

    Their own one if it is a letter or a digit that nobody before them has; capitals are the same as small letters.
    Those who have one `before` keep it, also when they are not in the roster any more: they may be again.
    """
    given = dict(before or {})
    for entrant in roster:
        own = entrant.letter.casefold()
        if entrant.key not in given and can_be_own(own) and own not in given.values():
            given[entrant.key] = own
    for entrant in roster:
        if entrant.key not in given:
            taken = set(given.values())
            wanted = (char for char in f"{entrant.label}{entrant.name}".casefold() if char in ascii_lowercase)
            given[entrant.key] = next((char for char in (*wanted, *FREE) if char not in taken), "")
    return given


def changed(roster: Sequence[Entrant]) -> tuple[str, ...]:
    """Say, a sentence each, whose own key had to give way."""
    given = hand_out(roster)
    return tuple(
        f"{entrant.name} has the key “{given[entrant.key]}” here instead of “{entrant.letter}”."
        for entrant in roster
        if entrant.letter and given[entrant.key] != entrant.letter.casefold()
    )


def can_be_own(key: str) -> bool:
    """Whether a key of the athletes file can be used: signs are commands on the screen of a squad."""
    return len(key) == 1 and key.isalnum()
