"""Lengths as they are said: "a minute and a half", "two minutes' rest", "3-minute reps"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from milewatch.workout.notation.vocabulary import words
from milewatch.workout.units import format_number

if TYPE_CHECKING:
    from milewatch.workout.notation.tokens import Token

_TIMES = words("min mins minute minutes sec secs second seconds hour hours")
_DISTANCES = words("mile miles km metre metres meter meters lap laps")
_LONGEST = 30
"""Up to so many miles or kilometres a hyphen joins a number and its unit; "800-mile" are two paces."""


def spoken(tokens: list[Token]) -> list[Token]:
    """The tokens with such lengths as a number and its unit, one after the other."""
    listed = [token for token, after in zip(tokens, [*tokens[1:], None], strict=True) if not _before_and(token, after)]
    return _and_a_half(_hyphenated(_possessive(_one(listed))))


def _before_and(token: Token, after: Token | None) -> bool:
    """The comma of "3:10, 3:05, and 3:00"."""
    return token.text == "," and after is not None and after.text == "and"


def _one(tokens: list[Token]) -> list[Token]:
    """ "a minute" is one minute; "half a minute" is left as it is."""
    out: list[Token] = []
    for i, token in enumerate(tokens):
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        if (
            token.kind == "word"
            and token.text == "a"
            and after is not None
            and after.text in ("minute", "min")
            and not (out and out[-1].text in ("half", "quarter"))
        ):
            token = replace(token, kind="num", text="1", value=1.0)
        out.append(token)
    return out


def _possessive(tokens: list[Token]) -> list[Token]:
    """ "two minutes' rest", "a minute's rest": without the apostrophe, and without the s."""
    out: list[Token] = []
    i = 0
    while i < len(tokens):
        out.append(tokens[i])
        i += 1
        if (
            out[-1].kind == "word"
            and out[-1].text in _TIMES
            and i + 1 < len(tokens)
            and tokens[i].text == "'"
            and not tokens[i].spaced
        ):
            after = tokens[i + 1]
            i += 2 if after.text == "s" and not after.spaced else 1
    return out


def _hyphenated(tokens: list[Token]) -> list[Token]:
    """ "3-minute": the hyphen between a number and its unit goes."""
    out: list[Token] = []
    for i, token in enumerate(tokens):
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        if (
            token.kind == "sym"
            and token.text == "-"
            and not token.spaced
            and out
            and out[-1].kind == "num"
            and after is not None
            and not after.spaced
            and (after.text in _TIMES or (after.text in _DISTANCES and out[-1].value <= _LONGEST))
            and not (len(out) > 1 and out[-2].text in ("-", "/"))
        ):
            continue
        out.append(token)
    return out


def _and_a_half(tokens: list[Token]) -> list[Token]:
    """ "one and a half minutes", "a minute and a half"."""
    out: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        unit = i + 1 if _is_unit(tokens, i + 1) else 0
        start = i + 2 if unit else i + 1
        said = [one.text for one in tokens[start : start + 3]]
        if token.kind == "num" and said == ["and", "a", "half"] and (unit or _is_unit(tokens, start + 3)):
            value = token.value + 0.5
            half = tokens[start + 2]
            number = replace(token, text=format_number(value), value=value, raw=format_number(value))
            if unit:
                out.extend([number, replace(tokens[unit], end=half.end)])
            else:
                out.append(replace(number, end=half.end))
            i = start + 3
            continue
        out.append(token)
        i += 1
    return out


def _is_unit(tokens: list[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].kind == "word" and tokens[i].text in _TIMES | _DISTANCES
