"""The text cut into tokens, each with the place where it was typed.

Typography is made plain first, one character for one, so that columns stay true: × and X between figures, curly quotes
and primes, every kind of dash, no-break spaces, full-width brackets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from milewatch.workout.notation.errors import NotationError
from milewatch.workout.notation.spoken import spoken
from milewatch.workout.notation.vocabulary import COOLDOWN, NUMBERS, ORDINALS, WARMUP
from milewatch.workout.units import DISTANCE_UNITS, TIME_UNITS

MAX_TEXT = 4000

_SPACES = "\t\u00a0\u1680\u202f\u205f\u3000\ufeff" + "".join(chr(code) for code in range(0x2000, 0x200C))
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("×✕✖⨉⨯╳х", "x"),
        **dict.fromkeys("‘’‚‛′´`ʹʼ＇", "'"),
        **dict.fromkeys("“”„‟″˝ʺ＂", '"'),
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys("\r\x0b\x0c\u2028\u2029\x85", "\n"),
        **dict.fromkeys("•‣▪·●", "•"),
        **dict.fromkeys("→➔⇒", ">"),
        **dict(zip("（）［］｛｝，；：＋／＠％＝＆", "()[]{},;:+/@%=&", strict=True)),
    }
)
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

_TOKEN = re.compile(
    r"""
    (?P<quoted>(?<=[@=])"[^"\n]*")
  | (?P<clock>[0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]{1,3})?(?![0-9]))
  | (?P<seconds>(?<![\w)\]]):[0-9]{2}(?![0-9:]))
  | (?P<minsec>[0-9]+(?:'|mn|mins?|m)[0-5][0-9](?:\.[0-9]+)?(?![0-9.])(?:''|"|s(?:ecs?|econds?)?(?![a-z]))?)
  | (?P<hours>[0-9]+h[0-5][0-9](?![0-9])(?:mn|min)?(?![a-z]))
  | (?P<racepace>[0-9]+(?:\.[0-9]+)?(?:km|k|mi|m)p(?![a-z]))
  | (?P<ordinal>[0-9]{1,2}(?:st|nd|rd|th)(?![a-z]))
  | (?P<plural>[0-9]+'?s(?![a-z]))
  | (?P<mixed>(?<![/\d])(?<!\d\s/\s)(?:[0-9]+(?:\s+|-))?(?:
      (?:1/(?:[2-9]|1[0-6])|2/[35]|3/[458]|[57]/8)(?=\s?(?:mi(?:les?)?|km?|lap|the|distance|time)(?![a-z]))
    | (?:1/[24]|3/4)(?=\s?min(?:utes?)?(?![a-z]))))
  | (?P<vulgar>[0-9]*\s?[½¼¾⅓⅔])
  | (?P<num>[0-9]{1,2},[0-9]{3}(?![0-9])|[0-9]+(?:\.[0-9]+)?|(?<![^\W\d_])\.[0-9]+)
  | (?P<times>(?<=[0-9])x(?=(?:miles?|mi|km|half|quarters?|laps?)(?![a-z])))
  | (?P<abbr>w/u(?:p)?(?![a-z])|c/d(?![a-z])|w/d(?![a-z])|b/[wt](?![a-z])|w/o(?:ut)?(?![a-z])|w/|w\.(?=\s?[0-9]))
  | (?P<word>v?vo2(?:\s?max)?(?![a-z])|lt[12](?![a-z0-9])|[^\W\d_]+)
  | (?P<arrow>-?>)
  | (?P<nl>\n)
  | (?P<quote>''|['"])
  | (?P<sym>[()\[\]{}+\-/,;:&@=%*|.\u2022~?±])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COMMENT = re.compile(r"#[^\n]*")

_EASY_MILES = frozenset(("easy", "jog", "warm", "cool", "recovery"))
_AFTER_UNIT = ("pace", "race", "effort", "rep", "reps", "jog", "walk", "recovery", "rest", "run", "float")
_ABBREVIATIONS = {
    "w/u": "wu",
    "w/up": "wu",
    "c/d": "cd",
    "w/d": "cd",
    "b/w": "between",
    "b/t": "between",
    "w/": "w/",
    "w.": "w/",
}


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of the text.

    `kind`: quoted, racepace ("10kP", in metres), num, dist (value in metres), time (value in seconds), plural ("200s":
    seconds or metres, by its place), pct, word, sym, nl, end. `text` is in lower case, `raw` as typed; `start` and
    `end` count characters from 0.
    """

    kind: str
    text: str
    raw: str
    start: int
    end: int
    value: float = 0.0
    spaced: bool = False
    """White space stood before it."""
    hyphen: bool = False
    """A hyphen joined it to the word before: all-out."""

    @property
    def column(self) -> int:
        """Where it was typed, from 1."""
        return self.start + 1


def tokenize(text: str) -> list[Token]:
    """Cut `text`; the last token is of kind `end`. NotationError for a character that means nothing here."""
    if len(text) > MAX_TEXT:
        raise NotationError(f"The text is {len(text)} characters long; at most {MAX_TEXT} are read.", MAX_TEXT + 1)
    plain = _COMMENT.sub(lambda found: " " * len(found[0]), text.translate(_PLAIN))
    return _with_units(spoken(_cut(plain, text)))


def _cut(plain: str, text: str) -> list[Token]:
    tokens: list[Token] = []
    at = 0
    spaced = False
    while at < len(plain):
        if plain[at] == " ":
            at, spaced = at + 1, True
            continue
        found = _TOKEN.match(plain, at)
        if found is None:
            sign = text[at] if text[at].isprintable() else f"U+{ord(text[at]):04X}"
            raise NotationError(f"“{sign}” has no meaning in a workout; leave it out.", at + 1)
        tokens.append(_token(found, text, spaced))
        at, spaced = found.end(), False
    tokens.append(Token("end", "", "", len(text), len(text), spaced=True))
    return _join_hyphens(tokens)


def _token(found: re.Match[str], text: str, spaced: bool) -> Token:
    kind = found.lastgroup or ""
    lower = found[0].lower()
    start, end = found.span()
    raw = text[start:end]
    value = 0.0
    match kind:
        case "clock":
            kind, value = "time", _clock_seconds(lower, start)
        case "seconds":
            kind, value = "time", float(lower[1:])
        case "minsec":
            minutes, seconds = re.findall(r"[0-9.]+", lower)[:2]
            kind, value = "time", int(minutes) * 60 + float(seconds)
        case "hours":
            hours, minutes = re.findall(r"[0-9]+", lower)[:2]
            kind, value = "time", int(hours) * 3600 + int(minutes) * 60
        case "racepace":
            number, unit = re.findall(r"[0-9.]+|[a-z]+", lower)
            name = "mi" if "M" in raw else unit[:-1]
            value = float(number) * DISTANCE_UNITS[name]
        case "ordinal":
            kind, lower = "word", ORDINALS.get(int(re.findall("[0-9]+", lower)[0]), lower)
        case "plural":
            value = float(re.findall(r"[0-9]+", lower)[0])
            if "'" not in lower and value < 100:
                kind = "time"
        case "mixed":
            *whole, top, bottom = re.findall(r"[0-9]+", lower)
            kind, value = "num", (int(whole[0]) if whole else 0) + int(top) / int(bottom)
        case "vulgar":
            kind, value = "num", float(lower[:-1].strip() or 0) + _VULGAR[lower[-1]]
        case "num":
            value = float(lower.replace(",", ""))
        case "abbr":
            kind = "word"
            lower = _ABBREVIATIONS.get(lower, "without")
        case "word":
            if lower == "x":
                kind = "sym"
            elif lower in NUMBERS:
                kind, value = "num", float(NUMBERS[lower])
            elif lower == "j" and text[start - 1 : start].isdigit():
                lower = "jog"
        case "arrow":
            kind, lower = "sym", ">"
        case "quote" | "times":
            kind = "sym"
    if value > 1e7:
        raise NotationError(f"“{raw}” is too large a number for a workout.", start + 1)
    return Token(kind, lower, raw, start, end, value, spaced)


def _clock_seconds(text: str, start: int) -> float:
    parts = text.split(":")
    if any(float(part) >= 60 for part in parts[1:]):
        raise NotationError(f"“{text}” is not a time: minutes and seconds end at 59.", start + 1)
    total = 0.0
    for part in parts:
        total = total * 60 + float(part)
    return total


def _join_hyphens(tokens: list[Token]) -> list[Token]:
    """A hyphen inside a word ("all-out", "warm-up") is no separator: it goes, and the second half remembers it."""
    out: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if (
            token.kind == "sym"
            and token.text == "-"
            and not token.spaced
            and out
            and out[-1].kind == "word"
            and after is not None
            and after.kind == "word"
            and not after.spaced
            and (not _is_unit(out) or after.text in _AFTER_UNIT)
        ):
            out.append(Token("word", after.text, after.raw, after.start, after.end, hyphen=True))
            index += 2
            continue
        out.append(token)
        index += 1
    return out


def _is_unit(out: list[Token]) -> bool:
    """Whether the last token is the unit of a number: the k of "3k-mile"."""
    return len(out) > 1 and out[-2].kind == "num" and not out[-1].spaced


def _with_units(tokens: list[Token]) -> list[Token]:
    """Numbers joined to the unit that follows them: "3 min", "400 m", "one mile", "85 %", "2.5'"."""
    out: list[Token] = []
    index = 0
    capitals = not any(letter.islower() for token in tokens for letter in token.raw.replace("x", ""))
    while index < len(tokens):
        token, after = tokens[index], tokens[min(index + 1, len(tokens) - 1)]
        joined = _joined(token, after, tokens[min(index + 2, len(tokens) - 1)], capitals=capitals)
        if joined is not None:
            out.append(joined)
            index += 2
        elif (
            token.kind == "time" and ":" in token.text and after.text in ("min", "mins", "minutes", "sec", "secs", "mn")
        ):
            out.append(Token("time", token.text, token.raw, token.start, after.end, token.value, token.spaced))
            index += 2
        else:
            out.append(token)
            index += 1
    return _minutes_and_seconds(out)


def _joined(token: Token, unit: Token, following: Token, *, capitals: bool) -> Token | None:
    if token.kind != "num" or unit.kind not in ("word", "sym"):
        return None
    name = unit.text
    if name == "%":
        return _united("pct", token, unit, token.value)
    if unit.kind == "word" and len(name) == 1:
        # One letter is a unit only in the case in which it is one: 400m, 5K, 60s, but 3 M and 200 R are paces.
        if unit.raw == "M" and token.value < 50:
            miles = following.text in _EASY_MILES | WARMUP | COOLDOWN
            return _united("dist", token, unit, token.value * DISTANCE_UNITS["mi"]) if miles else None
        if unit.raw == "M" and unit.spaced and (token.value < 1000 or capitals) and following.text != "=":
            return _united("dist", token, unit, token.value)
        if unit.spaced and unit.raw not in ("m", "s", "k") and not (unit.raw in ("S", "K") and following.text != "="):
            return None
    if name in TIME_UNITS and not (name in ("'", '"', "''") and unit.spaced):
        return _united("time", token, unit, token.value * TIME_UNITS[name])
    if name in DISTANCE_UNITS:
        return _united("dist", token, unit, token.value * DISTANCE_UNITS[name])
    return None


def _united(kind: str, token: Token, unit: Token, value: float) -> Token:
    return Token(kind, token.text + unit.text, token.raw + unit.raw, token.start, unit.end, value, token.spaced)


def _minutes_and_seconds(tokens: list[Token]) -> list[Token]:
    """ "1 min 30 s" and "2 minutes and 30 seconds" are one time; "2' 30\"" is too, "2' 2' 1'" is three."""
    out: list[Token] = []
    for token in tokens:
        last = out[-1] if out else None
        link = len(out) > 1 and last is not None and last.text == "and"
        first = out[-2] if link else last
        if (
            token.kind == "time"
            and token.value < 60
            and ":" not in token.text
            and token.text[-1] in 's"dc'
            and not token.text.endswith("min")
            and first is not None
            and first.kind == "time"
            and ":" not in first.text
            and first.value % 60 == 0
            and first.text[0].isdigit()
            and re.fullmatch(r"[0-9]+(?:'|mn|min|mins|minutes?)", first.text)
        ):
            if link:
                out.pop()
            out[-1] = Token(
                "time",
                first.text + token.text,
                first.raw + token.raw,
                first.start,
                token.end,
                first.value + token.value,
                first.spaced,
            )
            continue
        out.append(token)
    return out
