"""An activity as TCX, version 2: what Garmin Connect, Strava and intervals.icu take without anything to install.

Written with what the standard library has: the part of the format that is needed is a dozen elements.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from milewatch import __version__
from milewatch.history.activity import Trigger
from milewatch.workout.model import Kind

if TYPE_CHECKING:
    from milewatch.history.activity import Activity, ActivityLap

SPACE = "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"
_TYPES = "http://www.w3.org/2001/XMLSchema-instance"
_TRIGGERS = {Trigger.TIME: "Time", Trigger.DISTANCE: "Distance"}
"""Whatever else ended a lap is "Manual"."""
_NO_XML = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})
"""Two characters that no XML can have; texts come without the others."""


def tcx(activity: Activity) -> bytes:
    """The file. The order of the elements is that of the schema."""
    root = ET.Element("TrainingCenterDatabase", {"xmlns": SPACE, "xmlns:xsi": _TYPES})
    one = ET.SubElement(ET.SubElement(root, "Activities"), "Activity", {"Sport": "Running"})
    _put(one, "Id", _time(activity, 0))
    for lap in activity.laps:
        _lap(one, activity, lap)
    if activity.notes:
        _put(one, "Notes", activity.notes)
    _creator(one)
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return text + b"\n"


def _lap(parent: ET.Element, activity: Activity, lap: ActivityLap) -> None:
    one = ET.SubElement(parent, "Lap", {"StartTime": _time(activity, lap.at_cs)})
    _put(one, "TotalTimeSeconds", f"{lap.time_cs // 100}.{lap.time_cs % 100:02d}")
    _put(one, "DistanceMeters", _metres(lap.metres or 0.0))
    _put(one, "Calories", "0")
    _put(one, "Intensity", "Resting" if lap.kind is Kind.RECOVERY else "Active")
    _put(one, "TriggerMethod", _TRIGGERS.get(lap.trigger, "Manual"))
    track = ET.SubElement(one, "Track")
    for point in lap.points:
        at = ET.SubElement(track, "Trackpoint")
        _put(at, "Time", _time(activity, point.at_cs))
        _put(at, "DistanceMeters", _metres(point.metres))
    _put(one, "Notes", lap.said)


def _creator(parent: ET.Element) -> None:
    """Which program it came from: upload pages show it. The numbers are those of a device and must be there."""
    one = ET.SubElement(parent, "Creator", {"xsi:type": "Device_t"})
    for name, value in (("Name", "Milewatch"), ("UnitId", "0"), ("ProductID", "0")):
        _put(one, name, value)
    version = ET.SubElement(one, "Version")
    for name, value in zip(("VersionMajor", "VersionMinor"), __version__.split("."), strict=False):
        _put(version, name, value)


def _put(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text.translate(_NO_XML)


def _time(activity: Activity, at_cs: int) -> str:
    return activity.when(at_cs).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def _metres(metres: float) -> str:
    return f"{metres:.3f}"
