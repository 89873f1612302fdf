"""The shorthand in which coaches write workouts: `read` it, `write` it."""

from __future__ import annotations

from milewatch.workout.notation.errors import NotationError
from milewatch.workout.notation.reader import read

__all__ = ["NotationError", "read"]
