"""The library of workouts: those that ship, and a person's own folder, which wins by name."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from milewatch import resources
from milewatch.records.words import alike
from milewatch.workout.files import WorkoutFile, WorkoutFileError, document, read_workout
from milewatch.workout.notation import NotationError, read, write

if TYPE_CHECKING:
    from milewatch.workout.model import Workout

MAX_NAME = 60
MAX_BYTES = 1_000_000
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
_REPS = re.compile(r"[0-9]+ ?[x×*]", re.IGNORECASE)
"""How shorthand often begins, and a name seldom does."""
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""Names that Windows keeps for itself, whatever follows the first dot."""


class Origin(StrEnum):
    """Where a workout of the library comes from."""

    YOURS = "yours"
    SHIPPED = "shipped"


class LibraryError(ValueError):
    """No such workout, or a name that cannot be one. `alternatives` are names that would do."""

    def __init__(self, message: str, alternatives: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.alternatives = alternatives


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list of workouts."""

    name: str
    origin: Origin
    path: Path
    title: str = ""
    summary: str = ""
    """The steps in shorthand."""
    tags: tuple[str, ...] = ()
    surface: str | None = None
    problem: str | None = None
    """Why the file cannot be used; everything else is empty then."""
    hides_shipped: bool = False
    """One of the person's own that stands in for a shipped one of the same name."""


def find(word: str, own: Path, shipped: Path | None = None) -> Workout:
    """The workout that WORKOUT means: the name of one in the library, a file, or shorthand, in this order.

    `own` is the person's folder of workouts, which need not exist. Raises LibraryError, WorkoutFileError (a broken file
    of one's own is never passed over for the shipped one) or NotationError.
    """
    word = word.strip()
    paths = _paths(own, shipped)
    if word.lower() in paths:
        return _named(word.lower(), paths[word.lower()])
    path = Path(word)
    if _is_file(path):
        return read_file(path).workout
    if word.lower().endswith(".toml"):
        raise LibraryError(f"there is no file {_plain(word)}; give the path of a workout file, a name or shorthand")
    try:
        return read(word)
    except NotationError:
        if (spaced := slug(word)) in paths:
            raise LibraryError(_no_such(word, (spaced,)), (spaced,)) from None
        if not _NAME.fullmatch(word.lower()) or _REPS.match(word):
            raise
        near = _near(word.lower(), paths)
        if not near and any(c.isdigit() for c in word):
            raise
        raise LibraryError(_no_such(word, near), near) from None


def load(name: str, own: Path, shipped: Path | None = None) -> WorkoutFile:
    """A workout of the library by its name. Raises LibraryError and WorkoutFileError."""
    path = _paths(own, shipped).get(name)
    if path is None:
        near = _near(name, _paths(own, shipped))
        raise LibraryError(_no_such(name, near), near)
    return read_file(path, source=name)


def entries(own: Path, shipped: Path | None = None) -> list[Entry]:
    """All workouts by name, the person's own in place of shipped ones of the same name; broken ones with the reason."""
    ships = _folder(resources.folder("sessions") if shipped is None else shipped)
    owned = _folder(own)
    return [
        _entry(name, path, Origin.YOURS if name in owned else Origin.SHIPPED, name in owned and name in ships)
        for name, path in sorted({**ships, **owned}.items())
    ]


def save(name: str, workout: Workout, own: Path, *, edit: bool = False) -> Path:
    """Write a workout into the person's folder under a name and return its path.

    Without `edit` the name must be new there; with it, the file of that name is replaced and keys that Milewatch does
    not know are kept. Raises LibraryError, WorkoutFileError when the present file is not understood, OSError.
    """
    import tomli_w

    from milewatch.records.atomic import write_atomic

    path = own / f"{safe_name(name)}.toml"
    present: WorkoutFile | None = None
    if path.exists() or path.is_symlink():
        if not edit:
            raise LibraryError(f"you already have a workout named {name}; choose another name, or edit that one")
        present = read_file(path, source=name)
    text = tomli_w.dumps(document(workout, present), multiline_strings=True)
    again = read_workout(text, path.name).workout
    if again.steps != workout.steps:
        raise LibraryError(f"the workout {name} cannot be written so that it reads back the same; it was not saved")
    write_atomic(path, text.encode())
    return path


def ships(name: str) -> bool:
    """Whether a workout of this name ships."""
    return name in _folder(resources.folder("sessions"))


def safe_name(name: str) -> str:
    """The name itself if a file can safely have it. Raises LibraryError with one that would do."""
    good = _NAME.fullmatch(name) and len(name) <= MAX_NAME and not name.endswith((".", ".toml"))
    if good and name.split(".")[0] not in _DEVICES:
        return name
    proposal = slug(name)
    raise LibraryError(
        f"{_plain(name)} cannot be the name of a workout: small letters, digits, hyphens, dots, at most {MAX_NAME}; "
        f"{proposal} would do",
        (proposal,),
    )


def slug(text: str) -> str:
    """A safe name made of any text: "Tuesday: hills!" becomes "tuesday-hills", "Été" "ete"."""
    plain = re.sub(r"[^a-z0-9]+", "-", alike(text.casefold().removesuffix(".toml"))).strip("-")[:MAX_NAME].strip("-")
    return f"{plain}-workout"[:MAX_NAME] if plain in _DEVICES else plain or "workout"


def read_file(path: Path, *, source: str | None = None) -> WorkoutFile:
    """Read a workout file. Raises WorkoutFileError naming it, also when it cannot be opened or is not text."""
    shown = path.name if source is not None else _plain(str(path))
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise WorkoutFileError(shown, "", f"cannot be read: {error.strerror or error}", "") from error
    if len(data) > MAX_BYTES:
        raise WorkoutFileError(shown, "", "is more than a megabyte", "a workout file is a page or two of text")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WorkoutFileError(shown, "", f"is not text at byte {error.start}", "save it as UTF-8") from error
    return read_workout(text, shown, source=source)


def _named(name: str, path: Path) -> Workout:
    """A workout of the library; where the name is shorthand too, and other steps, that is said."""
    workout = read_file(path, source=name).workout
    if not _REPS.match(name):
        return workout
    with contextlib.suppress(NotationError):
        if read(name).steps != workout.steps:
            said = f"{name} read as the workout of that name in the library; with spaces it is read as shorthand"
            return replace(workout, readings=(said, *workout.readings))
    return workout


def _entry(name: str, path: Path, origin: Origin, hides_shipped: bool) -> Entry:
    try:
        workout = read_file(path, source=name).workout
        summary = workout.text or write(workout)
    except ValueError as error:
        return Entry(name, origin, path, problem=str(error), hides_shipped=hides_shipped)
    return Entry(
        name, origin, path, workout.title or name, summary, workout.tags, workout.surface, hides_shipped=hides_shipped
    )


def _paths(own: Path, shipped: Path | None) -> dict[str, Path]:
    return {**_folder(resources.folder("sessions") if shipped is None else shipped), **_folder(own)}


def _folder(folder: Path) -> dict[str, Path]:
    """The workout files right in a folder, by name; not hidden ones, nor those whose names cannot be shown."""
    try:
        files = sorted(folder.glob("*.toml"))
    except OSError:
        return {}
    return {file.stem.lower(): file for file in files if file.name.isprintable() and not file.name.startswith(".")}


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a text far too long for a path, or with a NUL in it
        return False


def _near(word: str, paths: dict[str, Path]) -> tuple[str, ...]:
    from difflib import get_close_matches  # only a slip needs it

    return tuple(get_close_matches(word, paths, 3, 0.7))


def _no_such(word: str, near: tuple[str, ...]) -> str:
    hint = f"did you mean {' or '.join(near)}?" if near else "`milewatch workouts` lists them"
    return f"there is no workout named {_plain(word)}; {hint}"


def _plain(text: str) -> str:
    shown = "".join(c if c.isprintable() else " " for c in text)
    return shown if len(shown) <= 80 else f"{shown[:79]}…"
