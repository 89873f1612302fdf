"""Runs for the tests: what somebody ran, in as few words as it takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from milewatch.review.runs import Run, RunLap
from milewatch.workout.model import Kind

VECTOR = (180.2, 179.5, 181.0, 182.4, 183.1, 178.9)
TARGET = 178.95
DAY = date(2026, 11, 20)


def rep(seconds: float, metres: float | None = 800.0, number: int = 1, **more: object) -> RunLap:
    lap = RunLap(Kind.WORK, round(seconds * 1000), set=1, rep=number, metres=metres, planned_m=metres)
    return replace(lap, **more)  # type: ignore[arg-type]


def timed(seconds: int, metres: float | None, number: int = 1, **more: object) -> RunLap:
    return rep(seconds, metres, number, planned_m=None, planned_ms=seconds * 1000, **more)


def rest(seconds: float, number: int = 1, planned: float | None = None) -> RunLap:
    ms = None if planned is None else round(planned * 1000)
    return RunLap(Kind.RECOVERY, round(seconds * 1000), set=1, rep=number, planned_ms=ms)


def run(
    times: tuple[float, ...] = VECTOR,
    *,
    metres: float = 800.0,
    target: float | None = None,
    rest_s: float = 150.0,
    **more: object,
) -> Run:
    """Reps of one length with a timed rest between them."""
    aim = None if target is None else (round(target * 1000), round(target * 1000))
    laps: list[RunLap] = [RunLap(Kind.WARMUP, 600_000)]
    for number, seconds in enumerate(times, start=1):
        laps.append(rep(seconds, metres, number, target_ms=aim))
        if number < len(times):
            laps.append(rest(rest_s, number, rest_s))
    made = Run("20261120T170211Z-3f9c", "ana", DAY, (*laps, RunLap(Kind.COOLDOWN, 600_000)), key="k", minutes=60.0)
    return replace(made, **more)  # type: ignore[arg-type]
