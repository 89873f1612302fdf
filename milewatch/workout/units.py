"""Distances, times and paces as runners type them and as Milewatch prints them.

Distances are metres, durations integer milliseconds, paces seconds for each `per_m` metres.
"""

from __future__ import annotations

import re

MILE_M = 1609.344
YARD_M = 0.9144

DISTANCE_UNITS: dict[str, float] = {
    **dict.fromkeys(("m", "mtr", "mtrs", "metre", "metres", "meter", "meters"), 1.0),
    **dict.fromkeys(("k", "km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "klm"), 1000.0),
    **dict.fromkeys(("mi", "mile", "miles", "mis"), MILE_M),
    **dict.fromkeys(("yd", "yds", "yard", "yards", "y"), YARD_M),
}
"""Metres in one of each unit, by its name in lower case."""

TIME_UNITS: dict[str, float] = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds", '"', "''"), 1.0),
    **dict.fromkeys(("min", "mins", "mn", "mns", "minute", "minutes", "'"), 60.0),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 3600.0),
}
"""Seconds in one of each unit, by its name in lower case."""

_CLOCK = re.compile(r"(?:([0-9]{1,2}):)?([0-9]{1,3}):([0-9]{2}(?:\.[0-9]+)?)")
_PAIR = re.compile(r"([0-9]{1,9})\s*(?:'|mn|min|m)\s*([0-9]{1,2}(?:\.[0-9]+)?)\s*(?:\"|''|s|sec)?")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_ONE = re.compile(r"([0-9]{0,12}\.?[0-9]{1,20})\s*(''|[^0-9\s.]*)")


def parse_duration(text: str) -> int:
    """Milliseconds of "1:30", "1:02:03.5", "90s", "2.5 min", "1'30\"" … ValueError when it is none of these.

    A number without a unit is refused: it could be seconds or minutes.
    """
    plain = text.strip().lower()
    if clock := _CLOCK.fullmatch(plain):
        hours, minutes, seconds = clock.groups()
        if float(seconds) >= 60 or (hours is not None and int(minutes) >= 60):
            raise ValueError(f"{text!r} is not a time: minutes and seconds end at 59")
        return round((int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds)) * 1000)
    if pair := _PAIR.fullmatch(plain):
        return round((int(pair[1]) * 60 + float(pair[2])) * 1000)
    if (one := _ONE.fullmatch(plain)) and one[2] in TIME_UNITS:
        return round(float(one[1]) * TIME_UNITS[one[2]] * 1000)
    raise ValueError(f"{text!r} is not a time: write it like 90s, 2 min or 1:30")


def parse_distance(text: str) -> float:
    """Metres of "400", "400m", "1.5 km", "3k", "1 mile", "0.25mi", "100yd" … ValueError when it is none of these.

    A number without a unit is metres from 50 up and refused below.
    """
    plain = _THOUSANDS.sub("", text.strip().lower())
    if plain in ("mile", "a mile"):
        return MILE_M
    if one := _ONE.fullmatch(plain):
        number = float(one[1])
        if one[2] in DISTANCE_UNITS and number > 0:
            return number * DISTANCE_UNITS[one[2]]
        if not one[2] and number >= 50:
            return number
    raise ValueError(f"{text!r} is not a distance: write it like 400m, 1.5 km or 1 mile")


def format_number(value: float) -> str:
    """The shortest decimal that reads back to the same float: 400, 2.5, 409.344."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))


def format_duration(ms: int) -> str:
    """A planned length: "0:30", "3:00", "1:02:03", with as many decimals as are needed to read back the same."""
    seconds, rest = divmod(ms, 1000)
    fraction = f"{rest / 1000:.3f}"[1:].rstrip("0").rstrip(".") if rest else ""
    minutes, seconds = divmod(seconds, 60)
    if minutes < 100:
        return f"{minutes}:{seconds:02d}{fraction}"
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}{fraction}"


def format_distance(metres: float) -> str:
    """ "400m", "1mi", "0.75mi", "10km": the unit in which the number is round, metres otherwise."""
    if metres >= 5000 and metres % 1000 == 0:
        return f"{format_number(metres / 1000)}km"
    if metres % 1 != 0:
        miles = round(metres / MILE_M, 3)
        if miles > 0 and miles * MILE_M == metres:
            return f"{format_number(miles)}mi"
    return f"{format_number(metres)}m"


def format_pace(seconds: float, per_m: float) -> str:
    """ "5:00/km", "7:30/mi", "75 s/400m"."""
    return f"{pace_time(seconds, per_m)}{pace_unit(per_m)}"


def pace_time(seconds: float, per_m: float) -> str:
    """The time of a pace without its unit: m:ss for kilometres and miles, seconds for the shorter ones under 100 s."""
    if per_m < 1000 and seconds < 100:
        return f"{format_number(seconds)} s"
    return format_duration(round(seconds * 1000))


def pace_unit(per_m: float) -> str:
    """ "/km", "/mi", "/400m"."""
    if per_m == 1000:
        return "/km"
    if per_m == MILE_M:
        return "/mi"
    return f"/{format_distance(per_m)}"


def to_hundredths(ms: float) -> int:
    """Milliseconds rounded to hundredths of a second, half a hundredth up: 75004 and 75005 to 75000 and 75010."""
    return int((ms + 5) // 10) * 10
