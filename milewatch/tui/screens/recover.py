"""Sessions that were not finished: go on, keep what there is, or decide later."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from milewatch.records.words import one_line
from milewatch.tui import when
from milewatch.tui.commands import Where, bindings
from milewatch.tui.telling import Telling
from milewatch.tui.widgets.keyline import KeyLine
from milewatch.tui.widgets.line import plain

if TYPE_CHECKING:
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from milewatch.conduct.unfinished import Unfinished
    from milewatch.tui.app import MilewatchApp

_SAID = (
    "Milewatch was stopped in the middle of this. Every mark is kept, and the clock has run on.",
    "Milewatch was stopped in the middle of these. Every mark is kept, and the clocks have run on.",
)


class RecoverScreen(Telling, Screen[None]):
    """A line for each session."""

    DEFAULT_CSS = """
    RecoverScreen {
        & OptionList { height: 1fr; }
        & #said { height: auto; padding: 1; }
        &.-low #said { padding: 0 1; }
    }
    """

    app: MilewatchApp
    WHERE = (Where.RECOVER,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, found: tuple[Unfinished, ...]) -> None:
        super().__init__()
        self._found = found

    def compose(self) -> ComposeResult:
        """What happened, and which sessions."""
        yield Static(Content("A session was not finished"), id="heading")
        yield Static(Content(_SAID[len(self._found) > 1]), id="said")
        yield OptionList(*self._options(), id="sessions", markup=False, compact=True)
        yield KeyLine(Where.RECOVER, last=("recover.later", "app.help"))

    def on_mount(self) -> None:
        """The first is under the cursor."""
        sessions = self.query_one(OptionList)
        sessions.highlighted = 0
        sessions.focus()

    def _options(self) -> list[Option]:
        now = self.app.now()
        return [Option(_told(session, now)) for session in self._found]

    @property
    def _chosen(self) -> Unfinished:
        return self._found[self.query_one(OptionList).highlighted or 0]

    @on(OptionList.OptionSelected)
    def action_go_on(self) -> None:
        """Go on with it."""
        session = self._chosen
        if session.problem is not None:
            self.app.tell(session.problem)
            return
        self.dismiss()
        self.app.go_on(session.id)

    def action_keep(self) -> None:
        """Save it as a log, as it is."""
        self._keep(self._chosen)

    @work(thread=True, group="keep", exit_on_error=False)
    def _keep(self, session: Unfinished) -> None:
        from milewatch.tui.session import SessionError, keep

        try:
            log = keep(self.app, session.id)
        except SessionError as error:
            self.app.call_from_thread(self.app.tell, str(error))
        else:
            self.app.call_from_thread(self._kept, session, log.id)

    def _kept(self, session: Unfinished, log_id: str) -> None:
        self.notify(f"Saved as log {log_id}.", markup=False)
        if session.rehearsal:
            from milewatch.conduct.unfinished import NO_REHEARSAL

            self.app.tell(NO_REHEARSAL)
            return
        self._found = tuple(one for one in self._found if one is not session)
        if not self._found:
            self.dismiss()
            return
        sessions = self.query_one(OptionList)
        sessions.clear_options()
        sessions.add_options(self._options())
        sessions.highlighted = 0

    def action_later(self) -> None:
        """Leave everything as it is."""
        self.dismiss()


def _told(session: Unfinished, now: datetime) -> Content:
    title = one_line(session.title) or session.id
    if session.problem is not None:
        return Content.assemble((title, "bold"), ("\n  cannot be read: ", "bold $mw-warning"), plain(session.problem))
    started = "never reached the go"
    if session.started is not None:
        started = f"started {when.day(session.started, now)}, {when.ago(session.started, now)}"
    reps = f"{session.reps_done} of {session.reps_planned} reps done"
    runners = f", {session.athletes} athletes" if session.athletes > 1 else ""
    last = f"stopped {when.ago(session.last, now)}" if session.last is not None else ""
    label = " (rehearsal)" if session.rehearsal else ""
    lines: list[str | tuple[str, str]] = [(f"{title}{label}", "bold"), f"\n  {started}", f"\n  {reps}{runners}; {last}"]
    lines += [(f"\n  {plain(sentence)}", "$mw-warning") for sentence in session.damage]
    return Content.assemble(*lines)
