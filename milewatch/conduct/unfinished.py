"""Sessions that did not come to their end: killed, crashed, the lid closed, the window shut."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from milewatch.clock import NS_PER_MS, boot_id
from milewatch.conduct.around import Around
from milewatch.conduct.conductor import Conductor
from milewatch.conduct.errors import ConductError
from milewatch.conduct.nothing_left import take_away, told
from milewatch.records import journalfile
from milewatch.records.archive import Archive, LogError
from milewatch.records.build import NothingRunError, entrants, from_session, rules_of
from milewatch.records.journal import is_busy, is_ours, why
from milewatch.records.journalfile import Anchor, EmptyJournalError, Journal, JournalError
from milewatch.records.planrows import timeline_of
from milewatch.records.words import one_line
from milewatch.timing.lap import reps_run
from milewatch.timing.session import Session
from milewatch.timing.snapshot import Phase

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from milewatch.clock import Clock
    from milewatch.places import Places
    from milewatch.records.log import Log


QUIET_S = 60
NO_REHEARSAL = "A rehearsal cannot be gone on with, for its time has not run on; it can be kept as it is."


@dataclass(frozen=True, slots=True)
class Unfinished:
    """One session that can be gone on with or kept as it is; a rehearsal only kept; with a `problem`, neither."""

    id: str
    title: str
    started: datetime | None
    """Wall time of the go; None when it was not reached."""
    last: datetime | None
    """When the program last lived."""
    athletes: int
    reps_done: int
    """Of the athlete who ran most."""
    reps_planned: int
    phase: Phase | None
    rehearsal: bool
    damage: tuple[str, ...]
    """A sentence for each part of the journal that is lost."""
    problem: str | None = None

    @property
    def can_go_on(self) -> bool:
        """Whether it can be gone on with."""
        return self.problem is None and not self.rehearsal

    @property
    def can_be_kept(self) -> bool:
        """Whether anything was run: without a go there is no log to be made."""
        return self.problem is None and self.started is not None


@dataclass(frozen=True, slots=True)
class _Found:
    journal: Journal
    others: tuple[Path, ...]
    session: Session


def unfinished(places: Places) -> list[Unfinished]:
    """Every unfinished session, the newest first. One that runs in another Milewatch is not among them.

    What has nothing to offer goes: journals in which nothing was pressed, and those whose log is saved.
    """
    found: list[Unfinished] = []
    for id_, paths in _paths(places).items():
        try:
            read = _read(id_, paths)
            if not read.journal.events:
                _remove_quiet(paths)
            elif _is_saved(read, places):
                _remove(paths)
            else:
                found.append(_describe(read))
        except EmptyJournalError:
            _remove_quiet(paths)
        except (ConductError, JournalError) as error:
            found.append(_broken(id_, str(error)))
    return sorted(found, key=lambda one: one.id, reverse=True)


def resume(
    word: str,
    places: Places,
    clock: Clock,
    around: Around = Around(),  # noqa: B008 - frozen
    *,
    boot: str | None = None,
) -> Conductor:
    """Go on with an unfinished session (its id, or the beginning of it), its clock as if it had never stopped.

    Raises ConductError.
    """
    found = _find(word, places)
    journal = found.journal
    if journal.header.rehearsal:
        raise ConductError(NO_REHEARSAL)
    boot = boot_id() if boot is None else boot
    anchor = _anchor(journal, clock, boot)
    timeline = timeline_of(journal.header.plan)
    conductor = Conductor(journal.header, timeline, found.session, clock, anchor, places, around)
    try:
        conductor.go_on_with(journal, places.rescue, found.others)
    except OSError as error:
        raise ConductError(f"{journal.path} cannot be gone on with: {why(error)}.") from error
    conductor.tell_gap(max(0, conductor.now() - journal.alive_ms), "restart")
    return conductor


def keep(word: str, places: Places) -> Log:
    """Save an unfinished session as it is, ended when the program last lived. Raises ConductError, LogError."""
    found = _find(word, places)
    journal = found.journal
    try:
        log = from_session(found.session, journal.header, journal.anchor.wall, journal.alive_ms)
    except NothingRunError:
        raise ConductError(f"{journal.header.id}: {_put_away(found, places)}") from None
    Archive(places.logs).save(log)
    _remove((journal.path, *found.others))
    return log


def drop(word: str, places: Places) -> str:
    """Offer a session no more in which nothing was run; gives a sentence. Raises ConductError when it can be kept."""
    found = _find(word, places)
    if _describe(found).can_be_kept:
        raise ConductError(f"{found.journal.header.id}: something was run in it; keep it as it is.")
    return _put_away(found, places)


def _put_away(found: _Found, places: Places) -> str:
    thrown = take_away((*found.others, found.journal.path), found.journal.events, places.trash)
    return f"{told(thrown)} It is not offered any more."


def _paths(places: Places) -> dict[str, tuple[Path, ...]]:
    """The journals that nobody holds, by session. There is more than one where a disk failed on the way."""
    by_id: dict[str, tuple[Path, ...]] = {}
    for path in (*_journals(places.journals), *_journals(places.rescue)):
        id_ = path.name.split(".")[0]
        by_id[id_] = (*by_id.get(id_, ()), path)
    return {id_: paths for id_, paths in by_id.items() if not any(is_busy(path) for path in paths)}


def _journals(folder: Path) -> Iterator[Path]:
    if folder.is_dir() and is_ours(folder):
        yield from sorted(path for path in folder.iterdir() if path.suffix == journalfile.SUFFIX and path.is_file())


def _find(word: str, places: Places) -> _Found:
    paths = _paths(places)
    ids = [word] if word in paths else [id_ for id_ in paths if word and id_.startswith(word)]
    if len(ids) > 1:
        raise ConductError(f"{word!r} could be {len(ids)} sessions: {', '.join(ids)}; give more of the id.")
    if not ids:
        raise ConductError(f"There is no unfinished session {word!r}; a session that runs elsewhere is not one.")
    try:
        return _read(ids[0], paths[ids[0]])
    except JournalError as error:
        raise ConductError(str(error)) from error


def _read(id_: str, paths: tuple[Path, ...]) -> _Found:
    journals: list[Journal] = []
    problems: list[Exception] = []
    for path in paths:
        try:
            journals.append(journalfile.read(path))
        except JournalError as error:
            problems.append(error)
        except OSError as error:
            problems.append(ConductError(f"{path} cannot be read: {why(error)}."))
    if not journals:
        raise problems[0]
    journal = max(journals, key=lambda one: len(one.events))
    if journal.header.id != id_:
        own = journal.header.id
        raise ConductError(f"{journal.path.name}: the session in it is {own!r}: give the file that name again.")
    try:
        session = Session(entrants(journal.header), rules_of(journal.header), journal.events)
    except (LookupError, ValueError, TypeError) as error:
        raise ConductError(f"{journal.path.name}: the presses in it do not fit together ({error}).") from error
    return _Found(journal, tuple(path for path in paths if path != journal.path), session)


def _is_saved(found: _Found, places: Places) -> bool:
    """A kill between the saving of the log and the removal of the journal."""
    if found.session.snapshot(found.journal.alive_ms).phase is not Phase.ENDED:
        return False
    try:
        Archive(places.logs).load(found.journal.header.id)
    except LogError:
        return False
    return True


def _remove(paths: tuple[Path, ...]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()


def _remove_quiet(paths: tuple[Path, ...]) -> None:
    """Remove journals with nothing in them, except one that another Milewatch may be making at this moment."""
    for path in paths:
        with contextlib.suppress(OSError):
            if path.stat().st_mtime < time.time() - QUIET_S:
                path.unlink()


def _anchor(journal: Journal, clock: Clock, boot: str) -> Anchor:
    """Where the session's zero is on this boot's clock: the clock's word within a boot, the wall's after one."""
    old = journal.anchor
    now_ns = clock.now_ns()
    if boot and boot == old.boot and now_ns - old.zero_ns >= journal.alive_ms * NS_PER_MS:
        return old
    gone_ms = int((clock.wall() - old.wall) / timedelta(milliseconds=1))
    # A wall clock that was set back must not take the session to before its last press.
    return Anchor(now_ns - max(gone_ms, journal.alive_ms) * NS_PER_MS, boot, old.wall)


def _describe(found: _Found) -> Unfinished:
    journal = found.journal
    header, wall = journal.header, journal.anchor.wall
    snapshot = found.session.snapshot(journal.alive_ms)
    go = snapshot.go_ms if snapshot.go_ms is not None and snapshot.go_ms <= journal.alive_ms else None
    done = [reps_run(view.laps) for view in snapshot.athletes]
    return Unfinished(
        id=header.id,
        title=one_line(header.plan.title or header.plan.text),
        started=None if go is None else wall + timedelta(milliseconds=go),
        last=wall + timedelta(milliseconds=journal.alive_ms),
        athletes=len(snapshot.athletes),
        reps_done=max(done),
        reps_planned=header.plan.totals.reps,
        phase=snapshot.phase,
        rehearsal=header.rehearsal,
        damage=journal.damage,
    )


def _broken(id_: str, problem: str) -> Unfinished:
    return Unfinished(id_, "", None, None, 0, 0, 0, None, False, (), problem)
