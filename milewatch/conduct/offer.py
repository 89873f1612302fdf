"""An unfinished session as `milewatch recover` lists it: a line of text, and an object for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from milewatch.conduct.unfinished import Unfinished


def line(one: Unfinished) -> str:
    """Id, title, when it was started, how far it got; or why it cannot be gone on with."""
    if one.problem is not None:
        return f"{one.id}  {one.problem}"
    when = f"started {one.started:%a %d %b %Y %H:%M:%S}" if one.started else "not at the go yet"
    reps = f"{one.reps_done} of {one.reps_planned} reps"
    told = [one.title, when, reps, one.phase.value if one.phase else "", "rehearsal" if one.rehearsal else ""]
    return f"{one.id}  " + " · ".join(part for part in (*told, *one.damage) if part)


def as_json(one: Unfinished) -> dict[str, Any]:
    """The same for programs; a key that does not apply is left out."""
    shape = {
        "id": one.id,
        "title": one.title,
        "started": one.started.isoformat(timespec="milliseconds") if one.started else None,
        "last": one.last.isoformat(timespec="milliseconds") if one.last else None,
        "athletes": one.athletes,
        "reps_done": one.reps_done,
        "reps": one.reps_planned,
        "phase": one.phase.value if one.phase else None,
        "rehearsal": one.rehearsal,
        "damage": list(one.damage),
        "problem": one.problem,
    }
    return {key: value for key, value in shape.items() if value is not None}
