"""What stands ahead after a pace: one more pace, or something to run?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout.notation.vocabulary import MODES, REST

if TYPE_CHECKING:
    from milewatch.workout.notation.cursor import Cursor
    from milewatch.workout.notation.tokens import Token


def scale_ahead(cur: Cursor) -> bool:
    """Whether "8/10" stands here."""
    return (
        cur.look().kind == "num"
        and cur.sym("/", ahead=1)
        and cur.look(2).kind == "num"
        and cur.look(2).value == 10
        and cur.look().value <= 10
    )


def pace_follows(cur: Cursor) -> bool:
    """ "5k pace", "1500 race pace", "3k/5k pace", "5k-10k effort" rather than a distance to run."""
    ahead = 1
    while cur.sym("-", "/", ahead=ahead) and cur.look(ahead + 1).kind in ("dist", "num", "word"):
        ahead += 2
    while cur.word("race", "goal", ahead=ahead):
        ahead += 1
    return cur.word("pace", "effort", "rp", "speed", "rhythm", ahead=ahead) or cur.word("p", ahead=ahead)


def with_a_recovery_word(cur: Cursor) -> bool:
    """The 400 of "@ 5k / 400 float" is no pace."""
    return cur.look().kind in ("dist", "num", "time") and cur.word(*MODES, *REST, ahead=1)


def races_listed(cur: Cursor, many: int) -> bool:
    """Whether exactly so many races stand here with commas between: the "5k, 3k, mile" of "@ 10k, 5k, 3k, mile"."""
    ahead = found = 0
    while True:
        if not _is_race(cur.look(ahead)):
            return False
        found, ahead = found + 1, ahead + 1
        if not (cur.sym(",", "&", ahead=ahead) or cur.word("and", ahead=ahead)) or found == many:
            break
        ahead += 1
    after = cur.look(ahead)
    return found == many and (after.kind in ("end", "nl") or after.text in (",", ";", ")", "pace", "w/", "with"))


def _is_race(token: Token) -> bool:
    return token.kind in ("dist", "racepace") or token.text == "mile" or (token.kind == "num" and token.value >= 800)


def is_run(cur: Cursor) -> bool:
    """Whether what stands after a comma is something to run and not a pace."""
    ahead = 0
    while cur.look(ahead).kind in ("dist", "num") and cur.sym(",", "&", ahead=ahead + 1):
        ahead += 2
    if ahead and cur.word("pace", "paces", "effort", ahead=ahead + 1):
        return False
    return cur.look().kind in ("dist", "num", "time") and not pace_follows(cur)
