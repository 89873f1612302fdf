"""The athletes: who they are, what they have run, and the paces that follow from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from milewatch.tui.commands import Where, bindings
from milewatch.tui.review_tables import columns, fitting
from milewatch.tui.widgets.keyline import KeyLine
from milewatch.tui.widgets.line import plain
from milewatch.workout import saying, times
from milewatch.workout.paces_table import paces_table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from milewatch.records.athlete import Athlete, Roster
    from milewatch.tui.app import MilewatchApp
    from milewatch.tui.review_tables import Row
    from milewatch.workout.marks import Mark
    from milewatch.workout.paces_table import PacesTable

NAME_CELLS = 16


class AthletesScreen(Screen[None]):
    """The list, and beside it the one under the cursor."""

    DEFAULT_CSS = """
    AthletesScreen {
        & #body { height: 1fr; }
        & OptionList { width: 28; height: 1fr; }
        & VerticalScroll { width: 1fr; height: 1fr; padding: 0 1; }
        &.-narrow #body { layout: vertical; }
        &.-narrow OptionList { width: 1fr; height: 3; }
        &.-wide OptionList { width: 40; }
    }
    """
    app: MilewatchApp
    WHERE = (Where.ATHLETES,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self) -> None:
        super().__init__()
        self._roster: Roster | None = None
        self._wanted: str | None = None
        """Who is to be under the cursor once the file is read."""

    def compose(self) -> ComposeResult:
        """The list fills when the file has been read."""
        yield Static(Content("Athletes"), id="heading")
        with Horizontal(id="body"):
            yield OptionList(id="athletes", markup=False, compact=True)
            yield VerticalScroll(Static(id="about"), can_focus=False)
        yield KeyLine(Where.ATHLETES)

    def on_mount(self) -> None:
        """Read the file."""
        self.query_one(OptionList).focus()
        self.read_roster()

    # The file

    @work(thread=True, exclusive=True, group="athletes", exit_on_error=False)
    def read_roster(self) -> None:
        """Read the athletes file anew."""
        from milewatch.tui.session import read_roster

        roster, problems = read_roster(self.app)
        self.app.call_from_thread(self._fill, roster, problems)

    def _fill(self, roster: Roster, problems: tuple[str, ...]) -> None:
        if self._roster is None:
            for problem in problems:
                self.notify(f"{problem}; left out", severity="warning", markup=False, timeout=15)
        self._roster = roster
        options = self.query_one(OptionList)
        ids = [athlete.id for athlete in roster.athletes]
        at = ids.index(self._wanted) if self._wanted in ids else min(options.highlighted or 0, len(ids) - 1)
        options.clear_options()
        options.add_options(Option(_line(athlete)) for athlete in roster.athletes)
        options.highlighted = at if ids else None
        self._about()

    @work(thread=True, group="athletes", exit_on_error=False)
    def _change(self, change: Callable[[Roster], Roster], who: str | None) -> None:
        """Change the file as it is now; `who` is under the cursor then."""
        from milewatch.records.athletes import load, save
        from milewatch.records.table import FileError

        path = self.app.places.athletes
        try:
            roster = save(path, change(load(path)))
        except (FileError, ValueError, OSError) as error:
            self.app.call_from_thread(self.app.tell, str(error))
            return
        self._wanted = who
        self.app.call_from_thread(self._fill, roster, ())

    # What is shown

    @property
    def _chosen(self) -> Athlete | None:
        at = self.query_one(OptionList).highlighted
        known = self._roster.athletes if self._roster is not None else ()
        return known[at] if at is not None and at < len(known) else None

    @on(OptionList.OptionHighlighted)
    def _about(self) -> None:
        chosen = self._chosen
        scroll = self.query_one(VerticalScroll)
        if chosen is None:
            said = Content("Nobody yet: a adds an athlete. Targets come from their races and time trials.")
        else:
            said = about(chosen, self.app.now().date(), scroll.size.width - 2)
        self.query_one("#about", Static).update(said)
        scroll.scroll_home(animate=False)

    def on_resize(self) -> None:
        """The table follows the width."""
        self.call_after_refresh(self._about)

    # Commands

    @on(OptionList.OptionSelected)
    def action_edit(self) -> None:
        """Edit the athlete under the cursor."""
        if self._chosen is not None:
            self._form(self._chosen)

    def action_add(self) -> None:
        """A new athlete."""
        self._form(None)

    def _form(self, athlete: Athlete | None) -> None:
        from milewatch.tui.screens.athlete import AthleteScreen

        def saved(id_: str | None) -> None:
            if id_ is not None:
                self._wanted = id_
                self.read_roster()

        self.app.push_screen(AthleteScreen(athlete), saved)

    def action_mark(self) -> None:
        """Add a mark."""
        from milewatch.records.athlete import read_mark

        def typed(athlete: Athlete, text: str) -> None:
            mark = read_mark(text, self.app.now().date())
            self._change(lambda roster: roster.with_mark(athlete.id, mark), athlete.id)

        self._ask("A race or a time trial of", "1mi=5:58.3 2026-10-24 time trial", typed)

    def action_goal(self) -> None:
        """Add a goal, in place of the one for its distance."""
        from milewatch.records.athlete import read_goal

        def typed(athlete: Athlete, text: str) -> None:
            goal = read_goal(text)
            others = (one for one in athlete.goals if not saying.same_distance(one.distance_m, goal.distance_m))
            new = replace(athlete, goals=(*others, goal))
            self._change(lambda roster: roster.with_athlete(new), athlete.id)

        self._ask("A time wanted by", "1mi=5:45 by 2027-06-01", typed)

    def _ask(self, what: str, like: str, typed: Callable[[Athlete, str], None]) -> None:
        """Ask for a line; one that is not right is told, and asked for again."""
        from milewatch.tui.screens.ask import LineScreen

        athlete = self._chosen
        if athlete is None:
            return

        def answered(text: str | None) -> None:
            if text:
                try:
                    typed(athlete, text)
                except ValueError as error:
                    self.app.tell(str(error))
                    self.app.push_screen(LineScreen(f"{what} {athlete.name}", text, like), answered)

        self.app.push_screen(LineScreen(f"{what} {athlete.name}", "", like), answered)

    def action_remove(self) -> None:
        """Take the athlete out of the file, after asking."""
        from milewatch.tui.screens.ask import AskScreen

        athlete = self._chosen
        if athlete is None:
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._change(lambda roster: roster.without(athlete.id), None)

        question = f"Take {athlete.name}, with {len(athlete.marks)} marks, out of the athletes file? Logs stay."
        self.app.push_screen(AskScreen(question, "take out", "keep"), answered)

    def action_more(self) -> None:
        """Down in the paces."""
        self.query_one(VerticalScroll).scroll_page_down(animate=False)

    def action_less(self) -> None:
        """Up again."""
        self.query_one(VerticalScroll).scroll_page_up(animate=False)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss()


def _line(athlete: Athlete) -> Content:
    return Content.assemble(
        (f"{athlete.key or ' '} ", "bold $accent"), (f"{plain(athlete.name):<{NAME_CELLS}}", "bold"),
        (f" {plain(athlete.group)}", "$mw-soft"),
    )  # fmt: skip


def about(athlete: Athlete, today: date, width: int) -> Content:
    """One athlete: marks and goals, the table of paces, and what there is to say about them."""
    parts: list[Any] = [(plain(athlete.name), "bold underline")]
    parts += [f"  group {plain(athlete.group)}"] if athlete.group else []
    parts += [f"  key {plain(athlete.key)}"] if athlete.key else []
    for line in _marks(athlete.marks, today, width):
        parts += ["\n", line]
    for goal in athlete.goals:
        parts += ["\n", (goal.text, "bold $accent"), f"  by {goal.by.isoformat()}" if goal.by else ""]
    table = paces_table(athlete.marks, athlete.goals, today)
    parts += [f"\n{line}" for line in ("", *_rows(table, width))] if table.rows else []
    for note in table.notes:
        parts += ["\n", ("note: ", "bold $mw-warning"), plain(note)]
    return Content.assemble(*parts)


def _marks(marks: Sequence[Mark], today: date, width: int) -> list[Content]:
    """The results, the newest first, a line each; where it is narrow without the day, then without the kind."""
    newest = sorted(marks, key=lambda mark: mark.on, reverse=True)
    rows: list[Row] = [
        [
            (saying.distance(mark.distance_m), "bold"),
            (times.short(mark.time_ms), "bold"),
            (mark.on.isoformat(), ""),
            (
                "dated ahead" if mark.on > today else mark.aged(today),
                "bold $mw-warning" if mark.old(today) or mark.ahead(today) else "",
            ),
            (mark.kind, ""),
        ]
        for mark in newest
    ]
    noted = zip(fitting(rows, width, spare=(2, 4)), newest, strict=True)
    return columns([[*row, (plain(mark.note), "$mw-soft")] for row, mark in noted], 1, width)


def _rows(table: PacesTable, width: int) -> list[str]:
    """The table in columns, as many as there is room for; where it is narrow, per 400 m, km and mile only."""
    every = (table.header(), *table.cells())
    lines: list[str] = []
    for chosen in (range(len(every[0])), range(len(every[0]) - 1), (0, 3, 4, 5)):
        rows = [[row[column] for column in chosen] for row in every]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = ["  ".join((row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:]))) for row in rows]
        if len(lines[0]) <= width:
            break
    return lines
