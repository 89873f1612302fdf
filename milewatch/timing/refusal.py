"""Why a command makes no sense now. A refusal has a name, so that a test and a screen can tell them apart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """The name of a refusal."""

    NOT_STARTED = "not started"
    ALREADY_STARTED = "already started"
    IN_LEAD_IN = "in the lead-in"
    ALREADY_PAUSED = "already paused"
    NOT_PAUSED = "not paused"
    PAUSED = "paused"
    PLAN_COMPLETE = "the plan is complete"
    NOT_ADJUSTABLE = "no timed step or suggestion is running"
    NOTHING_TO_FINISH = "only a recovery is running"
    NOTHING_TO_UNDO = "nothing to undo"
    NOTHING_TO_REDO = "nothing to redo"
    NO_REP_TO_REPEAT = "no rep to repeat"
    NO_REP_TO_COME = "no rep to come"
    ALREADY_HERE = "already here"
    NO_SUCH_REP = "no such rep"
    EMPTY_PLAN = "nothing to run"
    NO_SUCH_ATHLETE = "no such athlete"
    NO_SUCH_STAMP = "no such stamp"
    ALREADY_DROPPED = "already dropped"
    NOT_DROPPED = "not dropped"
    EARLIER = "earlier than what came before"
    IN_THE_FUTURE = "in the future"
    ENDED = "the session is over"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A command that changed nothing, and why. `text` is a whole sentence for the screen."""

    reason: Reason
    text: str
