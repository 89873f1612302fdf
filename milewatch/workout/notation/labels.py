"""Warm-ups and cool-downs: the word, and the length before or after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout import effort as make
from milewatch.workout.model import Kind
from milewatch.workout.notation import efforts, works
from milewatch.workout.notation.amounts import is_amount, range_ahead, take_range, work_amount
from milewatch.workout.notation.phrases import Amount, Efforts, Level, Work
from milewatch.workout.notation.vocabulary import COOLDOWN, WARMUP
from milewatch.workout.units import format_number

if TYPE_CHECKING:
    from milewatch.workout.notation.cursor import Cursor


def label(cur: Cursor, found: Level, sep: str) -> bool:
    """Warm-up and cool-down, the length before or after the word."""
    start = cur.at
    column = cur.look().column
    opened = cur.skip("open")
    if not opened and (is_amount(cur) or cur.word("a", "half", "an", "easy", "jog", "the")):
        ahead = 0
        if range_ahead(cur):
            ahead = 3
        elif is_amount(cur):
            ahead = 1
        elif label_after(cur, 0) is not None and not cur.word("the"):
            ahead = 0
        elif cur.word("a", "half"):
            ahead = next((i for i in range(1, 4) if cur.word("mile", ahead=i)), 0) + 1
        if label_after(cur, ahead) is None:
            cur.at = start
            return False
        return _length_first(cur, found, sep, column, ahead)
    kind = is_label(cur)
    if kind is None:
        cur.at = start
        return False
    take_label(cur)
    other = None
    if (cur.sym("/", "&", "+") or cur.word("and")) and (second := is_label(cur, 1)) is not None and second is not kind:
        cur.take()
        other = take_label(cur)
    while (
        cur.sym(":")
        or cur.word("of", "for", "with", "w/", "is")
        or (cur.word("jog", "run", "easy", "a") and is_amount(cur, 1))
    ):
        cur.take()
    amount, effort = Amount(column=column), None
    headed = _heads_a_line(cur, start) and _line_is_easy(cur)
    while headed and cur.look().kind == "nl":
        cur.take()
    if cur.word("open"):
        cur.take()
    elif not opened and (is_amount(cur) or cur.word("half")) and not works.count_ahead(cur) and _is_length(cur):
        amount = take_range(cur) if range_ahead(cur) else work_amount(cur)
        cur.skip("jog", "jogging", "run", "running")
    if cur.sym("@"):
        cur.take()
        effort = efforts.one_marked(cur)
    elif cur.word("at") or efforts.is_effort(cur):
        cur.skip("at")
        effort = efforts.bare(cur) or efforts.one_marked(cur)
    cur.skip("jog", "jogging", "run", "running")
    for one in [kind] if other is None else [kind, other]:
        found.phrases.append(Work(column, sep, amount=amount, kind=one))
        if effort is not None:
            found.phrases.append(Efforts(column, [effort]))
    return True


def _heads_a_line(cur: Cursor, start: int) -> bool:
    """Whether the label stands alone on its line: what it names is on the next one."""
    before = cur.tokens[start - 1].kind if start else "nl"
    return before == "nl" and cur.look().kind == "nl"


def _line_is_easy(cur: Cursor) -> bool:
    """Whether the next line is a length and how it is jogged, and nothing else."""
    ahead = 0
    while cur.look(ahead).kind == "nl":
        ahead += 1
    if not (cur.look(ahead).kind in ("time", "dist") and is_amount(cur, ahead)):
        return False
    ahead += 1
    while cur.word("easy", "ez", "jog", "jogging", "run", "running", "of", "steady", ahead=ahead):
        ahead += 1
    return cur.look(ahead).kind in ("nl", "end") or cur.sym(",", ";", ".", ahead=ahead)


def _is_length(cur: Cursor) -> bool:
    return (
        cur.look().kind in ("dist", "time") or (cur.look().kind == "num" and cur.look().value >= 50) or range_ahead(cur)
    )


def _length_first(cur: Cursor, found: Level, sep: str, column: int, ahead: int) -> bool:
    """ "2-3 miles WU", "15' easy jog warm up": the length, then its words, then the label."""
    amount = Amount(column=column)
    if range_ahead(cur):
        amount = take_range(cur)
    elif ahead:
        token = cur.look()
        if token.kind == "dist" and token.text.endswith("m") and not token.text.endswith("km") and token.value < 100:
            raise cur.fail(
                f"“{token.raw}” could be {format_number(token.value)} minutes or {format_number(token.value)} metres.",
                f"{format_number(token.value)} min WU",
                token=token,
            )
        amount = work_amount(cur)
    effort = None
    while is_label(cur) is None:
        token = cur.take()
        if token.text in ("easy", "steady", "ez"):
            effort = make.words(token.text)
        elif token.raw == "E":
            effort = make.race("E")
    kind = take_label(cur)
    kinds = [kind]
    if (cur.sym("/", "&", "+") or cur.word("and")) and (second := is_label(cur, 1)) is not None and second is not kind:
        cur.take()
        kinds.append(take_label(cur))
    if cur.sym("@"):
        cur.take()
        effort = efforts.one_marked(cur)
    for one in kinds:
        found.phrases.append(Work(column, sep, amount=amount, kind=one))
        if effort is not None:
            found.phrases.append(Efforts(column, [effort]))
    return True


def is_label(cur: Cursor, ahead: int = 0) -> Kind | None:
    """Warm-up or cool-down, if one is named at `ahead`."""
    token = cur.look(ahead)
    if token.kind != "word":
        return None
    after = cur.look(ahead + 1)
    second = after.text if after.kind == "word" else ""
    if token.text in WARMUP or (token.text in ("warm", "w", "warming") and second == "up"):
        return Kind.WARMUP
    if (
        token.text in COOLDOWN
        or (token.text in ("cool", "warm", "c", "cooling") and second == "down")
        or (token.text == "c" and second == "d")
    ):
        return Kind.COOLDOWN
    return None


def take_label(cur: Cursor) -> Kind:
    """The warm-up or cool-down named here."""
    kind = is_label(cur)
    assert kind is not None
    token = cur.take()
    if token.text in ("warm", "w", "cool", "c", "warming", "cooling"):
        cur.take()
    if cur.word("jog", "jogging", "run", "lap", "laps", "running"):
        cur.take()
    return kind


def label_after(cur: Cursor, ahead: int) -> int | None:
    """Where a warm-up or cool-down is named after a length: "2 miles easy warm up", "15 min jog WU"; else None."""
    for _ in range(5):
        if is_label(cur, ahead) is not None:
            return ahead
        token = cur.look(ahead)
        if token.kind == "word" and token.text in (
            "easy",
            "jog",
            "jogging",
            "run",
            "of",
            "slow",
            "running",
            "gentle",
            "light",
            "steady",
            "for",
            "a",
            "ez",
        ):
            ahead += 1
            continue
        if token.kind == "word" and token.raw == "E":
            ahead += 1
            continue
        return None
    return None
