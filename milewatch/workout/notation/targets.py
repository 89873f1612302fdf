"""Efforts given in figures: 62 s, 85-90 %, 5:00/mi, 75/400, RPE 8, 8/10, Z3, 150 bpm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout import effort as make
from milewatch.workout.model import MILE_M
from milewatch.workout.notation.spans import races_with_a_slash
from milewatch.workout.notation.vocabulary import MODES, REST
from milewatch.workout.pace_model import FASTEST_MPS
from milewatch.workout.units import DISTANCE_UNITS, format_duration, format_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from milewatch.workout.effort import Effort
    from milewatch.workout.notation.cursor import Cursor
    from milewatch.workout.notation.errors import NotationError
    from milewatch.workout.notation.tokens import Token

_PER = (100, 200, 300, 400, 500, 600, 800, 1000, 1500, 1600)
_BEATS = ("bpm", "w", "watts", "spm", "rpm", "mph", "kph", "kmh")
_OF_MAX = ("max", "maximum", "best", "effort", "pb", "pr", "intensity", "speed", "mhr", "vo2max", "top")


def figures(cur: Cursor, expect: int = 1) -> tuple[list[Effort], str] | None:
    """Efforts in figures at the place and what separates them; None (and nothing taken) if there are none.

    `expect` is how many reps there are to give an effort to: figures with commas between are a list only when they fit.
    """
    start = cur.at
    if races_with_a_slash(cur):
        return None
    for reader in (_scale, _zone, _in_brackets):
        if (found := reader(cur)) is not None:
            return found
        cur.at = start
    values, seps = _values(cur, expect)
    if not values:
        cur.at = start
        return None
    if cur.sym("±") or (cur.sym("+") and cur.sym("/", ahead=1) and cur.sym("-", ahead=2)):
        raise _give_or_take(cur, values)
    made = _united(cur, values, seps)
    if made is None:
        cur.at = start
    return made


def _give_or_take(cur: Cursor, values: list[Token]) -> NotationError:
    """ "70s +/- 1s", "70±1": the range is to be written out."""
    first, sign = values[0], cur.look()
    around = cur.look(1 if sign.text == "±" else 3)
    low, high = first.value - around.value, first.value + around.value
    if ":" in first.text:
        right = "-".join(format_duration(round(end * 1000)) for end in (low, high))
    else:
        right = f"{format_number(low)}-{format_number(high)}{'%' if first.kind == 'pct' else 's'}"
    return cur.fail(
        f"“{sign.raw if sign.text == '±' else '+/-'}” is not understood; write the range.",
        right,
        token=sign,
        span=(first.start, around.end),
    )


def is_pace(cur: Cursor, ahead: int = 0) -> bool:
    """Whether a time per distance stands here: "5:00/km", "7:00-8:30/mi"."""
    if cur.look(ahead).kind != "time":
        return False
    if cur.sym("/", ahead=ahead - 1) and cur.look(ahead + 2).kind in ("dist", "num"):
        return False  # "1k/2'/1k/2'/1k" are reps and rests
    after = ahead + 1
    while cur.sym("-", "/", ahead=after) and cur.look(after + 1).kind == "time":
        after += 2
    return _per(cur, after) is not None


def _values(cur: Cursor, expect: int) -> tuple[list[Token], list[str]]:
    values: list[Token] = []
    seps: list[str] = []
    while cur.look().kind in ("num", "time", "pct", "plural"):
        token = cur.look()
        if values and token.kind == "num" and cur.sym("x", ahead=1):
            break
        values.append(cur.take())
        sep = cur.look()
        following = cur.look(1)
        if following.kind not in ("num", "time", "pct", "plural"):
            break
        if _per(cur, 0) is not None or (token.kind == "pct" and following.kind == "time"):
            break
        if sep.text == "-" and sep.spaced and following.spaced and _apart(cur, values[-1], following):
            break
        if sep.kind == "sym" and sep.text in ("-", "/"):
            seps.append(sep.text)
        elif sep.kind == "word" and sep.text == "to":
            seps.append("-")
        elif _in_turn(cur, values, expect) or _last_in_turn(cur, values, seps, expect):
            seps.append(",")
        else:
            break
        cur.take()
    return values, seps[: max(0, len(values) - 1)]


def _apart(cur: Cursor, before: Token, after: Token) -> bool:
    """Whether a dash with spaces around it stands between two things: "@ 75 - 60s rest", "@ 75 - 1'"."""
    if cur.word(*MODES, *REST, ahead=2):
        return True
    if before.kind == "num" and before.value >= 10 and after.text.endswith(("'", "min", "mins", "minutes")):
        return True
    return before.kind != after.kind and not 0.75 <= before.value / (after.value or 1.0) <= 1.3


def _in_turn(cur: Cursor, values: list[Token], expect: int) -> bool:
    """Whether a comma stands here and as many figures follow as are needed to give one to each rep."""
    return (
        cur.look().text == ","
        and expect > 1
        and values[0].value < (100 if values[0].kind == "num" else 1e9)
        and 0 < _run_of_commas(cur, values) == expect - len(values)
    )


def _last_in_turn(cur: Cursor, values: list[Token], seps: list[str], expect: int) -> bool:
    """The "and" of "68, 67 and 66"."""
    following = cur.look(1)
    return (
        cur.look().text == "and"
        and len(values) + 1 == expect
        and (expect == 2 or seps[-1:] == [","])
        and following.value <= 1.6 * values[0].value <= 2.56 * following.value
        and not cur.word(*MODES, *REST, ahead=2)
    )


def _run_of_commas(cur: Cursor, values: list[Token]) -> int:
    """How many more figures of the same kind follow, a comma before each, before something else does."""
    many = ahead = 0
    listed = list(values)
    while (
        (cur.sym(",", ahead=ahead) or (many and cur.word("and", ahead=ahead)))
        and cur.look(ahead + 1).kind in ("num", "time", "pct")
        and not cur.word(*MODES, *REST, ahead=ahead + 2)
    ):
        if cur.sym("x", ahead=ahead + 2):
            return -100
        listed.append(cur.look(ahead + 1))
        many, ahead = many + 1, ahead + 2
    kinds = {token.kind for token in listed}
    alike = len(kinds) == 1 or ({token.kind for token in listed[:-1]} == {"num"} and listed[-1].text[-1] in 's"%')
    if not alike or max(token.value for token in listed) > 1.6 * min(token.value for token in listed):
        return -100
    if cur.look(ahead).kind == "word" and cur.look(ahead).text not in ("per", "pace", "w/", "with", "and", "r"):
        return -100
    return many


def _united(cur: Cursor, values: list[Token], seps: list[str]) -> tuple[list[Effort], str] | None:
    last = values[-1]
    if last.kind == "pct":
        return _percents(cur, values, seps)
    if any(value.kind == "pct" for value in values):
        raise cur.fail("Percent and figures without it stand side by side here.", token=values[0])
    per = _per(cur, 0)
    if per is not None:
        return _paces(cur, values, seps, per)
    if cur.word(*_BEATS):
        unit = cur.take()
        text = "-".join(format_number(value.value) for value in values)
        return [make.words(f"{text} {unit.raw}")], ""
    return _times(cur, values, seps)


def _percents(cur: Cursor, values: list[Token], seps: list[str]) -> tuple[list[Effort], str] | None:
    if any(value.kind == "time" for value in values) or any(value.value > 200 for value in values):
        return None
    suffix = ""
    if cur.phrase("max", "hr"):
        cur.take()
        cur.take()
        suffix = " HRmax"
    elif cur.word("hr", "lthr", "mhr", "hrmax", "ftp", "vo2max", "maxhr"):
        suffix = f" {cur.take().raw}"
    else:
        while cur.word(*_OF_MAX) or (cur.word("of") and cur.word(*_OF_MAX, ahead=1)) or cur.word("pace"):
            cur.take()
    if suffix:
        text = "-".join(format_number(value.value) for value in values)
        return [make.words(f"{text} %{suffix}")], ""
    return _grouped(cur, [value.value for value in values], seps, make.percent)


def _paces(
    cur: Cursor, values: list[Token], seps: list[str], per: tuple[float, int]
) -> tuple[list[Effort], str] | None:
    metres, taken = per
    for _ in range(taken):
        cur.take()
    # "7:00/mi-7:30/mi" repeats the unit.
    while cur.sym("-") and cur.look(1).kind == "time" and (again := _per(cur, 2)) is not None and again[0] == metres:
        seps.append(cur.take().text)
        values.append(cur.take())
        for _ in range(again[1]):
            cur.take()
    if cur.sym(">") and is_pace(cur, 1):
        raise cur.fail("A pace that changes within a rep cannot be timed; give a pace for each rep, or a range.")
    seconds = [
        value.value * (60 if value.kind == "num" and metres >= 1000 and value.value < 20 else 1) for value in values
    ]
    for value, number in zip(values, seconds, strict=True):
        speed = metres / number if number else 99.0
        if not 0.8 <= speed <= FASTEST_MPS:
            raise cur.fail(
                f"“{value.raw}” for each {format_number(round(metres, 1))} m is no running pace.",
                token=value,
            )
    cur.skip("pace")
    return _grouped(cur, seconds, seps, lambda low, high=None: make.pace(low, high, metres))


def _times(cur: Cursor, values: list[Token], seps: list[str]) -> tuple[list[Effort], str] | None:
    last = values[-1]
    if any(value.kind == "plural" and "'" in value.text for value in values):
        return None
    if all(value.kind == "num" for value in values):
        if (
            not all(10 <= value.value < 100 for value in values)
            or cur.sym("x")
            or (cur.look().kind in ("num", "dist", "time") and not _recovery_here(cur))
        ):
            return None
        said = cur.said(cur.at - 2 * len(values) + 1)
        cur.note(f"“{said}” read as a time in seconds; for percent write {format_number(last.value)}%")
    if cur.word("pace", "effort") and cur.look(0).text == "pace":
        raise cur.fail(
            f"“{last.raw} pace” does not say for what distance; add /km, /mi or /400.",
            f"@ {last.raw}/km",
            f"@ {last.raw}/mi",
            token=last,
            span=(last.start, cur.look().end),
        )
    unit = 60 if last.kind == "time" and last.text.endswith(("'", "min", "mn")) else 1
    seconds = [
        value.value * (unit if value.kind == "num" and last.kind in ("time", "plural") else 1) for value in values
    ]
    if not 0 < min(seconds) <= max(seconds) <= 12 * 3600:
        raise cur.fail(f"“{last.raw}” is no time for a rep; up to 12 hours are.", "@ 62s", token=last)
    if cur.word("or") and cur.word("better", "faster", "quicker", "less", ahead=1):
        cur.take()
        cur.take()
    if seps == ["-"] and len(seconds) == 2 and seconds[0] > 1.22 * seconds[1]:
        target, rest = (format_duration(round(value * 1000)) for value in seconds)
        raise cur.fail(
            f"“{values[0].raw}-{last.raw}” could be a range, or a target and the rest after it.",
            f"@ {target} w/ {rest} rest",
            f"@ {rest}-{target}",
            token=values[0],
            span=(values[0].start, last.end),
        )
    return _grouped(cur, seconds, seps, make.time)


def _recovery_here(cur: Cursor) -> bool:
    """ "@72 200 jog": the figure that follows is the length of a recovery, by the word behind it."""
    ahead = 2 if cur.word("easy", "slow", "light", "min", ahead=1) else 1
    return cur.word(*MODES, *REST, ahead=ahead) and not cur.word("off", ahead=ahead)


def _grouped(cur: Cursor, values: list[float], seps: list[str], one: Callable[..., Effort]) -> tuple[list[Effort], str]:
    if len(values) == 2 and seps == ["-"]:
        if max(values) > 3 * min(values):
            raise cur.fail("The two ends of this range are too far apart to be one.")
        return [one(values[0], values[1])], ""
    sep = seps[0] if seps else ""
    return [one(value) for value in values], sep


def _per(cur: Cursor, ahead: int) -> tuple[float, int] | None:
    """Metres of "/km", "per mile", "/400" at `ahead`, and how many tokens say it."""
    if not (cur.sym("/", ahead=ahead) or cur.word("per", ahead=ahead) or (cur.word("a") and ahead == 0)):
        if cur.word("mile", "miles", "mi", "km", ahead=ahead) and cur.look(ahead - 1).kind == "time":
            return (MILE_M if cur.look(ahead).text != "km" else 1000.0), 1
        if cur.word("min", ahead=ahead) and (found := _per(cur, ahead + 1)) is not None:
            return found[0], found[1] + 1
        return None
    unit = cur.look(ahead + 1)
    if unit.kind == "word" and unit.text in DISTANCE_UNITS and unit.text != "m":
        return DISTANCE_UNITS[unit.text], 2
    if unit.kind == "word" and unit.raw == "M":
        return MILE_M, 2
    if unit.kind == "word" and unit.text in ("lap", "quarter"):
        return 400.0, 2
    if cur.sym("@", ahead=ahead + 2):
        return None
    if unit.kind == "dist" and not unit.spaced and unit.value >= 50 and not cur.word(*MODES, *REST, ahead=ahead + 2):
        return unit.value, 2
    if (
        unit.kind == "num"
        and unit.value in _PER
        and cur.look(ahead - 1).value < unit.value
        and not cur.sym("x", ahead=ahead + 2)
    ):
        return unit.value, 2
    return None


def _scale(cur: Cursor) -> tuple[list[Effort], str] | None:
    """RPE 8, rpe(7-9), 8/10, 7-8/10, 8 out of 10."""
    named = cur.word("rpe")
    if named:
        cur.take()
        cur.skip("of", "=")
    bracket = named and cur.skip("(")
    low = cur.look()
    if low.kind not in ("num", "dist") or low.value > 10 or low.kind == "dist":
        return None
    cur.take()
    high = None
    if cur.sym("-") and cur.look(1).kind == "num" and cur.look(1).value <= 10:
        cur.take()
        high = cur.take().value
    if not named and cur.word("rpe") and cur.look(1).kind != "num":
        cur.take()
        named = True
    if bracket and not cur.skip(")"):
        raise cur.fail("A bracket is not closed here; write “)”.")
    if (cur.sym("/") and cur.look(1).kind == "num" and cur.look(1).value == 10) or (
        cur.phrase("out", "of") and cur.look(2).value == 10
    ):
        cur.take()
        cur.skip("of")
        cur.take()
        cur.skip("rpe")
        named = True
    if not named:
        return None
    cur.skip("effort")
    return [make.scale(low.value, high)], ""


def _zone(cur: Cursor) -> tuple[list[Effort], str] | None:
    """Z3, zone 3, Z3-Z4."""
    if not (cur.word("z", "zone", "pz") and cur.look(1).kind == "num"):
        return None
    prefix = cur.take().raw.upper() if cur.word("pz") else "Z"
    if prefix == "Z":
        cur.take()
    text = f"{prefix}{format_number(cur.take().value)}"
    either = cur.sym("/") and cur.word("z", ahead=1) and cur.sym(")", ahead=3)
    if either or (cur.sym("-") and (cur.word("z", ahead=1) or cur.look(1).kind == "num")):
        cur.take()
        cur.skip("z")
        if cur.look().kind == "num":
            text += f"-{prefix}{format_number(cur.take().value)}"
    if cur.word("hr", "pace"):
        cur.take()
    return [make.words(text)], ""


def _in_brackets(cur: Cursor) -> tuple[list[Effort], str] | None:
    """(75-80)s, (4:40-4:20)/km, (60-70)%."""
    if not cur.sym("(") or cur.look(1).kind not in ("num", "time"):
        return None
    cur.take()
    values, seps = _values(cur, 1)
    if not cur.skip(")"):
        return None
    unit = cur.look()
    per = _per(cur, 0)
    if per is not None:
        return _paces(cur, values, seps, per)
    if unit.text in ("s", "sec", "secs", "seconds", '"') and not unit.spaced:
        cur.take()
        return _grouped(cur, [value.value for value in values], seps, make.time)
    if cur.sym("%"):
        cur.take()
        return _grouped(cur, [value.value for value in values], seps, make.percent)
    if cur.word(*_BEATS):
        return [make.words("-".join(format_number(value.value) for value in values) + f" {cur.take().raw}")], ""
    return None
