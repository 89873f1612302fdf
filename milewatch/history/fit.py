"""An activity as FIT, which watches write: with what TCX has no place for (kinds of laps, effort, local time).

Moments in it are whole seconds, so the hundredths are in the times of the laps, which add up to the session.
Needs the extra `fit`; to load it takes a third of a second.
"""

from __future__ import annotations

import math
import zlib
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from fit_tool import FitError, FitFileBuilder
from fit_tool.profile import profile_type as words
from fit_tool.profile.messages.activity_message import ActivityMessage
from fit_tool.profile.messages.event_message import EventMessage
from fit_tool.profile.messages.file_id_message import FileIdMessage
from fit_tool.profile.messages.lap_message import LapMessage
from fit_tool.profile.messages.record_message import RecordMessage
from fit_tool.profile.messages.session_message import SessionMessage

from milewatch.history.activity import ExportError, Trigger
from milewatch.workout.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from milewatch.history.activity import Activity, ActivityLap

_INTENSITIES = {
    Kind.WARMUP: words.Intensity.WARMUP,
    Kind.WORK: words.Intensity.ACTIVE,
    Kind.RECOVERY: words.Intensity.RECOVERY,
    Kind.COOLDOWN: words.Intensity.COOLDOWN,
}
_TRIGGERS = {
    Trigger.TIME: words.LapTrigger.TIME,
    Trigger.DISTANCE: words.LapTrigger.DISTANCE,
    Trigger.MANUAL: words.LapTrigger.MANUAL,
    Trigger.STOP: words.LapTrigger.SESSION_END,
}
_EPOCH_S = 631_065_600
"""The beginning of 1989-12-31 in UTC, from which FIT counts, in seconds since 1970."""
_FIRST_S = _EPOCH_S + 0x1000_0000
"""Before this FIT means seconds since a device was switched on (1998-07-03)."""


def fit(activity: Activity) -> bytes:
    """The file: what it is, the points as they came, then laps, session and activity.

    Raises ExportError for days and lengths that the format has no numbers for.
    """
    if activity.started.timestamp() < _FIRST_S:
        raise ExportError(f"{activity.source} was run before the days that a FIT file can say (from 1998-07-04)")
    builder = FitFileBuilder()
    try:
        for message in _messages(activity):
            builder.add(message)
        data: bytes = builder.build_bytes()
    except FitError:
        raise ExportError(f"{activity.source} is longer, farther or later than a FIT file can say") from None
    return data


def _messages(activity: Activity) -> Iterator[Any]:
    """Each kind of message has a number of its own in the file (the first argument), so that it is described once."""
    yield _filled(
        FileIdMessage(local_id=0),
        type=words.FileType.ACTIVITY,
        manufacturer=words.Manufacturer.DEVELOPMENT,
        product=0,
        product_name="Milewatch",
        serial_number=zlib.crc32(activity.source.encode()) or 1,
        time_created=_moment(activity, 0),
    )
    yield from _as_it_went(activity)
    for number, lap in enumerate(activity.laps):
        yield _lap(activity, number, lap)
    whole = {
        "timestamp": _moment(activity, activity.elapsed_cs),
        "total_timer_time": activity.time_cs / 100,
        "event_type": words.EventType.STOP,
    }
    yield _filled(
        SessionMessage(local_id=4),
        **whole,
        message_index=0,
        event=words.Event.SESSION,
        start_time=_moment(activity, 0),
        **_sport(activity),
        total_elapsed_time=activity.elapsed_cs / 100,
        total_distance=activity.metres,
        first_lap_index=0,
        num_laps=len(activity.laps),
        trigger=words.SessionTrigger.ACTIVITY_END,
        workout_rpe=None if activity.effort is None else round(10 * activity.effort),
    )
    yield _filled(
        ActivityMessage(local_id=5),
        **whole,
        event=words.Event.ACTIVITY,
        type=words.Activity.MANUAL,
        num_sessions=1,
        local_timestamp=_seconds(activity, activity.elapsed_cs, activity.offset) - _EPOCH_S,
    )


def _as_it_went(activity: Activity) -> Iterator[Any]:
    """The timer as it was started and stopped, and between that a record for each second at which a time was taken."""
    last: dict[int, float] = {}

    def records(until: float = math.inf) -> Iterator[Any]:
        """Those before a moment: a second in which the timer was stopped and started again has one record as well."""
        for moment in [one for one in last if one < until]:
            metres = last.pop(moment)
            far = metres if activity.metres is not None else None
            yield _filled(RecordMessage(local_id=2), timestamp=moment, distance=far)

    yield _timer(activity, 0, words.EventType.START)
    for lap in activity.laps:
        for point in lap.points:
            last[_moment(activity, point.at_cs)] = point.metres
        if lap.paused_cs and lap is not activity.laps[-1]:
            yield from records(_moment(activity, lap.end_cs))
            yield _timer(activity, lap.at_cs + lap.time_cs, words.EventType.STOP_ALL)
            yield _timer(activity, lap.end_cs, words.EventType.START)
    yield from records()
    yield _timer(activity, lap.at_cs + lap.time_cs, words.EventType.STOP_ALL)


def _timer(activity: Activity, at_cs: int, what: words.EventType) -> Any:
    moment = _moment(activity, at_cs)
    return _filled(EventMessage(local_id=1), timestamp=moment, event=words.Event.TIMER, event_type=what)


def _lap(activity: Activity, number: int, lap: ActivityLap) -> Any:
    return _filled(
        LapMessage(local_id=3),
        message_index=number,
        timestamp=_moment(activity, lap.end_cs),
        event=words.Event.LAP,
        event_type=words.EventType.STOP,
        start_time=_moment(activity, lap.at_cs),
        total_elapsed_time=(lap.time_cs + lap.paused_cs) / 100,
        total_timer_time=lap.time_cs / 100,
        total_distance=lap.metres,
        intensity=_INTENSITIES[lap.kind],
        lap_trigger=_TRIGGERS[lap.trigger],
        **_sport(activity),
    )


def _sport(activity: Activity) -> dict[str, Any]:
    sub_sport = words.SubSport.TRACK if activity.on_track else words.SubSport.GENERIC
    return {"sport": words.Sport.RUNNING, "sub_sport": sub_sport}


def _filled(message: Any, **values: Any) -> Any:
    """A message with these fields; None: not known, the field is left out."""
    for name, value in values.items():
        if value is not None:
            setattr(message, name, value)
    return message


def _seconds(activity: Activity, at_cs: int, offset: timedelta = timedelta()) -> int:
    """Whole seconds since 1970 at hundredths from the start, begun ones left out; with the offset of a wall clock."""
    return int((activity.when(at_cs) + offset).timestamp() // 1)


def _moment(activity: Activity, at_cs: int) -> int:
    """The same in milliseconds, as the library takes moments."""
    return 1000 * _seconds(activity, at_cs)
