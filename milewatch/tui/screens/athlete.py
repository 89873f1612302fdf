"""Writing down an athlete: name, key, group, what was run and what is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, Static, TextArea

from milewatch.records.athleteform import Form, athlete_of, form_of
from milewatch.records.words import one_line
from milewatch.tui.commands import Where, bindings
from milewatch.tui.screens.form import FormScreen
from milewatch.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from milewatch.records.athlete import Athlete

_PLACEHOLDERS = {"name": "Ana Reis", "short": "Ana", "key": "a: marks for this athlete", "group": "Tuesday"}
_HELP = (
    "Marks and goals, one to a line: 1mi=5:58.3, with the day if it is not today (2026-10-24), “time trial” if it was "
    "no race, and a note in brackets. A goal may have its day too: 1mi=5:45 by 2027-06-01."
)


class AthleteScreen(FormScreen[str]):
    """Dismissed with the id of the athlete that was saved, or None."""

    DEFAULT_CSS = """
    AthleteScreen {
        & #fields { height: 1fr; }
        & #form { height: auto; layout: grid; grid-size: 2; grid-columns: 8 1fr; grid-rows: auto; padding: 1 1 0 1; }
        & .field { color: $mw-soft; }
        & Input, & TextArea { background: $boost; border: none; padding: 0 1; }
        & Input:focus, & TextArea:focus { background: $panel; }
        & #marks { height: 6; min-height: 6; }
        & #goals { height: 3; min-height: 3; }
        & #how { padding: 1 1 0 1; color: $mw-soft; }
        &.-low #form { padding: 0 1; }
        &.-low #marks, &.-low #goals { height: 2; min-height: 2; }
    }
    """
    WHERE = (Where.ATHLETE,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, athlete: Athlete | None = None) -> None:
        """`athlete` is changed; None: a new one."""
        super().__init__()
        self._before = athlete
        self._form = Form() if athlete is None else form_of(athlete)

    def compose(self) -> ComposeResult:
        """A field each."""
        yield Static(Content(one_line(self._form.name) or "A new athlete"), id="heading")
        with VerticalScroll(id="fields", can_focus=False):
            with Vertical(id="form"):
                for name, placeholder in _PLACEHOLDERS.items():
                    yield Label(name, classes="field")
                    yield Input(getattr(self._form, name), placeholder=placeholder, id=name, compact=True)
                for name in ("marks", "goals"):
                    yield Label(name, classes="field")
                    text = getattr(self._form, name)
                    yield TextArea(text, id=name, compact=True, show_line_numbers=False, tab_behavior="focus")
            yield Static(Content(_HELP), id="how")
        yield KeyLine(Where.ATHLETE)

    def on_mount(self) -> None:
        """A new one begins with the name."""
        self.query_one("#name" if self._before is None else "#marks").focus()

    def _written(self) -> Form:
        typed = {name: self.query_one(f"#{name}", Input).value for name in _PLACEHOLDERS}
        return Form(**typed, **{name: self.query_one(f"#{name}", TextArea).text for name in ("marks", "goals")})

    @on(Input.Submitted)
    def _next_field(self) -> None:
        self.focus_next()

    def action_save(self) -> None:
        """Write it into the athletes file."""
        self._save(self._written())

    @work(thread=True, exclusive=True, group="athletes", exit_on_error=False)
    def _save(self, form: Form) -> None:
        from milewatch.records.athletes import load, save
        from milewatch.records.table import FileError

        path = self.app.places.athletes
        try:
            roster = load(path)
            taken = tuple(one.id for one in roster.athletes)
            before = None if self._before is None else roster.get(self._before.id) or self._before
            athlete = athlete_of(form, self.app.now().date(), before, taken)
            save(path, roster.with_athlete(athlete))
        except (FileError, ValueError, OSError) as error:
            self.app.call_from_thread(self.app.tell, _sentence(str(error)))
        else:
            self.app.call_from_thread(self.dismiss, athlete.id)

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._written() != self._form


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")
