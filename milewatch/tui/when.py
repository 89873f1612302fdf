"""Points in time in words, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def ago(then: datetime, now: datetime) -> str:
    """How long ago: "just now", "25 minutes ago", "3 hours ago", "2 days ago"."""
    minutes = int((now - then).total_seconds()) // 60
    if minutes < 1:
        return "just now"
    for size, name in ((24 * 60, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size:
            count = minutes // size
            return f"{count} {name}{'s' if count > 1 else ''} ago"
    return "just now"


def day(then: datetime, now: datetime) -> str:
    """Day and time: "today 17:02", "yesterday 17:02", "Fri 20 Nov 2026, 17:02"."""
    return day_there(then.astimezone(now.tzinfo), now)


def day_there(then: datetime, now: datetime) -> str:
    """The same as the clocks said where it was: a session at 17:02 in winter was at 17:02 in summer too."""
    days = (now.date() - then.date()).days
    name = {0: "today", 1: "yesterday"}.get(days)
    return f"{name} {then:%H:%M}" if name else f"{then:%a %d %b %Y, %H:%M}"


def time_of_day(then: datetime, hours: int) -> str:
    """The clock: "17:02", or "5:02 pm" with 12 hours."""
    if hours == 12:
        return f"{then.hour % 12 or 12}:{then:%M} {'am' if then.hour < 12 else 'pm'}"
    return f"{then:%H:%M}"
