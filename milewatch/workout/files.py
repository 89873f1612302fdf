"""A workout file (schema 1): TOML text to a workout, and a workout to the document that is written as TOML.

Pure: whoever calls reads and writes the file. docs/workouts.md has the format for people.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from milewatch.tomlread import TomlError, parse
from milewatch.workout.file_steps import StepError, read_nodes, slips_in, write_nodes
from milewatch.workout.file_values import FileValueError, read_distance, shown
from milewatch.workout.model import Workout
from milewatch.workout.notation import NotationError, read, write
from milewatch.workout.units import format_distance

SCHEMA = 1
_KEYS = ("schema", "title", "notes", "tags", "surface", "total", "steps")
_TOTALS_AGREE = 0.005


class WorkoutFileError(ValueError):
    """A workout file that cannot be used: which file, which key, what is wrong and what would be right."""

    def __init__(self, file: str, key: str, what: str, fix: str) -> None:
        super().__init__(f"{file}{f', {key}' if key else ''}: {what}{f'; {fix}' if fix else ''}")
        self.file = file
        self.key = key
        self.what = what
        self.fix = fix


@dataclass(frozen=True, slots=True)
class WorkoutFile:
    """A workout and the document it came from, so that keys which Milewatch does not know survive an edit."""

    workout: Workout
    document: dict[str, Any]
    read_only: bool = False
    """Written by a newer version: it can be run, and is never written to."""


def read_workout(text: str, file: str, *, source: str | None = None) -> WorkoutFile:
    """Read a workout file. `file` names it in errors; `source` is its name in the library. Raises WorkoutFileError."""
    try:
        document = parse(text)
    except TomlError as error:
        raise WorkoutFileError(file, "", str(error), "") from error
    newer = _is_newer(document, file)
    try:
        workout = _read_steps(document, file)
        total = read_distance(document["total"]) if "total" in document else None
    except StepError as problem:
        raise WorkoutFileError(file, problem.key, problem.what, _newer_fix(problem.fix, newer)) from problem
    except FileValueError as problem:
        raise WorkoutFileError(file, "total", problem.what, problem.fix) from problem
    return WorkoutFile(
        replace(
            workout,
            title=_line(document, "title", file) or workout.title,
            notes=_notes(document, file),
            tags=_tags(document, file),
            surface=_line(document, "surface", file) or None,
            total_m=_total(workout.total_m, total, file),
            source=source,
            readings=(*workout.readings, *_unknown_keys(document)),
        ),
        document,
        newer,
    )


def document(workout: Workout, file: WorkoutFile | None = None, *, tables: bool = False) -> dict[str, Any]:
    """The document to write for a workout, in place of `file` if it is an edit.

    Steps are shorthand where that reads back to the same steps, tables otherwise or if `tables` is asked for. Keys of
    `file` that Milewatch does not know are kept. Raises WorkoutFileError if `file` is of a newer schema.
    """
    if file is not None and file.read_only:
        raise WorkoutFileError(
            workout.source or "the file",
            "schema",
            f"written by a newer Milewatch (schema {shown(file.document['schema'])})",
            "save the workout under another name, or update Milewatch",
        )
    new: dict[str, Any] = {"schema": SCHEMA}
    if workout.title:
        new["title"] = workout.title
    if workout.notes:
        new["notes"] = workout.notes
    if workout.tags:
        new["tags"] = list(workout.tags)
    if workout.surface:
        new["surface"] = workout.surface
    if workout.total_m is not None:
        new["total"] = format_distance(workout.total_m)
    kept = {key: value for key, value in (file.document if file else {}).items() if key not in _KEYS}
    shorthand = None if tables else _shorthand(workout)
    return {**new, **kept, "steps": write_nodes(workout.steps) if shorthand is None else shorthand}


def _is_newer(document: dict[str, Any], file: str) -> bool:
    schema = document.get("schema")
    if isinstance(schema, bool) or not isinstance(schema, int) or schema < 1:
        said = "is missing" if schema is None else f"is {shown(schema)}"
        raise WorkoutFileError(file, "schema", f"the number of the format {said}", f"write schema = {SCHEMA}")
    return schema > SCHEMA


def _newer_fix(fix: str, newer: bool) -> str:
    return "the file was written by a newer Milewatch, so update this one" if newer else fix


def _read_steps(document: dict[str, Any], file: str) -> Workout:
    """The steps, with title, total and readings where they are shorthand and have any."""
    steps = document.get("steps")
    if not isinstance(steps, str):
        nodes = read_nodes(steps, "steps")
        return Workout(nodes, readings=slips_in(nodes))
    try:
        return read(steps)
    except NotationError as error:
        alternatives = f"write {' or '.join(error.alternatives)}" if error.alternatives else ""
        raise WorkoutFileError(file, "steps", f"column {error.column}: {error.message}", alternatives) from error


def _shorthand(workout: Workout) -> str | None:
    """Shorthand that reads to exactly these steps: as it was typed, else as it is printed; None if neither does."""
    for text in (workout.text, _printed(workout)):
        try:
            again = read(text)
        except NotationError:
            continue
        same_total = again.total_m is None or again.total_m == workout.total_m
        if again.steps == workout.steps and same_total and again.title in ("", workout.title):
            return text
    return None


def _printed(workout: Workout) -> str:
    try:
        return write(workout)
    except ValueError:
        return ""


def _total(said: float | None, total: float | None, file: str) -> float | None:
    """The whole run, from the key or from the shorthand; both must agree."""
    if said is not None and total is not None and abs(said - total) > _TOTALS_AGREE * total:
        what = f"{format_distance(total)} here, but the shorthand of steps says {format_distance(said)} in all"
        raise WorkoutFileError(file, "total", what, "keep one of them")
    return said if total is None else total


def _line(document: dict[str, Any], key: str, file: str) -> str:
    """A text of one line, without control characters."""
    value = document.get(key, "")
    if not isinstance(value, str):
        raise WorkoutFileError(file, key, f"{shown(value)} is not a text", f'write it in quotes, {key} = "…"')
    return " ".join(_printable(value).split())


def _notes(document: dict[str, Any], file: str) -> str:
    value = document.get("notes", "")
    if not isinstance(value, str):
        raise WorkoutFileError(file, "notes", f"{shown(value)} is not a text", 'write it in quotes, notes = "…"')
    return "\n".join(_printable(line).rstrip() for line in value.splitlines()).strip("\n")


def _tags(document: dict[str, Any], file: str) -> tuple[str, ...]:
    value = document.get("tags", [])
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        raise WorkoutFileError(file, "tags", f"{shown(value)} is not a list of words", 'write tags = ["speed", "hill"]')
    return tuple(tag for tag in (" ".join(_printable(tag).split()) for tag in value) if tag)


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)


def _unknown_keys(document: dict[str, Any]) -> tuple[str, ...]:
    """A sentence for each unknown key that is likely a slip of the pen; other unknown keys are a person's own."""
    unknown = [key for key in document if key not in _KEYS]
    if not unknown:
        return ()
    from difflib import get_close_matches  # most files do without it

    return tuple(
        f"the key {shown(key)} is not known and was not used; did you mean {near[0]}?"
        for key in unknown
        if (near := get_close_matches(key, _KEYS, 1, 0.75)) and near[0] not in document
    )
