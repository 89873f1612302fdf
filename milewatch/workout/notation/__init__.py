"""The shorthand in which coaches write workouts: `read` it, `write` it."""

from __future__ import annotations

from milewatch.workout.notation.errors import NotationError
from milewatch.workout.notation.reader import read, read_effort
from milewatch.workout.notation.write import write

__all__ = ["NotationError", "read", "read_effort", "write"]
