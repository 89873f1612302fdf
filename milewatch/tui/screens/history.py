"""What was run before: all sessions, the newest first, found by words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from milewatch.history.index import IndexBrokenError, open_index
from milewatch.history.search import parse
from milewatch.records.words import one_line
from milewatch.tui.commands import Where, bindings
from milewatch.tui.telling import Telling
from milewatch.tui.widgets.keyline import KeyLine
from milewatch.tui.widgets.sessions import Sessions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from milewatch.history.index import Index
    from milewatch.history.rows import Card
    from milewatch.tui.app import MilewatchApp

LOOK_EVERY_S = 5.0
"""How often the folder is looked at while the list is shown: another program may bring logs."""
EXAMPLE = 'filter: athlete:ana tag:"time trial" effort:>7 since:8w threshold'


class FilterLine(Input):
    """The line of words."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.FILTER)]

    @property
    def _history(self) -> HistoryScreen:
        assert isinstance(self.screen, HistoryScreen)
        return self.screen

    def action_done(self) -> None:
        """Down into the list."""
        self._history.query_one(Sessions).focus()

    def action_clear(self) -> None:
        """No filter."""
        self.value = ""
        self.action_done()


class HistoryScreen(Telling, Screen[str | None]):
    """The list; dismissed with the file that was chosen where it was asked for one."""

    app: MilewatchApp
    WHERE = (Where.LOGS, Where.FILTER)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.LOGS)]

    def __init__(self, choose: str = "", words: str = "") -> None:
        """`choose` says what a session is chosen for; `words` is the filter at first."""
        super().__init__()
        self._choose = choose
        self._typed = words
        self._index: Index | None = None
        self._broken = 0
        self._known = 0
        self._progress = ""
        self._trashed: list[tuple[Path, Path]] = []
        """(where it is in the trash folder, where it was), the last one last."""

    def compose(self) -> ComposeResult:
        """The filter over the list."""
        yield Static(id="heading")
        yield FilterLine(self._typed, placeholder=EXAMPLE, id="filter", compact=True, select_on_focus=False)
        yield Static(id="said")
        yield Sessions(self._cards, self.app.now().date(), "sessions")
        yield KeyLine(Where.LOGS)

    def on_mount(self) -> None:
        """What was known the last time is shown at once; the folder is looked at meanwhile."""
        self.query_one(Sessions).focus()
        self._index = open_index(self.app.places.cache, self.app.places.logs)
        self._fill()
        self.look()
        self.set_interval(LOOK_EVERY_S, self._look_again)

    def on_unmount(self) -> None:
        """Let go of the index."""
        if self._index is not None:
            self._index.close()

    def on_screen_resume(self) -> None:
        """Something may have been run, edited or deleted since."""
        if self._index is not None and not self._progress:
            self.look()

    def _look_again(self) -> None:
        if self.app.screen is self and not self._progress:
            self.look()

    # The index

    @work(thread=True, exclusive=True, group="history", exit_on_error=False)
    def look(self) -> None:
        """Bring the index up to date with the folder."""
        from textual.worker import get_current_worker

        from milewatch.history.refresh import refresh

        worker = get_current_worker()
        post = self.app.call_from_thread

        def progress(done: int, whole: int) -> None:
            if not worker.is_cancelled:
                post(self._progressed, done, whole)

        try:
            index = open_index(self.app.places.cache, self.app.places.logs)
        except IndexBrokenError as error:
            post(self.app.tell, f"The history cannot be shown: {error}.")
            return
        try:
            try:
                changes = refresh(index, progress, lambda: worker.is_cancelled)
            except IndexBrokenError:
                index.renew()
                changes = refresh(index, progress, lambda: worker.is_cancelled)
        except (IndexBrokenError, OSError) as error:
            post(self.app.tell, f"The history cannot be brought up to date: {error}.")
            return
        finally:
            index.close()
        if not worker.is_cancelled:
            post(self._looked, changes.any)

    def _progressed(self, done: int, whole: int) -> None:
        self._progress = f"reading {done:,} of {whole:,}".replace(",", " ")
        if done <= 200 or done % 1000 == 0:
            self._fill()
        else:
            self._head()

    def _looked(self, anything: bool) -> None:
        self._progress = ""
        if anything:
            self._fill()
        else:
            self._head()

    def _cards(self, names: Sequence[str]) -> list[Card | None]:
        try:
            return self._index.cards(names) if self._index is not None else []
        except IndexBrokenError:
            return [None] * len(names)

    def _fill(self) -> None:
        if self._index is None:
            return
        query = parse(self.query_one(FilterLine).value, self.app.now().date())
        try:
            names = self._index.find(query)
            self._known = self._index.count()
            self._broken = len(self._index.find(parse("is:broken", self.app.now().date())))
        except IndexBrokenError:  # deleted or damaged under our hands: begun anew, and filled by the next look
            self._index.close()
            self._index = open_index(self.app.places.cache, self.app.places.logs)
            return
        self.query_one(Sessions).put(names, query.athlete)
        self.query_one("#said", Static).update(Content("; ".join(query.problems)))
        self.query_one("#said").display = bool(query.problems)
        self._head(len(names))

    def _head(self, shown: int | None = None) -> None:
        if shown is None:
            shown = self.query_one(Sessions).virtual_size.height
        whole = f"{self._known:,}".replace(",", " ")
        parts = [self._choose or "History"]
        if self.query_one(FilterLine).value.strip():
            parts.append(f"{shown:,}".replace(",", " ") + f" of {whole} sessions")
        else:
            parts.append(f"{whole} session{'' if self._known == 1 else 's'}")
        head: list[str | tuple[str, str]] = [" · ".join(parts)]
        if self._broken:
            head.append((f" · {self._broken} cannot be read (is:broken)", "$mw-warning"))
        if self._progress:
            head.append((f" · {self._progress}", "$accent"))
        if not self._known and not self._progress:
            head = [f"There are no logs yet. They will be in {self.app.places.logs}"]
        self.query_one("#heading", Static).update(Content.assemble(*head))

    # Filtering

    @on(Input.Changed, "#filter")
    def _filtered(self) -> None:
        self._fill()

    def action_filter(self) -> None:
        """To the words."""
        self.query_one(FilterLine).focus()

    def on_descendant_focus(self) -> None:
        """The keys follow the focus."""
        typing = self.query_one(FilterLine).has_focus
        self.query_one(KeyLine).show(*((Where.FILTER,) if typing else (Where.LOGS,)))

    def action_leave(self) -> None:
        """Without the filter; then back."""
        line = self.query_one(FilterLine)
        if line.value and not self._choose:
            line.value = ""
        else:
            self.dismiss(None)

    # One session

    @on(Sessions.Clicked)
    def action_open(self) -> None:
        """Open the session under the cursor."""
        sessions = self.query_one(Sessions)
        name, card = sessions.name_under_cursor, sessions.card_under_cursor
        if name is None or card is None:
            return
        if card.problem:
            self.notify(f"{card.problem} (the file is left alone)", severity="warning", markup=False, timeout=15)
        elif self._choose:
            self.dismiss(name)
        else:
            from milewatch.tui.screens.review import ReviewScreen

            self.app.push_screen(ReviewScreen(self.app.places.logs / name))

    def _path(self) -> Path | None:
        name = self.query_one(Sessions).name_under_cursor
        return None if name is None else self.app.places.logs / name

    def action_edit(self) -> None:
        """Edit what is said about the session."""
        from milewatch.tui.screens.edit import edit

        path, card = self._path(), self.query_one(Sessions).card_under_cursor
        if path is not None and card is not None and not card.problem:
            edit(self.app, path, self.look)

    def action_editor(self) -> None:
        """Open the file in the person's editor."""
        from milewatch.tui.editor import open_in_editor

        path = self._path()
        if path is not None and open_in_editor(self.app, path):
            self.look()

    def action_trends(self) -> None:
        """Where it all goes."""
        from milewatch.tui.screens.trends import TrendsScreen

        self.app.push_screen(TrendsScreen())

    # Deleting

    def action_delete(self) -> None:
        """Into the trash; u brings it back."""
        path = self._path()
        if path is not None and not self._choose:
            self._throw_away(path)

    def action_restore(self) -> None:
        """Bring back what was deleted last; what was deleted before this visit is chosen from the trash."""
        if self._trashed:
            self._bring_back(*self._trashed.pop())
        elif not self._choose:
            from milewatch.tui.screens.trash import TrashScreen

            self.app.push_screen(TrashScreen())

    @work(thread=True, group="trash", exit_on_error=False)
    def _throw_away(self, path: Path) -> None:
        from milewatch.records.trash import throw_away

        try:
            kept = throw_away(path, self.app.places.trash)
        except OSError as error:
            self.app.call_from_thread(self.app.tell, f"{path.name} could not be moved: {error.strerror or error}.")
            return
        self.app.call_from_thread(
            self._moved, f"{one_line(path.stem)} is in the trash; u brings it back.", (kept, path)
        )

    @work(thread=True, group="trash", exit_on_error=False)
    def _bring_back(self, kept: Path, path: Path) -> None:
        from milewatch.records.trash import bring_back

        try:
            bring_back(kept, path)
        except OSError as error:
            why = "there is such a file again" if isinstance(error, FileExistsError) else error.strerror or str(error)
            self.app.call_from_thread(self.app.tell, f"{path.name} could not be brought back: {why}; it is {kept}.")
            return
        self.app.call_from_thread(self._moved, f"{one_line(path.stem)} is back.", None)

    def _moved(self, said: str, trashed: tuple[Path, Path] | None) -> None:
        if trashed is not None:
            self._trashed.append(trashed)
        self.notify(said, markup=False)
        self.look()
