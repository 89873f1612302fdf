"""Everything that the live screen shows of one athlete, from a snapshot alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.content import Content

from milewatch.timing.snapshot import Phase
from milewatch.tui.arrange import Rows, View, arrange
from milewatch.tui.commands import BY_ID, key_name
from milewatch.tui.face import Face, State, face
from milewatch.tui.widgets.bigdigits import AIRY, BigDigits
from milewatch.tui.widgets.headline import Headline, Rank
from milewatch.tui.widgets.kept import Kept
from milewatch.tui.widgets.keybar import KeyBar, helpful, own_keys
from milewatch.tui.widgets.laps import Laps
from milewatch.tui.widgets.line import Line, plain
from milewatch.tui.widgets.profile import ProfileStrip
from milewatch.tui.wording import lap_ms
from milewatch.workout import times
from milewatch.workout.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.events import Resize
    from textual.widget import Widget

    from milewatch.timing.snapshot import AthleteView, Snapshot
    from milewatch.tui.aiming import Aims
    from milewatch.tui.widgets.keybar import KeysOf
    from milewatch.workout.timeline import Timeline

FLASH_S = 0.25
"""How long the clock is inverted at a cue."""
ROOMY = 58
"""Cells from which two things stand beside each other."""
WORD_S = 1.5
"""How long the cue's word stands there."""

_COLOURS = {
    State.READY: "$foreground",
    State.LEAD_IN: "$mw-leadin",
    State.WORK: "$mw-work",
    State.RECOVERY: "$mw-recovery",
    State.OVER: "$mw-leadin",
    State.OVERDUE: "$mw-warning",
    State.EASY: "$mw-done",
    State.PAUSED: "$mw-paused",
    State.DONE: "$mw-done",
}


def _colours() -> str:
    return "\n".join(
        f"""
        Board BigDigits.-{state} {{ color: {colour}; }}
        Board #clock.-{state}.-flash {{ background: {colour}; color: $mw-ink; }}
        Board #state.-{state} {{ background: {colour}; }}
        Board #state.-{state}.-slim {{ background: $background; color: {colour}; }}
        """
        for state, colour in _COLOURS.items()
    )


class Board(Vertical, Kept):
    """The live screen's picture."""

    DEFAULT_CSS = """
    Board {
        width: 1fr; height: 1fr; overflow: hidden; background: $background; color: $foreground;
        & #state { color: $mw-ink; text-style: bold; content-align: left middle; }
        & #figures { height: 5; }
        & #info { padding: 0 1; text-style: bold; }
        & #next { padding: 0 1; }
        & Laps { padding: 0 1; }
        & #keys { background: $panel; color: $foreground; }
    }
    """ + _colours()

    def __init__(
        self, timeline: Timeline, *, label: str = "", keys_of: KeysOf = own_keys, aims: Aims | None = None
    ) -> None:
        """`label` is told beside the state ("REHEARSAL ×10"); `keys_of` gives the keys of an act.

        `aims` are what the steps are run by, for those that have no target to be scored by.
        """
        super().__init__()
        self._aims = aims or {}
        self._title = timeline.workout.title or timeline.workout.text
        self._label = label
        self._rows: Rows | None = None
        self._view = View.ALL
        self._said = ""
        self._state: State | None = None
        self._face: Face | None = None
        self._wanted: tuple[Snapshot, str] | None = None
        self.head = Headline(ident="head")
        self.state = Line(ident="state")
        self.clock = BigDigits(ident="clock")
        self.info = Line(ident="info")
        self.rep, self.last = BigDigits(ident="rep"), BigDigits(ident="last")
        self.figures = Horizontal(self.rep, self.last, id="figures")
        self.next = Line(ident="next")
        self.laps = Laps(ident="laps")
        self.profile = ProfileStrip(timeline, ident="profile")
        self.keys = KeyBar(keys_of, ident="keys")
        self._key_of = lambda act_id: key_name(keys_of(BY_ID[act_id])[0])

    def compose(self) -> ComposeResult:
        """From the top to the bottom."""
        yield from (self.head, self.state, self.clock, self.info, self.figures)
        yield from (self.next, self.laps, self.profile, self.keys)

    # What is shown

    def show(self, snapshot: Snapshot, day: str) -> Face:
        """Show this moment; `day` is the time of day."""
        self._wanted = (snapshot, day)
        view = snapshot.solo
        now = face(snapshot, view, self._aims, self._key_of)
        self._face = now
        self._wear(now)
        self.head.put_parts(f" {day}", self._title, f"total {times.running(snapshot.total_ms)} ")
        self.clock.put(now.clock, now.clock_short)
        self._put_state(now)
        rows = self._rows
        if rows is None or rows.info:
            self._put_info(now)
        if rows is None or rows.figures:
            self.rep.put(now.short_place)
            self.last.put(_last_time(view))
        self.next.put(self._following(now))
        self.laps.put(view, snapshot.events)
        self.profile.follow(view.segments)
        self.profile.cursor(*_cursor(view, self.profile))
        self.keys.allow(helpful(snapshot.allowed, view))
        return now

    def _wear(self, now: Face) -> None:
        """Put on the colours of a state."""
        if now.state is not self._state:
            for widget in (self.clock, self.state, self.rep, self.last):
                if self._state is not None:
                    widget.remove_class(f"-{self._state}", update=False)
                widget.add_class(f"-{now.state}")
            self._state = now.state

    def say(self, word: str) -> None:
        """Flash; with a word, it stands for a while where the state stands."""
        self.clock.add_class("-flash")
        self.set_timer(FLASH_S, lambda: self.clock.remove_class("-flash"))
        if word:
            self._said = word
            self.set_timer(WORD_S, lambda: self._unsay(word))
            if self._face is not None:
                self._put_state(self._face)

    def tell(self, rank: Rank, text: str) -> None:
        """Show a notice, or take the one of this rank away."""
        loud = self.head.loud
        if not self.head.tell(rank, text):
            return
        if loud != self.head.loud:
            self._lay_out()
        if self._face is not None:
            self._put_state(self._face)

    def turn(self) -> View:
        """Change to the view after this one."""
        self._view = self._view.following()
        self._lay_out()
        return self._view

    # How

    def on_resize(self, event: Resize) -> None:
        """Share out the rows anew."""
        self._lay_out()

    def _lay_out(self) -> None:
        width, height = self.size
        if not width or not height:
            return
        rows = self._rows = arrange(width, height, self._view)
        head = 3 if rows.head and self.head.loud and height >= 20 else rows.head
        for widget, count in (
            (self.head, head), (self.state, rows.state), (self.clock, rows.clock), (self.info, rows.info),
            (self.figures, rows.figures), (self.next, rows.next), (self.laps, rows.laps), (self.profile, rows.profile),
            (self.keys, rows.keys),
        ):  # fmt: skip
            _give(widget, count)
        # Without an empty row between them, digits and a filled state line would run into each other.
        others = (head, rows.state, rows.info, rows.figures, rows.next, rows.laps, rows.profile, rows.keys)
        room = rows.clock if rows.clock is not None else height - sum(count or 0 for count in others)
        self.state.set_class(room < AIRY, "-slim")
        if self._wanted is not None:
            self.show(*self._wanted)

    def _put_state(self, now: Face) -> None:
        tiny = self._rows is not None and self._rows.tiny
        if tiny and self.head.notice:
            self.state.put(self.head.notice)
            return
        word = self._said or now.word
        where = now.short_place if tiny else now.place
        text = f" {word}  {where}" if where else f" {word}"
        if self._label:
            room = self.state.size.width - len(text) - 1
            label = self._label if room > len(self._label) else "REH" if room > 3 else ""
            text += label.rjust(room)
        self.state.put(Content.styled(text, "bold"))

    def _put_info(self, now: Face) -> None:
        """The aim on the left, the smaller number or the verdict on the right; as much as fits."""
        width = self.info.size.width
        for left, right in _pairs(now, narrow=width < ROOMY):
            room = width - left.cell_length - right.cell_length
            if room >= (2 if right.plain and left.plain else 0):
                self.info.put(Content.assemble(left, " " * room, right))
                return
        self.info.put(now.short_aim or now.aim)

    def _following(self, now: Face) -> str:
        """What comes next, and what it is run by where there is room for that too."""
        said = f"next: {now.next}" if now.next else ""
        hinted = f"{said} · {now.next_hint}" if said and now.next_hint else said
        room = self.next.size.width
        short = f"next: {now.next_short}"
        return next((text for text in (hinted, said, short) if len(text) <= room), short) if said else ""

    def _unsay(self, word: str) -> None:
        if self._said == word:
            self._said = ""
            if self._face is not None:
                self._put_state(self._face)


def _pairs(now: Face, *, narrow: bool) -> Iterator[tuple[Content, Content]]:
    """What could stand on the left and on the right, the best first."""
    nothing, aside = Content(""), Content(now.aside)
    verdict = nothing if now.verdict is None else Content.styled(plain(now.verdict.text), now.verdict.colour)
    short = nothing if now.verdict is None else Content.styled(plain(now.verdict.short), now.verdict.colour)
    fresh = now.verdict is not None and now.verdict.fresh
    aims = [Content(plain(text)) for text in _aims(now)]
    if now.state is State.WORK:
        right = aside if aside.plain else verdict
        yield from ((aim, right) for aim in aims)
        if fresh:
            yield nothing, right
            yield nothing, short
        yield from ((aim, nothing) for aim in aims)
        return
    if verdict.plain:
        yield from ((Content.assemble(verdict, " · ", aim), aside) for aim in aims)
        if not narrow:
            yield verdict, aside
        if fresh:
            yield verdict, nothing
            yield short, nothing
    else:
        yield from ((aim, aside) for aim in aims)
    yield (nothing, aside) if aside.plain else (verdict, nothing)


def _aims(now: Face) -> list[str]:
    """What is to be run, with what it is run by, shorter and shorter."""
    hints = [now.hint.text, now.hint.short] if now.hint.text else []
    whole = [f"{now.aim} · {hint}" for hint in hints]
    marked = [f"{now.short_aim} · {now.next_mark}"] if now.next_mark and now.short_aim != now.aim else []
    return list(dict.fromkeys(text for text in (*whole, *hints[1:], now.aim, *marked, now.short_aim) if text))


def _give(widget: Widget, rows: int | None) -> None:
    widget.display = rows != 0
    if rows:
        widget.styles.height = rows
    elif rows is None:
        widget.styles.height = "1fr"


def _cursor(view: AthleteView, profile: ProfileStrip) -> tuple[int | None, float]:
    segment = view.segment
    if view.phase in (Phase.COMPLETE, Phase.ENDED, Phase.DROPPED) or segment is None:
        return (None, 0.0) if not view.laps else (len(view.segments) - 1, 1.0)
    length = view.length_ms or view.suggested_ms or profile.expected_ms(segment)
    return segment.index, view.elapsed_ms / length if length else 0.0


def _last_time(view: AthleteView) -> str:
    """The last split of the running rep, else the last rep's time."""
    if view.splits_ms:
        return times.taken(view.splits_ms[-1])
    work = next((lap for lap in reversed(view.laps) if lap.segment.step.kind is Kind.WORK), None)
    return times.taken(lap_ms(work)) if work is not None else ""
