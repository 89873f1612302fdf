"""Writing a workout down: name, title, steps and notes, seen as it is typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Vertical
from textual.widgets import Input, Label, TextArea

from milewatch.tui.commands import Where, bindings
from milewatch.tui.reading import understand
from milewatch.tui.screens.form import FormScreen
from milewatch.tui.telling import Telling
from milewatch.tui.widgets.keyline import KeyLine
from milewatch.tui.widgets.preview import Preview
from milewatch.workout.model import Workout

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from milewatch.records.library import Entry
    from milewatch.tui.app import MilewatchApp


class ComposeScreen(Telling, FormScreen[str]):
    """Dismissed with the name it was saved under, or None."""

    DEFAULT_CSS = """
    ComposeScreen {
        & #form { height: auto; layout: grid; grid-size: 2; grid-columns: 8 1fr; grid-rows: auto; padding: 1 1 0 1; }
        & .field { color: $mw-soft; }
        & Input, & TextArea { background: $boost; border: none; padding: 0 1; }
        & Input:focus, & TextArea:focus { background: $panel; }
        & TextArea { height: 4; min-height: 4; }
        & Preview { padding: 1 1 0 1; }
        &.-low #form, &.-low Preview { padding: 0 1; }
        &.-low TextArea { height: 2; min-height: 2; }
    }
    """

    app: MilewatchApp
    WHERE = (Where.COMPOSE,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, steps: str = "", *, entry: Entry | None = None, workout: Workout | None = None) -> None:
        """`steps` are what was typed; or `entry` and its `workout` are edited."""
        super().__init__()
        self._entry = entry
        self._before = workout if workout is not None else Workout(())
        self._steps = steps if workout is None else _as_text(workout)
        self._written: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """The form over the preview."""
        name = self._entry.name if self._entry else ""
        with Vertical(id="form"):
            yield Label("name", classes="field")
            yield Input(name, placeholder="tuesday-400s", id="name", compact=True)
            yield Label("title", classes="field")
            yield Input(self._before.title, placeholder="optional", id="title", compact=True)
            yield Label("notes", classes="field")
            yield Input(" ".join(self._before.notes.split()), placeholder="optional", id="notes", compact=True)
            yield Label("steps", classes="field")
            yield TextArea(self._steps, id="steps", compact=True, show_line_numbers=False, tab_behavior="focus")
        yield Preview(id="preview")
        yield KeyLine(Where.COMPOSE)

    def on_mount(self) -> None:
        """Begin with what is missing."""
        steps_given = bool(self._steps.strip())
        self.query_one("#name" if steps_given and not self._entry else "#steps").focus()
        self._written = self._texts()
        self._show()

    def _texts(self) -> tuple[str, ...]:
        fields = [self.query_one(f"#{field}", Input).value for field in ("name", "title", "notes")]
        return (*fields, self.query_one(TextArea).text)

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _show(self) -> None:
        text = self.query_one(TextArea).text.strip()
        preview = self.query_one(Preview)
        if text:
            preview.show(understand(text, self.app.recoveries))
        else:
            preview.show(None)

    @on(Input.Submitted)
    def _next_field(self) -> None:
        self.focus_next()

    def _workout(self) -> Workout | None:
        """What the form says, or None after telling what is wrong with it."""
        _, title, notes, text = (part.strip() for part in self._texts())
        reading = understand(text, self.app.recoveries)
        read = reading.workout
        if read is None:
            self.app.tell(f"steps: {reading.message}")
            self.query_one(TextArea).focus()
            return None
        untouched = " ".join(self._before.notes.split()) == notes
        return replace(
            self._before,
            steps=read.steps,
            text=read.text,
            readings=read.readings,
            total_m=read.total_m,
            title=title or read.title,
            notes=self._before.notes if untouched else notes,
        )

    def action_save(self) -> None:
        """Write it into the person's own folder."""
        workout = self._workout()
        if workout is None:
            return
        name = self.query_one("#name", Input).value.strip()
        if not name:
            self.app.tell("The workout needs a name, such as tuesday-400s.")
            self.query_one("#name").focus()
            return
        self._save(name, workout, edit=self._may_replace(name))

    def _may_replace(self, name: str) -> bool:
        from milewatch.records.library import Origin

        return self._entry is not None and self._entry.origin is Origin.YOURS and self._entry.name == name

    @work(thread=True, exclusive=True, group="save", exit_on_error=False)
    def _save(self, name: str, workout: Workout, edit: bool) -> None:
        from milewatch.records.library import LibraryError, save
        from milewatch.workout.files import WorkoutFileError

        try:
            path = save(name, workout, self.app.places.workouts, edit=edit)
        except LibraryError as error:
            self.app.call_from_thread(self._not_saved, error.message, error.alternatives)
        except (WorkoutFileError, OSError) as error:
            self.app.call_from_thread(self._not_saved, str(error), ())
        else:
            self.app.call_from_thread(self._saved, path.stem)

    def _not_saved(self, reason: str, alternatives: tuple[str, ...]) -> None:
        self.app.tell(reason)
        field = self.query_one("#name", Input)
        if alternatives:
            field.value = alternatives[0]
        field.focus()

    def _saved(self, name: str) -> None:
        self.notify(f"Saved as {name}, in your own workouts.", markup=False)
        self.dismiss(name)

    def action_run(self) -> None:
        """Take it to the start line as it is."""
        workout = self._workout()
        if workout is None:
            return
        if self.is_changed:
            self.app.keep_typed(workout.text)
        self.app.arm(workout)

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._texts() != self._written


def _as_text(workout: Workout) -> str:
    from milewatch.workout.notation import write

    return workout.text or write(workout)
