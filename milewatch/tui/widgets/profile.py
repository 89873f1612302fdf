"""The whole workout as a strip: height is effort, width is expected time; a cursor says where it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment as Cells
from textual.strip import Strip

from milewatch.tui.widgets.kept import Kept
from milewatch.workout.estimate import height
from milewatch.workout.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Resize

    from milewatch.workout.model import Step
    from milewatch.workout.timeline import Segment, Timeline

CURSOR = "│"


class ProfileStrip(Kept):
    """The profile of a timeline, one to any number of rows high."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "profile--work",
        "profile--recovery",
        "profile--easy",
        "profile--past",
        "profile--cursor",
    }
    DEFAULT_CSS = """
    ProfileStrip {
        width: 1fr; height: 3; overflow: hidden;
        & > .profile--work { color: $mw-work; }
        & > .profile--recovery { color: $mw-recovery; }
        & > .profile--easy { color: $mw-done; }
        & > .profile--past { color: $mw-soft; }
        & > .profile--cursor { color: $foreground; text-style: bold; }
    }
    """

    def __init__(self, timeline: Timeline | None = None, ident: str | None = None) -> None:
        super().__init__(id=ident)
        self._segments: tuple[Segment, ...] = ()
        self._expected: dict[Step, int] = {}
        self._columns: tuple[int, ...] = ()
        self._at: tuple[int, float] | None = None
        self._cursor: int | None = None
        if timeline is not None:
            self.put(timeline)

    def put(self, timeline: Timeline) -> None:
        """Show another timeline, without a cursor."""
        self._expected = {segment.step: ms for segment, ms in zip(timeline.segments, timeline.expected_ms, strict=True)}
        self._segments = timeline.segments
        self._at = self._cursor = None
        self._lay_out()

    def follow(self, segments: tuple[Segment, ...]) -> None:
        """Show an athlete's own plan, which may have grown by extra reps."""
        if segments is not self._segments and len(segments) != len(self._segments):
            self._segments = segments
            self._lay_out()

    def cursor(self, index: int | None, fraction: float = 0.0) -> None:
        """Put the cursor into a segment, at this fraction of it. None: no cursor."""
        self._at = None if index is None else (index, min(max(fraction, 0.0), 1.0))
        self._move()

    def expected_ms(self, segment: Segment) -> int:
        """How long a segment is expected to take."""
        return self._expected.get(segment.step, 0)

    @property
    def column(self) -> int | None:
        """The column of the cursor."""
        return self._cursor

    def on_resize(self, event: Resize) -> None:
        """Share the columns out anew."""
        self._lay_out()

    def render_line(self, y: int) -> Strip:
        """One row of the strip."""
        rows = self.size.height
        runs: list[Cells] = []
        styles = {kind: self.get_component_rich_style(f"profile--{kind}") for kind in ("work", "recovery", "easy")}
        past = self.get_component_rich_style("profile--past")
        for column, index in enumerate(self._columns):
            if column == self._cursor:
                runs.append(Cells(CURSOR, self.get_component_rich_style("profile--cursor")))
                continue
            step = self._segments[index].step
            style = past if self._cursor is not None and column < self._cursor else styles[_style(step)]
            runs.append(Cells(_cell(height(step), y, rows), style))
        return Strip(runs).simplify()

    def _lay_out(self) -> None:
        spans = [self.expected_ms(segment) for segment in self._segments]
        self._columns = columns(spans, self.size.width)
        self._move(moved=True)

    def _move(self, moved: bool = False) -> None:
        cursor = _column(self._columns, self._at)
        if moved or cursor != self._cursor:
            self._cursor = cursor
            self.refresh()


def columns(spans: Sequence[int], width: int) -> tuple[int, ...]:
    """Which segment each column shows: by time, and none is left out as long as there is a column for each."""
    if not spans or width <= 0:
        return ()
    total = sum(spans)
    if total <= 0:
        spans, total = [1] * len(spans), len(spans)
    if len(spans) > width:
        ends, done = [], 0
        for span in spans:
            done += span
            ends.append(done)
        middles = ((column + 0.5) * total / width for column in range(width))
        return tuple(next(i for i, end in enumerate(ends) if end > middle) for middle in middles)
    widths = [max(1, round(span * width / total)) for span in spans]
    while sum(widths) != width:
        step = 1 if sum(widths) < width else -1
        adjustable = [i for i, one in enumerate(widths) if one + step >= 1]
        furthest = max(adjustable, key=lambda i: step * (spans[i] * width / total - widths[i]))
        widths[furthest] += step
    return tuple(index for index, one in enumerate(widths) for _ in range(one))


def _column(shown: tuple[int, ...], at: tuple[int, float] | None) -> int | None:
    if at is None or not shown:
        return None
    index, fraction = at
    own = [column for column, of in enumerate(shown) if of == index]
    if own:
        return min(own[0] + int(fraction * len(own)), own[-1])
    return next((column for column, of in enumerate(shown) if of > index), len(shown) - 1)


def _cell(high: float, row: int, rows: int) -> str:
    dots = max(1, round(high * rows * 2)) - (rows - 1 - row) * 2
    return "█" if dots >= 2 else "▄" if dots == 1 else " "


def _style(step: Step) -> str:
    return {Kind.WORK: "work", Kind.RECOVERY: "recovery"}.get(step.kind, "easy")
