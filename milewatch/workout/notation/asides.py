"""Lengths that say less than they mean: a time alone after reps, a time in ( )."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from milewatch.workout.effort import Form
from milewatch.workout.model import Kind
from milewatch.workout.notation.amounts import describe
from milewatch.workout.notation.blocks import Block, give_efforts
from milewatch.workout.notation.easy_end import is_long
from milewatch.workout.notation.errors import NotationError
from milewatch.workout.notation.phrases import Amount, Efforts, Level, Rec, Work
from milewatch.workout.notation.plausible import plausible
from milewatch.workout.notation.tree import count_of, first, leaves, levels

if TYPE_CHECKING:
    from milewatch.workout.notation.cursor import Cursor


def bare_rest(cur: Cursor, blocks: list[Block], level: Level, index: int, *, repeated: bool = False) -> Rec | None:
    """ "8 x 400m, 90s": a time alone after reps that have no recovery yet is theirs, and that is said."""
    work = level.phrases[index]
    following = level.phrases[index + 1] if index + 1 < len(level.phrases) else None
    if not isinstance(work, Work) or not blocks or blocks[-1].kind is not Kind.WORK:
        return None
    if repeated and following is None and work.counted is False and _ends_each_pass(blocks, work):
        length = describe(work.amount) if work.amount is not None else ""
        cur.note(f"{length} read as rest after every pass")
        return Rec(work.column, [work.amount] if work.amount is not None else [], sep="+", marker="/", said=length)
    if work.sep == "+" and following is None:
        _not_added(cur, blocks[-1], work)
    if work.sep == "+" and (_at_a_pace(blocks[-1]) or not _among_distances(blocks[-1], work, following)):
        return None
    if (
        work.counted
        or work.amount is None
        or work.amount.ms is None
        or work.kind is not Kind.WORK
        or (isinstance(following, Efforts) and not following.sep)
    ):
        return None
    if _between_blocks(blocks[-1], work, following):
        _rest_in_brackets(cur, blocks[-1])
        cur.note(f"{describe(work.amount)} read as rest, standing between two blocks of reps")
        return Rec(work.column, [work.amount], sep=work.sep, said=describe(work.amount))
    if _among_distances(blocks[-1], work, following):
        cur.note(f"{describe(work.amount)} read as rest, standing between two distances")
        return Rec(work.column, [work.amount], sep=work.sep, said=describe(work.amount))
    _not_in_a_row(blocks[-1], work, following)
    if _ends_a_ladder(blocks, work):
        return _ladder_rest(cur, blocks, level, index)
    if not (blocks[-1].counted or (blocks[-1].ladder and work.sep not in ("-", "/"))):
        return None
    given = len([rec for rec in blocks[-1].recs if rec.sep != "/"])
    wanted = sum(1 for places in levels(blocks[-1].node) if not all(place.gap.filled for place in places)) - (
        1 if any(rec.sep == "/" for rec in blocks[-1].recs) else 0
    )
    if given >= wanted or any(rec.scope.kind for rec in blocks[-1].recs):
        said = describe(work.amount)
        if work.sep == "" and isinstance(level.phrases[index - 1], Rec):
            raise NotationError(
                f"{said} right behind a recovery could be the time for it, or one more thing to run.",
                work.column,
                (f"in {said}", f", {said} hard"),
                (work.column - 1, cur.token_end(work.column)),
            )
        cur.note(f"{said} alone read as one more thing to run; for a recovery write {said} rest")
        return None
    behind = level.phrases[index:]
    ahead = _rests_ahead(level, index)
    if ahead is None:
        return None
    rests, mode = ahead
    times = [amount for amount in rests if amount.ms is not None]
    if len(times) == 1 and wanted - given == 1:
        _not_beside_another(cur, blocks[-1], level, index)
    said = ", ".join(describe(amount) for amount in times)
    if 1 < len(times) == count_of(blocks[-1].node) and _could_be_run_in(blocks[-1], times):
        raise _targets_or_rests(cur, blocks[-1], times, behind[len(times) - 1], sets=False)
    if (
        work.sep == ""
        and blocks[-1].maybe_target is None
        and not all(leaf.effort is not None for leaf in leaves(blocks[-1].node))
        and not (len(times) == 1 and _sets_alone_are_open(blocks[-1]))
    ):
        raise _targets_or_rests(cur, blocks[-1], times, behind[len(times) - 1], sets=wanted - given == 2)
    if len(times) == 2 and wanted - given == 2:
        reps, sets = (describe(amount) for amount in times)
        cur.note(f"{reps} read as rest between reps, {sets} between sets")
        blocks[-1].recs.append(Rec(work.column, times[:1], sep=work.sep, said=reps))
        return Rec(work.column, times[1:], mode=mode, sep=work.sep, said=sets)
    cur.note(f"{said} read as rest between {'sets' if given or wanted < len(levels(blocks[-1].node)) else 'reps'}")
    return Rec(work.column, times, mode=mode, sep=work.sep, said=said)


def _not_in_a_row(block: Block, work: Work, following: object) -> None:
    """ "200, 200, 400 with 30s, 60s, 3 min": times alone behind a recovery are hardly things to run."""
    if (
        block.single
        and first(block.node).amount.metres is not None
        and any(rec.amounts and rec.amounts[0].ms is not None and rec.marker != "R=" for rec in block.recs)
        and isinstance(following, Work)
        and following.sep == work.sep == ","
        and not following.counted
        and following.kind is Kind.WORK
        and following.amount is not None
        and following.amount.ms is not None
    ):
        raise NotationError("It does not show whether these times are recoveries, or more things to run.", work.column)


def _ends_a_ladder(blocks: list[Block], work: Work) -> bool:
    """ "600, 400, 200, 90s": a time alone after several distances with nothing said between them."""
    run = blocks[-2:]
    return (
        work.sep in (",", ";", "nl")
        and len(run) == 2
        and all(
            block.single and block.kind is Kind.WORK and not block.recs and first(block.node).amount.metres is not None
            for block in run
        )
    )


def _ladder_rest(cur: Cursor, blocks: list[Block], level: Level, index: int) -> Rec | None:
    work = level.phrases[index]
    following = level.phrases[index + 1] if index + 1 < len(level.phrases) else None
    assert isinstance(work, Work)
    assert work.amount is not None
    said = describe(work.amount)
    if isinstance(following, (Work, Rec)) and not (isinstance(following, Rec) and following.scope.kind):
        if isinstance(following, Work) and (following.counted or following.kind is not Kind.WORK):
            return None
        raise NotationError(
            f"{said} alone after these could be a recovery, or one more thing to run.",
            work.column,
            (f"{said} rest between reps", f"{said} hard"),
        )
    cur.note(f"{said} read as rest between reps")
    return Rec(work.column, [work.amount], sep=work.sep, said=said)


def _sets_alone_are_open(block: Block) -> bool:
    """ "2 x (4 x 400, 60s) 3min": the reps have their recovery, and nobody gives a target for a set."""
    inner = [place for places in levels(block.node)[:-1] for place in places]
    return block.group and block.counted and bool(inner) and all(place.gap.filled for place in inner)


def _not_added(cur: Cursor, block: Block, work: Work) -> None:
    """ "10x400@75+60s": a short time added to reps that have no recovery."""
    if not block.counted or block.recs or block.group or work.amount is None or not 0 < (work.amount.ms or 0) < 300_000:
        return
    if work.counted or work.kind is not Kind.WORK or any(leaf.amount.metres is None for leaf in leaves(block.node)):
        return
    said = describe(work.amount)
    start = cur.text.rfind("+", 0, work.column)
    raise NotationError(
        f"{said} added to these could be their recovery, or one more thing to run.",
        work.column,
        (f" w/ {said} rest", f", {said} hard"),
        (start, cur.token_end(work.column)),
    )


def _at_a_pace(block: Block) -> bool:
    """Steps at a pace joined by + are a format in which a time alone is one more step."""
    return any(leaf.effort is not None and leaf.effort.form is Form.PACE for leaf in leaves(block.node))


def _ends_each_pass(blocks: list[Block], work: Work) -> bool:
    """ "10 x (400m + 60s)", "4 x (400m, 60s, 200m, 2 min)": a time alone at the end, all before it having a rest."""
    return (
        all(block.single and first(block.node).amount.metres is not None for block in blocks)
        and not blocks[-1].recs
        and (all(block.recs for block in blocks[:-1]) if len(blocks) > 1 else not _at_a_pace(blocks[0]))
        and work.kind is Kind.WORK
        and work.sep in ("+", ",", ";")
        and work.amount is not None
        and work.amount.ms is not None
    )


def _could_be_run_in(block: Block, times: list[Amount]) -> bool:
    """Whether as many times as there are reps could be what each of them is run in."""
    reps = list(leaves(block.node))
    return all(
        leaf.effort is None and leaf.amount.metres is not None and plausible(leaf.amount.metres, (time.ms or 0) / 1000)
        for leaf in reps
        for time in times
    )


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
    alone = (("/",) if block.single else ()) + (("",) if block.single and block.maybe_target is not None else ())
    if work.sep not in (",", ";", "nl", "-", "+", *alone) or block.recs or levels(block.node):
        return False
    if next(leaves(block.node)).amount.metres is None:
        return False
    return (
        isinstance(following, Work)
        and following.kind is Kind.WORK
        and (following.amount is None or following.amount.metres is not None)
    )


def _rest_in_brackets(cur: Cursor, block: Block) -> None:
    """ "6x400 (60s), 3 min, 6x200 (30s)": with another rest between the blocks the one in ( ) is between the reps."""
    said = block.maybe_target
    if said is None or block.recs:
        return
    effort = said.efforts[0]
    length = Amount(ms=round((effort.high or 0.0) * 1000), column=said.column)
    block.recs.append(Rec(said.column, [length], marker="(", said=f"({effort.text})"))
    block.maybe_target = None
    cur.note(f"({effort.text}) read as rest between reps; for a target write @{effort.text.replace(' ', '')}")


def _between_blocks(block: Block, work: Work, following: object) -> bool:
    """ "6x400 (60s jog), 3 min, 6x200 (30s jog)": a time alone between reps over distances that have their own."""
    return (
        block.counted
        and (bool(block.recs) or (block.maybe_target is not None and bool(levels(block.node))))
        and work.sep in (",", ";", "nl", "-", "+")
        and all(leaf.amount.metres is not None for leaf in leaves(block.node))
        and isinstance(following, Work)
        and following.counted
        and (following.amount is None or following.amount.metres is not None)
        and len(levels(block.node)) <= max(1, len(block.recs))
    )


def _rests_ahead(level: Level, index: int) -> tuple[list[Amount], str | None] | None:
    """The times that follow with commas, up to a phrase of another kind, and how they are taken.

    A last one with "rest" or "jog" belongs to them.
    """
    times: list[Amount] = []
    mode = None
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
            mode = phrase.mode
            taken += 1
        elif isinstance(phrase, Efforts) and not phrase.sep:
            return None
        break
    del level.phrases[index + 1 : taken]
    return times, mode


def targets_in_brackets(cur: Cursor, blocks: list[Block]) -> None:
    """A bare time in ( ): after a time step a recovery; after a distance a target, if the recovery stands elsewhere."""
    rests = [block for block in blocks if _after_all_but_the_last(blocks, block)]
    bare = not any(block.recs for block in blocks)
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
        elif _of_sets_alone(block):
            block.recs.insert(0, rec)
            cur.note(f"({effort.text}) read as rest between reps; for a target write @{effort.text.replace(' ', '')}")
        elif block in rests:
            block.recs.insert(0, rec)
            cur.note(
                f"({effort.text}) read as rest after {describe(amounts[0])}; for a target write @{effort.text[:-2]}s"
            )
        elif not block.recs and any(leaf.effort is not None for leaf in leaves(block.node)):
            block.recs.insert(0, rec)
            cur.note(f"({effort.text}) read as rest between reps, since the effort stands beside it")
        elif (
            block.recs
            or not block.counted
            or any(other.recs and any(r.scope.kind == "reps" for r in other.recs) for other in blocks)
        ):
            give_efforts(cur, block, replace(said, sep=""))
            if bare and len(blocks) > 1:
                cur.note(f"({effort.text}) read as the time to run {describe(amounts[0])} in; for rest write it so")
        else:
            block.recs.insert(0, rec)
            cur.note(f"({effort.text}) read as rest between reps; for a target write @{effort.text.replace(' ', '')}")


def _of_sets_alone(block: Block) -> bool:
    """Whether the recoveries beside a time in ( ) are all said of sets, so that the reps have none."""
    return bool(block.recs) and len(levels(block.node)) > 1 and all(rec.scope.kind == "sets" for rec in block.recs)


def _after_all_but_the_last(blocks: list[Block], block: Block) -> bool:
    """ "1200 (3 min) 1000 (2 min) 800": times between single reps, and none after the last."""
    run = [one for one in blocks if one.kind is Kind.WORK]
    if len(run) < 2 or run[-1].maybe_target is not None or not all(one.single and not one.recs for one in run):
        return False
    return block in run and all(one.maybe_target is not None for one in run[:-1])


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
