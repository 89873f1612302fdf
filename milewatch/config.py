"""The settings: `config.toml`.

A setting that is wrong is told and its default used: none keeps a session from starting.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

OUTPUTS = ("auto", "miniaudio", "simpleaudio", "bell", "none")
VOICES = ("off", "short", "full")
THEMES = ("night", "sun")
LAP_SPLITS = ("none", "usual", "line")
PACE_BEEPS_M = (0, 50, 100, 200, 400)


@dataclass(frozen=True, slots=True)
class AudioConfig:
    """What is heard."""

    output: str = "auto"
    device: str = ""
    """Part of the output device's name; empty: the system's default."""
    volume: float = 1.0
    voice: str = "short"
    latency_ms: int = 0
    """How much later than it is played a sound leaves the speaker (Bluetooth)."""
    pace_beeps_m: int = 0
    """A beep each so many metres of a rep with a target; 0: none."""
    keep_alive: bool = False
    """A tone too low to be heard, for speakers that fall asleep in silence."""
    buffer_ms: int = 80
    no_beep: tuple[str, ...] = ()
    """Kinds of cue that do not beep ("halfway", "last ten")."""
    no_voice: tuple[str, ...] = ()
    """Kinds of cue that do not speak."""


@dataclass(frozen=True, slots=True)
class Config:
    """All settings. Times as their names say, distances in metres."""

    name: str = ""
    """Who runs, where no athlete was picked."""
    guard_ms: int = 250
    lead_in_s: float = 5.0
    rep_lead_in_s: float = 0.0
    track_m: float = 400.0
    lane: int = 1
    lane_width_m: float = 1.22
    lap_splits: str = "none"
    """Where reps of more than a lap are marked: "none", "usual" or "line"."""
    place: str = ""
    theme: str = "night"
    clock: int = 24
    audio: AudioConfig = AudioConfig()
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The id of a command ("live.mark") to the keys that give it."""


@dataclass(frozen=True, slots=True)
class _Setting:
    read: Callable[[Any], Any]
    """Returns the value as the program uses it; raises ValueError or TypeError."""
    right: str


def load(path: Path) -> tuple[Config, tuple[str, ...]]:
    """The settings of a file, and a sentence for each thing in it that was not understood. No file: the defaults."""
    try:
        text = path.read_bytes().decode()
    except FileNotFoundError:
        return Config(), ()
    except UnicodeDecodeError as error:
        return Config(), (f"{path}: not UTF-8 text (byte {error.start}); the default settings are used",)
    except OSError as error:
        return Config(), (f"{path}: cannot be read ({error.strerror}); the default settings are used",)
    from milewatch.tomlread import (
        TomlError,
        parse,
    )  # most people have no file, and need no reader before the first paint

    try:
        document = parse(text)
    except TomlError as error:
        return Config(), (f"{path}: {error}; the default settings are used",)
    problems: list[str] = []
    values = _read(document, _TOP, "", problems)
    audio = _read(values.pop("audio", {}), _AUDIO, "audio.", problems)
    keys = _read_keys(values.pop("keys", {}), problems)
    return Config(**values, audio=AudioConfig(**audio), keys=keys), tuple(f"{path}: {problem}" for problem in problems)


def _read(table: dict[str, Any], settings: Mapping[str, _Setting], prefix: str, problems: list[str]) -> dict[str, Any]:
    values = {}
    for key, value in table.items():
        if key not in settings:
            problems.append(f"{prefix}{_shown(key)} is no setting{_nearest(key, settings)}")
            continue
        try:
            values[key] = settings[key].read(value)
        except (TypeError, ValueError):
            problems.append(f"{prefix}{key} = {value!r} is not right: {settings[key].right}; the default is used")
    return values


def _read_keys(table: dict[str, Any], problems: list[str]) -> dict[str, tuple[str, ...]]:
    keys = {}
    for act, value in table.items():
        several = [value] if isinstance(value, str) else value
        parts = _parts(several) if isinstance(several, list) else ()
        if parts:
            keys[act] = parts
        else:
            right = 'a key ("space", "comma") or a list of keys (["u", "backspace"])'
            problems.append(f"keys.{_shown(act)} = {value!r} is not right: {right}")
    return keys


def _parts(several: list[Any]) -> tuple[str, ...]:
    """The keys of a list, in which one text can name several: "space, enter"; none if any of it is no key."""
    if not all(isinstance(keys, str) and keys.strip(" ,") for keys in several):
        return ()
    return tuple(part.strip() for keys in several for part in keys.split(",") if part.strip())


def _shown(key: str) -> str:
    return key if key.isprintable() else repr(key)


def _nearest(key: str, settings: Mapping[str, _Setting]) -> str:
    import difflib

    near = difflib.get_close_matches(key, settings, n=1)
    return f"; did you mean {near[0]}?" if near else f"; there are: {', '.join(settings)}"


def _number(low: float, high: float) -> Callable[[Any], float]:
    def read(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise ValueError
        return float(value)

    return read


def _whole(low: int, high: int) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError
        return value

    return read


def _one_of(*choices: str | int) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if isinstance(value, bool) or value not in choices:
            raise ValueError
        return value

    return read


def _is(kind: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not isinstance(value, kind):
            raise TypeError
        return value

    return read


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise TypeError
    return tuple(value)


def _cue_kinds(value: Any) -> tuple[str, ...]:
    from milewatch.timing.cues import CueKind  # only where the setting is there: every start reads the settings

    kinds = _texts(value)
    if not set(kinds) <= set(CueKind):
        raise ValueError
    return kinds


def _choices(values: tuple[str | int, ...]) -> str:
    return "one of " + ", ".join(f'"{v}"' if isinstance(v, str) else str(v) for v in values)


_TOP: dict[str, _Setting] = {
    "name": _Setting(_is(str), 'text, such as "Ana Reis"'),
    "guard_ms": _Setting(_whole(0, 2000), "whole milliseconds from 0 to 2000"),
    "lead_in_s": _Setting(_number(0, 60), "seconds from 0 to 60"),
    "rep_lead_in_s": _Setting(_number(0, 60), "seconds from 0 to 60"),
    "track_m": _Setting(_number(50, 1000), "metres from 50 to 1000, such as 400"),
    "lane": _Setting(_whole(1, 12), "a whole number from 1 to 12"),
    "lane_width_m": _Setting(_number(0.5, 3), "metres from 0.5 to 3, such as 1.22"),
    "lap_splits": _Setting(_one_of(*LAP_SPLITS), _choices(LAP_SPLITS)),
    "place": _Setting(_is(str), 'text, such as "track"'),
    "theme": _Setting(_one_of(*THEMES), _choices(THEMES)),
    "clock": _Setting(_one_of(12, 24), "12 or 24"),
    "audio": _Setting(_is(dict), "a table: [audio]"),
    "keys": _Setting(_is(dict), "a table: [keys]"),
}

_KINDS = 'a list of kinds of cue, such as ["halfway", "last ten"] (the manual lists them under Sound)'
_AUDIO: dict[str, _Setting] = {
    "output": _Setting(_one_of(*OUTPUTS), _choices(OUTPUTS)),
    "device": _Setting(_is(str), 'text, such as "JBL Go"'),
    "volume": _Setting(_number(0, 1), "from 0 (silent) to 1"),
    "voice": _Setting(_one_of(*VOICES), _choices(VOICES)),
    "latency_ms": _Setting(_whole(0, 2000), "whole milliseconds from 0 to 2000"),
    "pace_beeps_m": _Setting(_one_of(*PACE_BEEPS_M), _choices(PACE_BEEPS_M)),
    "keep_alive": _Setting(_is(bool), "true or false"),
    "buffer_ms": _Setting(_whole(20, 1000), "whole milliseconds from 20 to 1000"),
    "no_beep": _Setting(_cue_kinds, _KINDS),
    "no_voice": _Setting(_cue_kinds, _KINDS),
}
