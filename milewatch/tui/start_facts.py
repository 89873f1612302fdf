"""What is to be known before a start, in words: who runs and how they start, the lead-in, the sound, the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from milewatch.records.athlete import labels
from milewatch.tui import starts, when
from milewatch.tui.widgets.line import plain

if TYPE_CHECKING:
    from datetime import datetime

    from milewatch.audio.caller import Caller
    from milewatch.conduct.entering import Runner
    from milewatch.records.athlete import Athlete
    from milewatch.tui.opening import Start
    from milewatch.workout.timeline import Timeline

    Parts = list[str | tuple[str, str]]

NORMAL = 60
"""Cells from which there is room for more than a name."""


@dataclass(frozen=True, slots=True)
class StartFacts:
    """What is known by now."""

    athletes: tuple[Athlete, ...]
    field: tuple[Runner, ...]
    """The same athletes with their targets; empty until they are got ready."""
    start: Start
    timeline: Timeline | None
    """None for a workout that cannot be laid out."""
    lead_in_s: float
    sound: Caller | None
    """None until it is open."""
    mute_key: str
    now: datetime
    clock: int
    """12 or 24 hours: how the time of day is written."""
    troubles: tuple[str, ...] = ()
    """Sentences; empty ones are passed over."""

    def lines(self, width: int) -> Content:
        """A line for each, with its name before it."""
        parts: Parts = [("runs       ", "$mw-soft"), *self._runners(width)]
        parts += [("\nlead-in    ", "$mw-soft"), (self._lead_in, "bold")]
        parts += [("\nsound      ", "$mw-soft"), *self._sound()]
        end = self._end()
        if end:
            parts += [("\nends       ", "$mw-soft"), ("about ", ""), (end, "bold"), " if started now"]
        return Content.assemble(*parts, *self._warnings())

    def few_lines(self, width: int) -> Content:
        """The same where rows are few."""
        parts: Parts = [*self._runners(width), f"  lead-in {self._lead_in}", f"  ends {self._end()}", "\nsound "]
        return Content.assemble(*parts, *self._sound(), *self._warnings())

    @property
    def _lead_in(self) -> str:
        return f"{self.lead_in_s:g} s" if self.lead_in_s else "none: the clock runs at the key"

    def _runners(self, width: int) -> Parts:
        field = self.field
        if not field:
            return [(plain(", ".join(labels(self.athletes).values())), "bold")]
        if len(field) == 1:
            mark = field[0].mark
            known = f"  {mark.text}, {mark.aged(self.now.date())}" if mark else "  no marks"
            return [(plain(field[0].athlete.name), "bold"), known if width >= NORMAL else ""]
        names = plain(", ".join(labels(runner.athlete for runner in field).values()))
        start = (starts.words(self.start, self.athletes), "bold")
        return [(f"{len(field)} athletes ", "bold"), names, ("\nstart      ", "$mw-soft"), start]

    def _sound(self) -> Parts:
        if self.sound is None:
            return ["…"]
        state = self.sound.sound.state
        if state.muted:
            return [("off", "bold $mw-warning"), f" ({self.mute_key} turns it on)"]
        said = {
            "playing": f"on, {plain(state.output)}" if state.output else "on",
            "bell": "the terminal's bell",
            "none": "none, as the settings say",
            "lost": "NO SOUND",
        }.get(state.status.value, "starting …")
        note = plain(self.sound.note or self.sound.remark)
        return [(said, "bold")] if not note else [(said, "bold $mw-warning"), f": {note}"]

    def _end(self) -> str:
        """The time of day when it will be over; empty when that is not known."""
        if self.timeline is None:
            return ""
        expected_ms = max((one.timeline.totals.expected_ms for one in self.field), default=None)
        if expected_ms is None:
            expected_ms = self.timeline.totals.expected_ms
        expected_ms += starts.last_start_ms(self.start, self.field)
        return when.time_of_day(self.now + timedelta(milliseconds=expected_ms), self.clock)

    def _warnings(self) -> Parts:
        return [part for sentence in self.troubles if sentence for part in ("\n", (sentence, "bold $mw-warning"))]
