"""What can happen in a session. The session is the fold of these; the journal is these, one a line.

`at` is the time of the key, in integer milliseconds from the session's zero. `id` is the place in the list, from 0.
What follows from the plan and the clock alone (a timed rep ending) is derived and is no event.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Literal

import msgspec

from milewatch.timing.roster import Entrant
from milewatch.workout.timeline import Segment

SleepKind = Literal["suspend", "restart", "stop"]


class Why(StrEnum):
    """Why a press was swallowed: kept and shown, but without effect."""

    BOUNCE = "bounce"
    """The same key within the guard of the press before: a bounce, or a key held down."""
    JUST_ENDED = "just ended"
    """A timed step ended by itself a moment ago; the press was meant for that end."""
    EARLIER = "earlier"
    """Older than what came before it."""
    PAUSED = "paused"
    NOT_RUNNING = "not running"
    """During the lead-in, before the start or after the end."""


class _Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="do", omit_defaults=True):
    id: int
    at: int


class Started(_Event, frozen=True, tag="start"):
    """The start key; the clock of the first segment begins `lead_in` later."""

    lead_in: int = 0


class Stamped(_Event, frozen=True, tag="stamp"):
    """A key pressed, with its time. Without an athlete it waits in the tray."""

    key: str = ""
    athlete: str | None = None
    final: bool = False
    """Ends the rep here even though planned splits (or, in a timed step, time) are left."""
    lead_in: int = 0
    """When this mark ends an open recovery: the rep begins this much later."""


class Swallowed(_Event, frozen=True, tag="swallowed"):
    """A press that was taken for a mistake. Inert, except that it may reveal the press before as a key's repeat."""

    key: str = ""
    athlete: str | None = None
    why: Why = Why.BOUNCE
    withdraws: int | None = None
    """The id of a stamp that turns out to be the first repeat of a key held down."""


class Assigned(_Event, frozen=True, tag="assign"):
    """The stamp `stamp` is of `athlete`; None puts it back into the tray."""

    stamp: int
    athlete: str | None = None


class Inserted(_Event, frozen=True, tag="insert"):
    """A mark that no key made, at `time`."""

    time: int
    athlete: str | None = None


class Shifted(_Event, frozen=True, tag="shift"):
    """The stamp (or inserted mark) `stamp` was at `time`."""

    stamp: int
    time: int


class Swapped(_Event, frozen=True, tag="swap"):
    """Two stamps change athletes."""

    stamp: int
    other: int


class Removed(_Event, frozen=True, tag="remove"):
    """The stamp `stamp` marks nothing: kept, but of nobody and out of the tray."""

    stamp: int


class Skipped(_Event, frozen=True, tag="skip"):
    """What is running ends here and the next segment begins. Of one athlete, or of all."""

    athlete: str | None = None


class WentBack(_Event, frozen=True, tag="back"):
    """What is running is abandoned and the segment before begins again. Of one athlete, or of all."""

    athlete: str | None = None


class Adjusted(_Event, frozen=True, tag="adjust"):
    """The running timed step (or an open recovery's suggestion) is `by` ms longer; negative is shorter."""

    by: int
    athlete: str | None = None


class Paused(_Event, frozen=True, tag="pause"):
    """Running time stands still."""


class Resumed(_Event, frozen=True, tag="resume"):
    """Running time goes on."""


class Extended(_Event, frozen=True, tag="extend"):
    """One more rep of the set that is running, or of the last one after the plan's end."""

    athlete: str | None = None


class Shortened(_Event, frozen=True, tag="shorten"):
    """The last rep of the set that is running will not be run."""

    athlete: str | None = None


class Dropped(_Event, frozen=True, tag="drop"):
    """The athlete stops running."""

    athlete: str


class Rejoined(_Event, frozen=True, tag="rejoin"):
    """A dropped athlete runs again, from the segment the others are in."""

    athlete: str
    segment: int = 0
    """Its index in the athlete's own plan."""
    left: int | None = None
    """How much of it is left for the others, when it ends by the clock: the athlete joins their clock."""


class Replanned(_Event, frozen=True, tag="replan"):
    """The athlete runs another workout: `segments` come behind the rep that runs and its recovery.

    Before their go it is the whole plan, after the plan's end it follows an open recovery.
    """

    athlete: str
    segments: tuple[Segment, ...]
    """With the athlete's own targets in them."""
    text: str = ""
    """As it was typed."""


class Unfinished(_Event, frozen=True, tag="unfinished"):
    """A rep that is over was not finished; or it was, `after_all`."""

    athlete: str
    stamp: int | None = None
    """The mark that ended it; None where the clock did."""
    segment: int | None = None
    """The rep's index in the athlete's own plan, where no mark ended it."""
    after_all: bool = False


class Entered(_Event, frozen=True, tag="enter"):
    """Somebody who was not in the line-up runs, from the segment the others are in."""

    who: Entrant
    segment: int = 0
    """Its index in the plan of `who`."""
    left: int | None = None
    """How much of it is left for the others, when it ends by the clock."""


class Undone(_Event, frozen=True, tag="undo"):
    """The event `of` never was (it is still in the list)."""

    of: int


class Redone(_Event, frozen=True, tag="redo"):
    """The event `of` was, after all: the undo of it is taken back."""

    of: int


class Slept(_Event, frozen=True, tag="slept"):
    """For `gap` ms until `at` the machine was suspended, or the program gone or stopped. Told, and without effect."""

    gap: int
    why: SleepKind = "suspend"


class Ended(_Event, frozen=True, tag="end"):
    """The session is over."""


Event = (
    Started
    | Stamped
    | Swallowed
    | Assigned
    | Inserted
    | Shifted
    | Swapped
    | Removed
    | Skipped
    | WentBack
    | Adjusted
    | Paused
    | Resumed
    | Extended
    | Shortened
    | Dropped
    | Rejoined
    | Replanned
    | Unfinished
    | Entered
    | Undone
    | Redone
    | Slept
    | Ended
)
Maker = Callable[[int, int], Event]
"""Makes an event from its id and its time."""
