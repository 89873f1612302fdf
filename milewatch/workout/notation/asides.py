"""Lengths that say less than they mean: a time alone after reps, a time in ( )."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from milewatch.workout.model import Kind
from milewatch.workout.notation.amounts import describe
from milewatch.workout.notation.blocks import Block, give_efforts
from milewatch.workout.notation.easy_end import is_long
from milewatch.workout.notation.errors import NotationError
from milewatch.workout.notation.phrases import Amount, Efforts, Level, Rec, Work
from milewatch.workout.notation.plausible import plausible
from milewatch.workout.notation.tree import count_of, leaves, levels

if TYPE_CHECKING:
    from milewatch.workout.notation.cursor import Cursor


_EASY = ("easy", "E", "slow", "Z1", "Z2", "CL", "CA", "TR")


def easy_half(cur: Cursor, blocks: list[Block], level: Level, index: int) -> Rec | None:
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


def bare_rest(cur: Cursor, blocks: list[Block], level: Level, index: int) -> Rec | None:
    """ "8 x 400m, 90s": a time alone after reps that have no recovery yet is theirs, and that is said."""
    work = level.phrases[index]
    following = level.phrases[index + 1] if index + 1 < len(level.phrases) else None
    if not isinstance(work, Work) or not blocks or blocks[-1].kind is not Kind.WORK:
        return None
    if work.sep == "+" and (blocks[-1].efforts or not _among_distances(blocks[-1], work, following)):
        return None
    if (
        work.counted
        or work.amount is None
        or work.amount.ms is None
        or work.kind is not Kind.WORK
        or isinstance(following, Efforts)
    ):
        return None
    if _among_distances(blocks[-1], work, following):
        cur.note(f"{describe(work.amount)} read as rest, standing between two distances")
        return Rec(work.column, [work.amount], sep=work.sep, said=describe(work.amount))
    if not (blocks[-1].counted or (blocks[-1].ladder and work.sep != "-")):
        return None
    given = len([rec for rec in blocks[-1].recs if rec.sep != "/"])
    wanted = sum(1 for places in levels(blocks[-1].node) if not all(place.gap.filled for place in places)) - (
        1 if any(rec.sep == "/" for rec in blocks[-1].recs) else 0
    )
    if given >= wanted or any(rec.scope.kind for rec in blocks[-1].recs):
        said = describe(work.amount)
        cur.note(f"{said} alone read as one more thing to run; for a recovery write {said} rest")
        return None
    behind = level.phrases[index:]
    rests = _rests_ahead(level, index)
    if rests is None:
        return None
    times = [amount for amount in rests if amount.ms is not None]
    if len(times) == 1 and wanted - given == 1:
        _not_beside_another(cur, blocks[-1], level, index)
    said = ", ".join(describe(amount) for amount in times)
    if work.sep == "" and not all(leaf.effort is not None for leaf in leaves(blocks[-1].node)):
        raise _targets_or_rests(cur, blocks[-1], times, behind[len(times) - 1], sets=wanted - given == 2)
    if len(times) == 2 and wanted - given == 2:
        first, second = (describe(amount) for amount in times)
        cur.note(f"{first} read as rest between reps, {second} between sets")
        blocks[-1].recs.append(Rec(work.column, times[:1], sep=work.sep, said=first))
        return Rec(work.column, times[1:], sep=work.sep, said=second)
    cur.note(f"{said} read as rest between {'sets' if given or wanted < len(levels(blocks[-1].node)) else 'reps'}")
    return Rec(work.column, times, sep=work.sep, said=said)


def _targets_or_rests(cur: Cursor, block: Block, times: list[Amount], end: object, *, sets: bool) -> NotationError:
    """ "5 x 600 2:00 1:58 1:56 1:54 1:52, 3 min rest": what so many times could be for so many reps."""
    listed = [describe(amount) for amount in times]
    said, reps, rest = ", ".join(listed), count_of(block.node), listed[-1]
    offered = [f"@ {said}", f"w/ {said} rest"] if len(times) == 1 else []
    if len(times) > 1 and len(times) == reps:
        offered.append(f"@ {said}")
    if len(times) > 1 and len(times) == reps + 1:
        offered.append(f"@ {', '.join(listed[:-1])} w/ {rest} rest")
    if len(times) == 2 and sets:
        offered.append(f"w/ {listed[0]} rest, {rest} rest between sets")
    if len(times) == reps - 1 > 1:
        offered.append(f"w/ rest {said}")
    start = times[0].column - 1
    stop = next((token.end for token in cur.tokens if token.start == times[-1].column - 1), start)
    if isinstance(end, Rec):
        stop = max(stop, cur.text.find(end.said, end.column - 1) + len(end.said))
    return NotationError(
        f"{said} without a word could be targets or recoveries."
        if len(times) > 1
        else f"{said} without a word could be a target or a recovery.",
        times[0].column,
        tuple(offered),
        (start, stop),
    )


def _not_beside_another(cur: Cursor, block: Block, level: Level, index: int) -> None:
    """ "4x800 - 2:30 - 400 jog": one of the two must be something else than the recovery."""
    work, beside = level.phrases[index], level.phrases[index + 1] if index + 1 < len(level.phrases) else None
    if not isinstance(work, Work) or work.amount is None or not isinstance(beside, Rec):
        return
    length = beside.amounts[0] if beside.amounts else Amount()
    if beside.scope.kind or not beside.said or (beside.mode in ("easy", "jog") and is_long(length)):
        return
    said, rest = describe(work.amount), beside.said.strip()
    start = len(cur.text[: work.column - 1].rstrip(" ,;-–—"))
    end = cur.text.find(rest, beside.column - 1) + len(rest)
    end += 1 if cur.text[end : end + 1] == ")" else 0
    leaf = next(leaves(block.node))
    fits = leaf.effort is None and plausible(leaf.amount.metres or 0.0, (work.amount.ms or 0) / 1000)
    raise NotationError(
        f"{said} and {rest} cannot both be the recovery between these reps{f': {said} could be a target' * fits}.",
        work.column,
        (
            *((f" @{said} w/ {rest}",) if fits else ()),
            *((f" w/ {rest} in {said}",) if length.metres is not None else ()),
            f" w/ {said} rest",
        ),
        (start, end),
    )


def _among_distances(block: Block, work: Work, following: object) -> bool:
    """ "600m @ mile, 90s, 400m": a time alone between two distances, when the first needs no recovery of its own."""
    if (
        work.sep not in (",", ";", "nl", "-", "+")
        or block.recs
        or levels(block.node)
        or next(leaves(block.node)).amount.metres is None
    ):
        return False
    return (
        isinstance(following, Work)
        and following.kind is Kind.WORK
        and (following.amount is None or following.amount.metres is not None)
    )


def _rests_ahead(level: Level, index: int) -> list[Amount] | None:
    """The times that follow with commas, up to a phrase of another kind; a last one with "rest" belongs to them."""
    times: list[Amount] = []
    taken = index
    for phrase in level.phrases[index:]:
        if (
            isinstance(phrase, Work)
            and phrase.amount is not None
            and phrase.amount.ms is not None
            and not phrase.counted
        ):
            times.append(phrase.amount)
            taken += 1
            continue
        if (
            isinstance(phrase, Rec)
            and len(times) > 0
            and len(phrase.amounts) == 1
            and phrase.amounts[0].ms is not None
            and not phrase.scope.kind
            and not (phrase.mode in ("easy", "jog") and is_long(phrase.amounts[0]))
        ):
            times.append(phrase.amounts[0])
            taken += 1
        elif isinstance(phrase, Efforts):
            return None
        break
    del level.phrases[index + 1 : taken]
    return times


def targets_in_brackets(cur: Cursor, blocks: list[Block]) -> None:
    """A bare time in ( ): after a time step a recovery; after a distance a target, if the recovery stands elsewhere."""
    for block in blocks:
        said = block.maybe_target
        if said is None:
            continue
        effort = said.efforts[0]
        seconds = effort.high or 0.0
        amounts = [leaf.amount for leaf in leaves(block.node)]
        rec = Rec(
            said.column, [Amount(ms=round(seconds * 1000), column=said.column)], marker="(", said=f"({effort.text})"
        )
        fits = all(amount.metres is None or plausible(amount.metres, seconds) for amount in amounts)
        if not fits and block.recs:
            raise NotationError(
                f"({effort.text}) is no time for {describe(amounts[0])}, and the recovery stands beside it.",
                said.column,
            )
        if all(amount.ms is not None for amount in amounts):
            block.recs.insert(0, rec)
        elif not fits:
            block.recs.insert(0, rec)
            cur.note(f"({effort.text}) read as rest between reps: it is no time for {describe(amounts[0])}")
        elif (
            block.recs
            or not block.counted
            or any(other.recs and any(r.scope.kind == "reps" for r in other.recs) for other in blocks)
        ):
            give_efforts(cur, block, replace(said, sep=""))
        elif any(leaf.effort is not None for leaf in leaves(block.node)):
            block.recs.insert(0, rec)
            cur.note(f"({effort.text}) read as rest between reps, since the effort stands beside it")
        else:
            block.recs.insert(0, rec)
            cur.note(f"({effort.text}) read as rest between reps; for a target write @{effort.text.replace(' ', '')}")


def in_order(blocks: list[Block]) -> list[Block]:
    """Warm-ups said at the end ("…, open WU and CD") are run at the start, and a cool-down said with one at the end."""
    first_work = next((i for i, block in enumerate(blocks) if block.kind is Kind.WORK), None)
    if first_work is None:
        return blocks
    late = [block for i, block in enumerate(blocks) if block.kind is Kind.WARMUP and i > first_work]
    last_work = max(i for i, block in enumerate(blocks) if block.kind is Kind.WORK)
    soon = [block for i, block in enumerate(blocks) if block.kind is Kind.COOLDOWN and i < last_work]
    rest = [block for block in blocks if block not in late and block not in soon]
    return [*late, *rest, *soon]
