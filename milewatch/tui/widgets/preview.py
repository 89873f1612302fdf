"""A workout as it will be run: profile, steps, totals and readings; or where its text was not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from milewatch.tui.reading import pointed
from milewatch.tui.widgets.line import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.events import Resize

    from milewatch.tui.reading import Reading
    from milewatch.tui.widgets.profile import ProfileStrip
    from milewatch.workout.timeline import Timeline

_HINT = (
    ("Type a workout as you would write it down:\n\n", ""),
    ("  6 x 400 @ 75s, 200 jog\n", "bold"),
    ("  10 min easy; 8 x 30s hard / 60s easy\n", "bold"),
    ("  3 x (4 x 200 r30s) with 3 min between\n", "bold"),
    ("\nor a word to search the list, or ↓ to go through it.", ""),
)


class Preview(Vertical):
    """What enter would run, or why it cannot be."""

    DEFAULT_CSS = """
    Preview {
        width: 1fr; height: 1fr;
        & ProfileStrip { height: 3; }
        & VerticalScroll { height: 1fr; }
        & Static { width: 1fr; }
    }
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._reading: Reading | None = None
        self._note = ""
        self._targets: tuple[str, ...] = ()
        self._told: tuple[str, ...] = ()
        self._strip: ProfileStrip | None = None

    def compose(self) -> ComposeResult:
        """Words, which can be scrolled; the strip over them comes with the first workout."""
        words = VerticalScroll(Static(Content.assemble(*_HINT), id="words"))
        words.can_focus = False
        yield words

    def show(
        self, reading: Reading | None, note: str = "", targets: Sequence[str] = (), told: Sequence[str] = ()
    ) -> None:
        """Show a reading; None shows how to begin.

        `note` stands under its title, a line for each of `targets` under its steps, the sentences `told` at the end.
        """
        self._reading, self._note, self._targets, self._told = reading, note, tuple(targets), tuple(told)
        self._draw(reading.timeline if reading else None)
        self._write()
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def say(self, sentence: str, note: str = "") -> None:
        """Show words only."""
        self._reading, self._note = None, note
        self._draw(None)
        parts = [(f"{plain(note)}\n\n", "bold")] if note else []
        self._words(Content.assemble(*parts, plain(sentence)))

    def _draw(self, timeline: Timeline | None) -> None:
        """Show a profile, or none. Its widget is not there before there is one: the first paint is sooner."""
        if timeline is not None:
            from milewatch.tui.widgets import profile

            if self._strip is None:
                self._strip = profile.ProfileStrip()
                self.mount(self._strip, before=0)
            self._strip.put(timeline)
        if self._strip is not None:
            self._strip.display = timeline is not None

    def on_resize(self, event: Resize) -> None:
        """The text around a caret follows the width."""
        if self._reading is not None:
            self._write()

    def page(self, pages: int) -> None:
        """Page through what does not fit."""
        words = self.query_one(VerticalScroll)
        words.scroll_relative(y=pages * max(1, words.size.height - 1), animate=False)

    def _words(self, content: Content) -> None:
        self.query_one("#words", Static).update(content)

    def _write(self) -> None:
        reading = self._reading
        if reading is None:
            self._words(Content.assemble(*_HINT))
        elif reading.timeline is None:
            self._words(self._error(reading))
        else:
            self._words(self._understood(reading.timeline))

    def _understood(self, timeline: Timeline) -> Content:
        from milewatch.workout.outline import outline, totals_line

        workout = timeline.workout
        parts: list[Any] = []
        if workout.title:
            parts.append((f"{plain(workout.title)}\n", "bold underline"))
        if self._note:
            parts.append((f"{plain(self._note)}\n", "$mw-soft"))
        for line in outline(timeline):
            parts.append((f"{plain(line)}\n", "bold"))
        if self._targets:
            parts.append("\n" + "\n".join(map(plain, self._targets)) + "\n")
        parts.append(f"\n{plain(totals_line(timeline))}\n")
        for sentence in self._told:
            parts += [("\nnote: ", "bold $mw-warning"), plain(sentence)]
        for reading in timeline.readings:
            parts += [("\nread: ", "bold $accent"), plain(reading)]
        if workout.notes:
            parts.append(("\n\n" + "\n".join(map(plain, workout.notes.strip().splitlines())), "$mw-soft"))
        return Content.assemble(*parts).rstrip()

    def _error(self, reading: Reading) -> Content:
        parts: list[Any] = []
        if reading.column is not None:
            text, caret = pointed(reading.text, reading.column, max(8, self.size.width - 2))
            parts += [f"{plain(text)}\n{caret[:-1]}", ("^\n", "bold $mw-warning")]
        parts += [("not understood: ", "bold $mw-warning"), plain(reading.message)]
        if reading.alternatives:
            parts.append("\n\nright would be, ↓ picks:" if reading.whole else "\n\nright would be:")
            parts += [part for one in reading.alternatives for part in ("\n  ", (plain(one), "bold"))]
        return Content.assemble(*parts)
