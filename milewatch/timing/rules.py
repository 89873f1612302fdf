"""How forgiving the session is with keys, and how long it counts down."""

from __future__ import annotations

from dataclasses import dataclass

OWN = ""
LAST = "*last"
FIRST = "*first"


@dataclass(frozen=True, slots=True)
class Rules:
    """Times are in milliseconds; 0 switches a rule off."""

    guard_ms: int = 250
    """A press this soon after the press before it of the same key and athlete is a bounce."""
    bunch_guard_ms: int = 0
    """The same for presses of a squad that name nobody yet. Runners finish in bunches, one key stamps them all, and a
    stamp too many is taken out of the tray with a key while a lost one is lost: so by default none is swallowed."""
    just_ended_ms: int = 1500
    """A press this soon after a timed step ended by itself was meant for that end."""
    lead_in_ms: int = 5000
    """From the start key to the go."""
    rep_lead_in_ms: int = 0
    """From the mark that ends a warm-up or an open recovery to the rep's go."""
    recover_with: str = OWN
    """From whose finish the recoveries of a squad run: each athlete's own, the last finisher's, the first one's, or
    that of the athlete of this key. Send-offs and recoveries between the parts of a rep are not touched."""
