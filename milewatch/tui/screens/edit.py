"""What is said about a session afterwards: how hard it was, notes, tags, weather, surface."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, Static, TextArea

from milewatch.records.words import clean, one_line
from milewatch.tui.commands import Where, bindings
from milewatch.tui.scale import HARDEST, WORDS
from milewatch.tui.screens.form import FormScreen
from milewatch.tui.telling import Telling
from milewatch.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from milewatch.records.log import Log
    from milewatch.tui.app import MilewatchApp


def edit(app: MilewatchApp, path: Path, after: Callable[[], object]) -> None:
    """Open the form for a log; `after` is called when something was saved."""
    from milewatch.records.archive import Archive, LogError

    try:
        log = Archive(path.parent).load(path)
    except LogError as error:
        app.tell(f"{error} (the file is left alone)")
        return
    if not log.writable:
        app.tell("This log was written by a newer Milewatch: it can be read, not changed.")
        return

    def saved(done: bool | None) -> None:
        if done:
            after()

    app.push_screen(EditScreen(path, log), saved)


class EditScreen(Telling, FormScreen[bool]):
    """Dismissed with whether something was saved."""

    app: MilewatchApp
    WHERE = (Where.EDIT,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]
    DEFAULT_CSS = """
    EditScreen {
        & #fields { height: 1fr; }
        & #fields { padding: 1 1 0 1; }
        & .row { height: auto; }
        & .field { width: 16; color: $mw-soft; }
        & Input, & TextArea { background: $boost; border: none; padding: 0 1; }
        & Input:focus, & TextArea:focus { background: $panel; }
        & TextArea { height: 5; }
        & #scale { padding: 1 0 0 0; color: $mw-soft; }
        &.-low #fields { padding: 0 1; }
        &.-low TextArea { height: 2; }
        &.-narrow .field { width: 9; height: 1; }
    }
    """

    def __init__(self, path: Path, log: Log) -> None:
        super().__init__()
        self._path = path
        self._log = log
        self._as_it_was: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """A field each; of a squad, an effort each."""
        log = self._log
        yield Static(Content(f"{one_line(log.title) or log.id} · {log.started:%d %b %Y}"), id="heading")
        with VerticalScroll(id="fields", can_focus=False):
            for number, row in enumerate(log.athletes.values()):
                name = "effort" if len(log.athletes) == 1 else one_line(row.name)
                shown = "" if row.effort is None else f"{row.effort:g}"
                yield _field(name, Input(shown, placeholder="effort, 0 to 10", id=f"effort-{number}", compact=True))
            notes = clean(log.notes)
            yield _field(
                "notes", TextArea(notes, id="notes", compact=True, show_line_numbers=False, tab_behavior="focus")
            )
            tags = ", ".join(one_line(tag) for tag in log.tags)
            yield _field("tags", Input(tags, placeholder="hills, race: commas between", id="tags", compact=True))
            weather, surface = one_line(log.weather), one_line(log.surface)
            yield _field("weather", Input(weather, placeholder="windy, 12 °C", id="weather", compact=True))
            yield _field("surface", Input(surface, placeholder="track", id="surface", compact=True))
            yield Static(id="scale")
        yield KeyLine(Where.EDIT)

    def on_mount(self) -> None:
        """Begin with the effort."""
        self._as_it_was = self._typed()
        self.query(Input).first().focus()
        self._say()

    @on(Input.Changed)
    def _say(self) -> None:
        focused = self.focused
        value = focused.value.strip() if isinstance(focused, Input) and (focused.id or "").startswith("effort") else ""
        effort = _effort(value)
        said = "effort: 0 nothing at all, 10 all-out; empty: not known"
        if effort is not None:
            said = f"{value}: {WORDS[round(effort)]}"
        self.query_one("#scale", Static).update(Content(said))

    @on(Input.Submitted)
    def _next_field(self) -> None:
        self.focus_next()

    def action_save(self) -> None:
        """Write what was changed."""
        log = self._log
        efforts: dict[str, float | None] = {}
        for number, (key, row) in enumerate(log.athletes.items()):
            field = self.query_one(f"#effort-{number}", Input)
            value = field.value.strip()
            effort = _effort(value)
            if effort is None and value:
                self.app.tell(f"“{value}” is no effort: 0 to {HARDEST}, such as 7 or 7.5.")
                field.focus()
                return
            if effort != row.effort:
                efforts[key] = effort
        tags = tuple(one_line(tag) for tag in self.query_one("#tags", Input).value.split(","))
        changed: dict[str, Any] = {
            "notes": self.query_one(TextArea).text,
            "tags": tuple(tag for tag in tags if tag),
            "weather": one_line(self.query_one("#weather", Input).value),
            "surface": one_line(self.query_one("#surface", Input).value),
        }
        said = {"notes": clean(log.notes), "tags": log.tags, "weather": one_line(log.weather)}
        said["surface"] = one_line(log.surface)
        self._save(efforts, {name: value for name, value in changed.items() if value != said[name]})

    @work(thread=True, exclusive=True, group="save", exit_on_error=False)
    def _save(self, efforts: dict[str, float | None], changed: dict[str, Any]) -> None:
        from milewatch.records.archive import Archive, LogError

        try:
            if efforts or changed:
                Archive(self._path.parent).update(self._path, efforts=efforts, **changed)
        except LogError as error:
            self.app.call_from_thread(self.app.tell, str(error))
        else:
            self.app.call_from_thread(self.dismiss, bool(efforts or changed))

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._typed() != self._as_it_was

    def _typed(self) -> tuple[str, ...]:
        return (*(field.value for field in self.query(Input)), self.query_one(TextArea).text)


def _field(name: str, widget: Input | TextArea) -> Horizontal:
    return Horizontal(Label(Content(name), classes="field"), widget, classes="row")


def _effort(text: str) -> float | None:
    try:
        effort = float(text.replace(",", "."))
    except ValueError:
        return None
    return effort if 0 <= effort <= HARDEST else None
