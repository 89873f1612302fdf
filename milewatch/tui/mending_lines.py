"""The laps of a saved session as lines to be mended, and what is typed about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from milewatch.records import mending
from milewatch.records.mending import MendError
from milewatch.records.sums import off_target_cs
from milewatch.records.typed import typed_time
from milewatch.records.words import one_line
from milewatch.workout import saying, times
from milewatch.workout.units import parse_distance

if TYPE_CHECKING:
    from milewatch.records.log import LapRow, Log

NARROW = 60


@dataclass(frozen=True, slots=True)
class Question:
    """What is typed for a mending."""

    what: str
    """The name of the act."""
    text: str
    """What is asked."""
    value: str = ""
    """What stands there to begin with."""
    like: str = ""
    """What an answer looks like."""


def lap_line(row: LapRow, log: Log, athlete: str, width: int) -> Content:
    """One lap."""
    reps = log.sets(athlete)
    number = ""
    if row.kind == "work" and row.set is not None and row.rep is not None:
        number = f"{row.set}.{row.rep}" if len(reps) > 1 else f"{row.rep}"
        number += f" part {row.part}" if row.part is not None else ""
    off = off_target_cs(row)
    difference = "" if off is None else times.difference(10 * off, none="on")
    metres = f"{row.metres:g} m" if row.metres is not None else ""
    splits = " ".join(times.logged(split) for split in row.splits_cs)
    more = [splits, row.end or "", f"paused {times.logged(row.paused_cs)}" if row.paused_cs else ""]
    more += ["edited" if row.edited else "", one_line(row.notes)]
    said = " · ".join(part for part in more if part)
    what = f"{saying.KIND_NAMES[row.kind]} {number}".rstrip()
    bold = "bold" if row.kind == "work" else ""
    if width < NARROW:
        parts = [(f" {what:<12}", bold), (f"{times.logged(row.time_cs):>9}  {said}", "")]
    else:
        figures = f"{times.logged(row.time_cs):>9} {difference:>8} {metres:>7}  {said}"
        parts = [(f"{times.logged(row.at_cs):>8} ", ""), (f"{what:<16}", bold), (figures, "")]
    return Content.assemble(*parts).truncate(width, ellipsis=True)


def stamp_line(log: Log, stamp: int) -> Content:
    """A mark of nobody."""
    row = log.unassigned[stamp]
    whose = row.extra.get("athlete")
    of = f" (of {one_line(str(whose))}, without a lap)" if whose else ""
    return Content.assemble(f"{times.logged(row.at_cs):>8} ", (f"mark of nobody{of}", "bold"))


def question(what: str, row: LapRow | None) -> Question:
    """What to ask for an act, with what is there already."""
    match what:
        case "time" if row is not None:
            return Question(what, "How long did it take?", times.logged(row.time_cs), "1:15.2")
        case "metres" if row is not None:
            return Question(what, "How far was it, in metres?", "" if row.metres is None else f"{row.metres:g}", "305")
        case "notes" if row is not None:
            return Question(what, "Notes about this lap", one_line(row.notes))
        case "passings" if row is not None:
            return Question(
                what, "Splits, from its beginning", " ".join(map(times.logged, row.splits_cs[:-1])), "0:37.1 1:15.4"
            )
        case "split":
            return Question(what, "How long did the first part take?", like="1:15.2")
        case "add":
            return Question(what, "How long did one lap more take?", like="1:15.2")
        case "swap":
            return Question(what, "Swapped with whose?", like="a name, or how it begins")
        case "plan":
            return Question(what, "What was it that this athlete ran?", like="4x400 @75 s w/ 60 s, or a name")
        case _:
            return Question(what, "Whose is it?", like="a name, or how it begins")


def mended(log: Log, athlete: str, lap: int, what: str, typed: str) -> Log:
    """The log after a mending for which something was typed. Raises ValueError, a sentence."""
    match what:
        case "time":
            return mending.with_time(log, athlete, lap, typed_time(typed))
        case "metres":
            return mending.with_metres(log, athlete, lap, _metres(typed))
        case "notes":
            return mending.with_notes(log, athlete, lap, one_line(typed))
        case "passings":
            return mending.with_splits(log, athlete, lap, [typed_time(part) for part in typed.split()])
        case "split":
            return mending.with_mark(log, athlete, lap, typed_time(typed), mending.planned(log, athlete))
        case "add":
            return mending.with_lap(log, athlete, typed_time(typed), mending.planned(log, athlete))
        case "swap":
            return mending.swapped(log, athlete, lap, whose(log, typed))
        case _:
            other = whose(log, typed)
            return mending.reassigned(log, athlete, lap, other, mending.planned(log, other))


def given(log: Log, stamp: int, typed: str) -> Log:
    """The log in which a mark of nobody is of the athlete that was typed. Raises ValueError, a sentence."""
    athlete = whose(log, typed)
    return mending.assigned(log, stamp, athlete, mending.planned(log, athlete))


def whose(log: Log, typed: str) -> str:
    """The athlete of the log that is meant by an id, a name or how one begins. Raises MendError, a sentence."""
    wanted = typed.strip().casefold()
    exact = [key for key, row in log.athletes.items() if wanted in (key.casefold(), row.name.casefold())]
    found = exact or [
        key
        for key, row in log.athletes.items()
        if wanted and (key.casefold().startswith(wanted) or row.name.casefold().startswith(wanted))
    ]
    if len(found) == 1:
        return found[0]
    names = ", ".join(one_line(log.athletes[key].name) for key in found or log.athletes)
    raise MendError(f"“{typed.strip()}” is {'more than one' if found else 'none'} of the athletes: {names}")


def _metres(typed: str) -> float | None:
    text = typed.strip().lower().removesuffix("m").strip().replace(",", ".")
    if not text:
        return None
    try:
        metres = float(text)
    except ValueError:
        try:
            metres = parse_distance(typed.strip())
        except ValueError:
            raise MendError(f"“{typed.strip()}” is no distance: write metres, such as 305") from None
    if not 0 <= metres <= 1_000_000:
        raise MendError(f"“{typed.strip()}” is no distance that can be run")
    return metres
