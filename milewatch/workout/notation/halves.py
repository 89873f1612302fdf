"""The second half of a pair, when its effort shows that it is the recovery: "/ 1 min @ easy", ", 2 min Z1"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from milewatch.workout.model import Kind
from milewatch.workout.notation.amounts import describe
from milewatch.workout.notation.easy_end import is_long
from milewatch.workout.notation.errors import NotationError
from milewatch.workout.notation.phrases import Efforts, Level, Rec, Work
from milewatch.workout.notation.tree import leaves

if TYPE_CHECKING:
    from milewatch.workout.notation.blocks import Block
    from milewatch.workout.notation.cursor import Cursor

_EASY = ("easy", "E", "slow", "Z1", "Z2", "CL", "CA", "TR")


def second_half(cur: Cursor, blocks: list[Block], level: Level, index: int) -> Rec | None:
    """The recovery that the phrase at `index`, and the effort after it, is; None for a thing to run."""
    if (pair := _easy_half_of_pass(blocks, level, index)) is not None:
        return pair
    return _easier_half(cur, blocks, level, index) or _easy_half(cur, blocks, level, index)


def _easy_half_of_pass(blocks: list[Block], level: Level, index: int) -> Rec | None:
    """ "10 x (1' fast / 1' slow)": the two halves of a pass."""
    work, said = level.phrases[index], level.phrases[-1]
    if index + 2 != len(level.phrases) or not isinstance(work, Work) or not isinstance(said, Efforts):
        return None
    if len(blocks) != 1 or not blocks[0].single or work.counted or work.amount is None or work.sep != "/":
        return None
    hard = next(leaves(blocks[0].node)).effort
    easy = len(said.efforts) == 1 and said.efforts[0].text in ("easy", "slow", "E")
    lower = len(said.efforts) == 1 and hard is not None and _is_lower(said.efforts[0].text, hard.text)
    if not (easy or lower) or blocks[0].recs:
        return None
    del level.phrases[index + 1]
    rec = Rec(work.column, [work.amount], mode="easy", sep="/", marker="/", said=describe(work.amount))
    return rec if easy else replace(rec, mode=None, effort=said.efforts[0])


def _easy_half(cur: Cursor, blocks: list[Block], level: Level, index: int) -> Rec | None:
    """ "10 x 1 min @ 5k / 1 min @ easy": the second half of a pair, when its effort is an easy one."""
    work = level.phrases[index]
    if (
        not isinstance(work, Work)
        or work.sep != "/"
        or not blocks
        or not blocks[-1].counted
        or work.counted
        or work.amount is None
    ):
        return None
    said = level.phrases[index + 1] if index + 1 < len(level.phrases) else None
    if isinstance(said, Efforts) and len(said.efforts) == 1 and said.efforts[0].text in _EASY:
        del level.phrases[index + 1]
        mode = "easy" if said.efforts[0].text in ("easy", "E", "slow") else None
        return Rec(work.column, [work.amount], mode=mode, effort=None if mode else said.efforts[0], sep="/", marker="/")
    raise _after_slash(cur, level, index, work)


def _after_slash(cur: Cursor, level: Level, index: int, work: Work) -> NotationError:
    """ "5 x 200/400": a ladder in each pass, or a recovery."""
    assert work.amount is not None
    message = "“/” here could be a recovery, or one more thing to run."
    slash = cur.text.rfind("/", 0, work.column - 1)
    rest = (f" w/ {describe(work.amount)} rest", f" w/ {describe(work.amount)} jog")
    before = next((phrase for phrase in reversed(level.phrases[:index]) if isinstance(phrase, Work)), None)
    rungs = [work]
    for phrase in level.phrases[index + 1 :]:
        if not isinstance(phrase, Work) or phrase.sep != "/" or phrase.amount is None:
            break
        rungs.append(phrase)
    ends = {token.start: token.end for token in cur.tokens}
    written = [cur.text[rung.column - 1 : ends.get(rung.column - 1, rung.column)] for rung in rungs]
    end = ends.get(rungs[-1].column - 1, rungs[-1].column)
    if before is None or before.amount is None or any(rung.amount is None or not rung.amount.metres for rung in rungs):
        return NotationError(message, work.column, rest, (slash, end))
    start = before.amount.column - 1
    first = cur.text[start:slash].strip()
    ladder = f"({'-'.join([first, *written])})"
    plain = len(rungs) == 1 and not any(isinstance(phrase, Rec) for phrase in level.phrases[index:])
    offered = (ladder, f"{first}{rest[1]}") if plain else (ladder,)
    return NotationError(message, work.column, offered, (start, end))


def _easier_half(cur: Cursor, blocks: list[Block], level: Level, index: int) -> Rec | None:
    """ "4 x 8 min Z4, 2 min Z1", "5 x 4 min @ 95% w/ 3 min @ 70%": a length at a lower effort of the same scale."""
    work = level.phrases[index]
    said = level.phrases[index + 1] if index + 1 < len(level.phrases) else None
    if (
        not isinstance(work, Work)
        or not isinstance(said, Efforts)
        or len(said.efforts) != 1
        or not blocks
        or not blocks[-1].counted
        or blocks[-1].recs
        or blocks[-1].kind is not Kind.WORK
        or work.counted
        or work.amount is None
        or work.kind is not Kind.WORK
        or work.sep in ("+", ">", "nl")
    ):
        return None
    last = index + 2 == len(level.phrases)
    reps = [leaf.effort.text if leaf.effort is not None else "" for leaf in leaves(blocks[-1].node)]
    if not all(text and _is_lower(said.efforts[0].text, text) for text in reps):
        return None
    if last and work.sep != "" and is_long(work.amount):
        return None
    if work.amount.metres is not None and any(
        (leaf.amount.metres or 0.0) < work.amount.metres for leaf in leaves(blocks[-1].node)
    ):
        return None
    del level.phrases[index + 1]
    effort = said.efforts[0]
    if effort.text in ("easy", "slow"):
        return Rec(work.column, [work.amount], mode="easy", sep=work.sep, said=f"{describe(work.amount)} {effort.text}")
    cur.note(f"{describe(work.amount)} @{effort.text} read as the recovery between reps; else write 1 x before it")
    return Rec(work.column, [work.amount], effort=effort, sep=work.sep, said=f"{describe(work.amount)} @{effort.text}")


_SCALE = re.compile(r"(?P<zone>Z|PZ)?(?P<low>[0-9.]+)(?:-(?:Z|PZ)?(?P<high>[0-9.]+))?(?: (?P<unit>%.*)|(?P<ten>/10))?")


def _is_lower(text: str, other: str) -> bool:
    """Whether an effort is plainly lower than another on the same scale: zones, percent, 0-10."""
    if text in ("easy", "E", "slow"):
        return other not in _EASY
    here, there = _SCALE.fullmatch(text), _SCALE.fullmatch(other)
    if here is None or there is None:
        return False
    if bool(here["zone"]) != bool(there["zone"]) or bool(here["ten"]) != bool(there["ten"]):
        return False
    if not here["zone"] and not here["ten"] and not (here["unit"] and there["unit"]):
        return False
    step = 10 if here["unit"] else 2
    return float(here["high"] or here["low"]) <= float(there["low"]) - step
