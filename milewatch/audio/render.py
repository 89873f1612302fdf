"""From cues to soundings: which tone each has, what the voice says to it, and which of them matters more."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from milewatch.audio import voice
from milewatch.audio.settings import SoundSettings, VoiceLevel
from milewatch.audio.sounding import LATE_ANSWER_S, LATE_BEEP_S, LATE_VOICE_S, Priority, Sounding
from milewatch.resources import folder
from milewatch.timing.cues import Cue, CueKind
from milewatch.workout.model import Kind
from milewatch.workout.progress import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

BREATH_S = 0.15
"""Between a tone and the words to it; a tone that answers a key is late by the buffer."""


@dataclass(frozen=True, slots=True)
class _Tone:
    clip: str
    priority: Priority
    answers: bool = False


_TURN, _COUNT, _HALFWAY, _PACE = Priority.TURN, Priority.COUNT, Priority.HALFWAY, Priority.PACE
TONES: dict[CueKind, _Tone] = {
    CueKind.LEAD_IN: _Tone("count", _COUNT),
    CueKind.COUNT: _Tone("count", _COUNT),
    CueKind.GO: _Tone("go", _TURN, answers=True),
    CueKind.REST: _Tone("rest", _TURN, answers=True),
    CueKind.SET_REST: _Tone("set_rest", _TURN, answers=True),
    CueKind.STEP: _Tone("step", _TURN, answers=True),
    CueKind.DONE: _Tone("done", _TURN, answers=True),
    CueKind.LAST_REP: _Tone("last_rep", _HALFWAY, answers=True),
    CueKind.HALFWAY: _Tone("halfway", _HALFWAY),
    CueKind.LAST_TEN: _Tone("last_ten", _HALFWAY),
    CueKind.SUGGESTED: _Tone("suggested", _HALFWAY),
    CueKind.OVERDUE: _Tone("overdue", _HALFWAY),
    CueKind.PACE: _Tone("pace", _PACE),
    CueKind.MARK: _Tone("mark", _COUNT, answers=True),
    CueKind.SPLIT: _Tone("mark", _COUNT, answers=True),
    CueKind.SWALLOWED: _Tone("swallowed", _COUNT, answers=True),
    CueKind.PAUSED: _Tone("paused", _COUNT, answers=True),
    CueKind.RESUMED: _Tone("resumed", _COUNT, answers=True),
    CueKind.UNDONE: _Tone("undone", _COUNT, answers=True),
    CueKind.REDONE: _Tone("redone", _COUNT, answers=True),
}
"""Every kind of cue that has a tone of its own; NEXT_REP has words only."""
_BEGINNINGS = frozenset({CueKind.GO, CueKind.REST, CueKind.SET_REST, CueKind.STEP, CueKind.DONE})
_SHORT = frozenset({CueKind.LAST_REP, CueKind.HALFWAY})


def soundings(cues: Iterable[Cue], clock: Callable[[int], float], settings: SoundSettings) -> tuple[Sounding, ...]:
    """What is to be heard of some cues, in order of time.

    `clock` turns milliseconds of the session into seconds of `time.perf_counter`. The same cues sound the same again,
    so that the sound process can be told the difference between two plans.
    """
    moments: dict[int, list[Cue]] = {}
    for cue in cues:
        moments.setdefault(cue.at_ms, []).append(cue)
    return tuple(sounding for at_ms in sorted(moments) for sounding in _moment(moments[at_ms], clock(at_ms), settings))


def _moment(cues: list[Cue], at: float, settings: SoundSettings) -> Iterator[Sounding]:
    """What is heard of the cues of one moment: their tones together, then the last rep's, then the words."""
    kinds = {cue.kind for cue in cues}
    words_at = at
    clips = []
    for kind in TONES:
        if kind not in kinds or kind in settings.no_beep or kind is CueKind.LAST_REP:
            continue
        if kind in (CueKind.MARK, CueKind.COUNT) and kinds & _BEGINNINGS:
            continue
        clips.append(_split_clip(kind, cues))
        tone = TONES[kind]
        yield Sounding(at, (clips[-1],), priority=tone.priority, drop_after=LATE_BEEP_S, answers=tone.answers)
        words_at = max(words_at, at + length_s(clips[-1]) + BREATH_S)
    if CueKind.LAST_REP in kinds and CueKind.LAST_REP not in settings.no_beep:
        tone = TONES[CueKind.LAST_REP]
        yield Sounding(
            words_at, (tone.clip,), priority=tone.priority, drop_after=LATE_VOICE_S, since=at, answers=tone.answers
        )
        words_at += length_s(tone.clip) + BREATH_S
    yield from _spoken(cues, at, words_at, settings)


def _split_clip(kind: CueKind, cues: list[Cue]) -> str:
    planned = kind is CueKind.PACE and any(cue.kind is kind and cue.planned for cue in cues)
    return "split" if planned else TONES[kind].clip


def _spoken(cues: list[Cue], at: float, words_at: float, settings: SoundSettings) -> Iterator[Sounding]:
    if settings.voice is VoiceLevel.OFF:
        return
    speaking = [cue for cue in cues if cue.kind not in settings.no_voice]
    result = next((words for cue in speaking if (words := _result(cue))), ())
    full = settings.voice is VoiceLevel.FULL
    told = next((words for cue in reversed(speaking) if (words := _announcement(cue, cues, full))), ())
    if not (result or told):
        return
    said = (*result, *voice.phrase("pause"), *told) if result and told else result or told
    answers = any(cue.kind in TONES and TONES[cue.kind].answers for cue in speaking)
    yield Sounding(
        words_at,
        said,
        priority=Priority.SPLIT if result else Priority.VOICE,
        drop_after=LATE_ANSWER_S if result else LATE_VOICE_S,
        voice=True,
        since=at,
        answers=answers,
    )


def _result(cue: Cue) -> voice.Phrase:
    """What was run, read back as the runner passes; with the difference to the target of a whole rep."""
    if cue.seconds is None:
        return ()
    ms = round(cue.seconds * 1000)
    if cue.kind is CueKind.SPLIT:
        return voice.split(ms)
    if cue.step is not Kind.WORK or cue.kind not in (CueKind.MARK, CueKind.REST, CueKind.SET_REST, CueKind.DONE):
        return ()
    if cue.target_ms is None:
        return voice.split(ms)
    off = standing(ms, *cue.target_ms).difference_ms
    return voice.split(ms) + voice.phrase("pause") + voice.difference(off)


def _announcement(cue: Cue, moment: list[Cue], full: bool) -> voice.Phrase:
    """What begins or is coming; short: only what a breath can say."""
    if not full and cue.kind not in _SHORT:
        return ()
    match cue.kind:
        case CueKind.HALFWAY:
            return voice.phrase("halfway")
        case CueKind.LAST_TEN:
            return voice.phrase("ten_seconds")
        case CueKind.LAST_REP:
            return _listed(voice.phrase("last_rep"), _what(cue) if full else ())
        case CueKind.NEXT_REP if cue.rep is not None:
            return _listed(voice.place("rep", cue.rep), _what(cue))
        case CueKind.GO if not any(other.kind in (CueKind.NEXT_REP, CueKind.LAST_REP) for other in moment):
            return _what(cue)
        case CueKind.REST | CueKind.SET_REST:
            return _listed(voice.phrase("recover" if cue.kind is CueKind.REST else "set_rest"), _length(cue))
        case CueKind.STEP:
            return _listed(voice.phrase("warm_up" if cue.step is Kind.WARMUP else "cool_down"), _what(cue))
        case CueKind.SUGGESTED:
            return voice.phrase("over")
        case CueKind.OVERDUE | CueKind.DONE | CueKind.PAUSED | CueKind.RESUMED:
            return voice.phrase(cue.kind.value)
    return ()


def _what(cue: Cue) -> voice.Phrase:
    """ "one minute, hard"; "four hundred, mile pace"."""
    far = voice.distance(cue.distance_m) if cue.distance_m else _length(cue)
    return _listed(far, voice.effort(cue.effort or ""))


def _length(cue: Cue) -> voice.Phrase:
    return voice.duration(round(cue.length_s * 1000)) if cue.length_s else ()


def _listed(*phrases: voice.Phrase) -> voice.Phrase:
    """Phrases with a comma between them."""
    said: voice.Phrase = ()
    for words in phrases:
        if words:
            said += (*voice.phrase("pause"), *words) if said else words
    return said


@lru_cache(maxsize=256)
def length_s(clip: str) -> float:
    """How long a built-in sound lasts (48 kHz, mono, 16-bit, behind 44 bytes of header); 0 if there is none."""
    path = folder("sounds") / f"{clip}.wav"
    return max(0, path.stat().st_size - 44) / 96_000 if path.is_file() else 0.0
