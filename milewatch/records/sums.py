"""What an athlete's laps add up to, and how far a lap was off its target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from milewatch.timing.lap import gone_back_over
from milewatch.workout import times

if TYPE_CHECKING:
    from milewatch.records.log import LapRow


@dataclass(frozen=True, slots=True)
class Sums:
    """What an athlete's laps add up to, hundredths of a second; the parts add up to `whole_cs` exactly."""

    work_cs: int
    """Reps that were run to their end."""
    recovery_cs: int
    easy_cs: int
    """Warm-up and cool-down."""
    paused_cs: int
    void_cs: int
    """What counts for nothing: reps that were skipped, dropped or stopped in, and what was gone back over."""
    metres: float
    """The distance of the reps, as far as it is known."""

    @property
    def whole_cs(self) -> int:
        """From the go to the end."""
        return self.work_cs + self.recovery_cs + self.easy_cs + self.void_cs + self.paused_cs

    def told(self, easy: str = "easy") -> str:
        """ "reps 5:00.00 (1600 m) + recovery 4:30.00 = 9:30.00"; what was not run is left out."""
        parts = [f"reps {times.logged(self.work_cs)}" + (f" ({self.metres:g} m)" if self.metres else "")]
        others = {"recovery": self.recovery_cs, easy: self.easy_cs, "void": self.void_cs, "paused": self.paused_cs}
        parts += [f"{name} {times.logged(cs)}" for name, cs in others.items() if cs]
        return " + ".join(parts) + f" = {times.logged(self.whole_cs)}"


def sums(rows: tuple[LapRow, ...]) -> Sums:
    """Add up an athlete's laps."""
    gone = gone_back_over([row.end for row in rows])
    counted = [row for place, row in enumerate(rows) if place not in gone and (row.kind != "work" or row.finished)]
    by_kind = {
        kind: sum(row.time_cs for row in counted if row.kind == kind)
        for kind in ("warmup", "work", "recovery", "cooldown")
    }
    return Sums(
        work_cs=by_kind["work"],
        recovery_cs=by_kind["recovery"],
        easy_cs=by_kind["warmup"] + by_kind["cooldown"],
        paused_cs=sum(row.paused_cs for row in rows),
        void_cs=sum(row.time_cs for row in rows) - sum(row.time_cs for row in counted),
        metres=sum(row.metres or 0.0 for row in counted if row.kind == "work"),
    )


def off_target_cs(row: LapRow) -> int | None:
    """How much slower than its target a lap was, negative for quicker, 0 within a range; None without a target."""
    if row.target_cs is None:
        return None
    quick, slow = row.target_cs
    return min(row.time_cs - quick, 0) or max(row.time_cs - slow, 0)
