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
    "Milewatch was stopped in the middle of this. Every mark is kept",
    "Milewatch was stopped in the middle of these. Every mark is kept",
)
_RAN_ON = (", and the clock has run on.", ", and the clocks have run on.")


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
        yield Static(id="heading")
        yield Static(id="said")
        yield OptionList(*self._options(), id="sessions", markup=False, compact=True)
        yield KeyLine(Where.RECOVER)

    def on_mount(self) -> None:
        """The first is under the cursor."""
        self._tell()
        self.query_one(OptionList).focus()

    def _tell(self) -> None:
        """How many there are; the first is chosen."""
        count = len(self._found)
        heading = f"{count} sessions were not finished" if count > 1 else "A session was not finished"
        self.query_one("#heading", Static).update(Content(heading))
        several = count > 1
        goes_on = any(session.can_go_on for session in self._found)
        self.query_one("#said", Static).update(Content(_SAID[several] + (_RAN_ON[several] if goes_on else ".")))
        self.query_one(OptionList).highlighted = 0
        self._offer_keys()

    def _options(self) -> list[Option]:
        now, chosen = self.app.now(), self._chosen
        return [Option(_told(session, now, chosen=session is chosen)) for session in self._found]

    @on(OptionList.OptionHighlighted)
    def _choice(self) -> None:
        """Which one is chosen is seen without colours too, and the keys are those that do something to it."""
        sessions = self.query_one(OptionList)
        for index, option in enumerate(self._options()):
            if index < sessions.option_count:
                sessions.replace_option_prompt_at_index(index, option.prompt)
        self._offer_keys()

    def _offer_keys(self) -> None:
        """Only what can be done to the chosen one."""
        chosen = self._chosen
        works = {
            "recover.go-on": chosen.can_go_on,
            "recover.keep": chosen.can_be_kept,
            "recover.drop": chosen.problem is None and not chosen.can_be_kept,
        }
        self.query_one(KeyLine).show(Where.RECOVER, without=tuple(act for act, does in works.items() if not does))

    @property
    def _chosen(self) -> Unfinished:
        sessions = self.query(OptionList)
        return self._found[sessions.first().highlighted or 0 if sessions else 0]

    @on(OptionList.OptionSelected)
    def action_go_on(self) -> None:
        """Go on with it."""
        session = self._chosen
        if session.problem is not None:
            self.app.tell(session.problem)
            return
        if session.rehearsal:
            from milewatch.conduct.unfinished import NO_REHEARSAL

            self.app.tell(NO_REHEARSAL)
            return
        self.dismiss()
        self.app.go_on(session.id)

    def action_keep(self) -> None:
        """Save it as a log, as it is."""
        session = self._chosen
        if session.problem is None and not session.can_be_kept:
            key = self.app.key_of("recover.drop")
            self.notify(f"Nothing was run in it, so there is no log to keep; {key} drops it.")
        else:
            self._keep(session)

    def action_drop(self) -> None:
        """Offer it no more."""
        self._drop(self._chosen)

    @work(thread=True, group="keep", exit_on_error=False)
    def _drop(self, session: Unfinished) -> None:
        from milewatch.tui.session import SessionError, drop

        try:
            said = drop(self.app, session.id)
        except SessionError as error:
            self.app.call_from_thread(self.app.tell, str(error))
        else:
            self.app.call_from_thread(self._gone, session, said)

    @work(thread=True, group="keep", exit_on_error=False)
    def _keep(self, session: Unfinished) -> None:
        from milewatch.tui.session import SessionError, keep

        try:
            log = keep(self.app, session.id)
        except SessionError as error:
            self.app.call_from_thread(self.app.tell, str(error))
        else:
            self.app.call_from_thread(self._gone, session, f"Saved as log {log.id}.")

    def _gone(self, session: Unfinished, said: str) -> None:
        self.notify(said, markup=False)
        self._found = tuple(one for one in self._found if one is not session)
        if not self._found:
            self.dismiss()
            return
        sessions = self.query_one(OptionList)
        sessions.clear_options()
        sessions.add_options(self._options())
        self._tell()

    def action_later(self) -> None:
        """Leave everything as it is."""
        self.dismiss()


def _told(session: Unfinished, now: datetime, *, chosen: bool) -> Content:
    title = f"{'▸' if chosen else ' '} {one_line(session.title) or session.id}"
    if session.problem is not None:
        return Content.assemble((title, "bold"), ("\n    cannot be read: ", "bold $mw-warning"), plain(session.problem))
    started = "never reached the go"
    if session.started is not None:
        started = f"started {when.day(session.started, now)}, {when.ago(session.started, now)}"
    reps = f"{session.reps_done} of {session.reps_planned} reps done" if session.can_be_kept else "nothing was run"
    runners = f", {session.athletes} athletes" if session.athletes > 1 else ""
    last = f"stopped {when.ago(session.last, now)}" if session.last is not None else ""
    label = " (rehearsal)" if session.rehearsal else ""
    lines: list[str | tuple[str, str]] = [(f"{title}{label}", "bold"), f"\n    {started}"]
    lines.append(f"\n    {reps}{runners}; {last}")
    lines += [(f"\n    {plain(sentence)}", "$mw-warning") for sentence in session.damage]
    return Content.assemble(*lines)
