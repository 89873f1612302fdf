"""Which tone a cue has, and which words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from milewatch.audio.render import TONES, length_s, soundings
from milewatch.audio.settings import SoundSettings, VoiceLevel
from milewatch.audio.sounding import Priority, Sounding
from milewatch.resources import folder
from milewatch.timing.cues import Cue, CueKind
from milewatch.workout.model import Kind

FULL, SHORT, OFF = (SoundSettings(voice=level) for level in (VoiceLevel.FULL, VoiceLevel.SHORT, VoiceLevel.OFF))


def heard(*cues: Cue, settings: SoundSettings = OFF) -> tuple[Sounding, ...]:
    return soundings(cues, lambda at: 100 + at / 1000, settings)


def words(*cues: Cue, settings: SoundSettings = FULL) -> str:
    spoken = [sounding for sounding in heard(*cues, settings=settings) if sounding.voice]
    return " | ".join(" ".join(clip.removeprefix("voice/") for clip in s.clips) for s in spoken)


def cue(kind: CueKind, at_ms: int = 5000, **more: Any) -> Cue:
    return Cue(at_ms, kind, **more)


@pytest.mark.parametrize("kind", [kind for kind in CueKind if kind is not CueKind.NEXT_REP])
def test_every_cue_has_a_tone_whose_file_is_there(kind: CueKind) -> None:
    (sounding,) = heard(cue(kind))
    assert sounding.at >= 105
    assert sounding.clips == (TONES[kind].clip,)
    assert (folder("sounds") / f"{sounding.clips[0]}.wav").is_file()


def test_go_and_rest_matter_more_than_counting_halfway_pace_and_voice() -> None:
    order = [CueKind.GO, CueKind.COUNT, CueKind.HALFWAY, CueKind.PACE]
    ranks = [heard(cue(kind))[0].priority for kind in order]
    assert ranks == sorted(ranks, reverse=True)
    assert len(set(ranks)) == len(ranks)
    assert min(ranks) > Priority.SPLIT


def test_what_a_key_began_stands_for_the_tick_of_the_key() -> None:
    mark = cue(CueKind.MARK, seconds=75.0, step=Kind.WORK)
    assert [s.clips for s in heard(mark)] == [("mark",)]
    assert [s.clips for s in heard(mark, cue(CueKind.REST))] == [("rest",)]


def test_a_planned_split_beeps_otherwise_than_a_pace_point() -> None:
    assert [s.clips for s in heard(cue(CueKind.PACE, distance_m=100.0))] == [("pace",)]
    assert [s.clips for s in heard(cue(CueKind.PACE, distance_m=200.0, planned=True))] == [("split",)]


def test_the_last_rep_is_called_after_its_go_and_before_the_words() -> None:
    at_go = [cue(CueKind.GO, rep=(6, 6)), cue(CueKind.LAST_REP, rep=(6, 6))]
    tones = heard(*at_go, settings=SHORT)
    assert [s.clips for s in tones] == [("go",), ("last_rep",), ("voice/last_rep",)]
    assert tones[1].at > tones[0].at + length_s("go")
    assert tones[2].at > tones[1].at + length_s("last_rep")
    assert {s.since for s in tones[1:]} == {105.0}


def test_the_full_voice_says_what_begins() -> None:
    rep = cue(CueKind.NEXT_REP, rep=(4, 6), length_s=60.0, effort="hard", step=Kind.WORK)
    assert words(replace(rep, kind=CueKind.GO), rep) == "rep n4 of n6 pause n1 minute pause hard"
    assert words(replace(rep, kind=CueKind.GO)) == "n1 minute pause hard"
    assert words(cue(CueKind.REST, length_s=90.0)) == "recover pause n90 seconds"
    assert words(cue(CueKind.REST)) == "recover"
    assert words(cue(CueKind.SET_REST, length_s=180.0)) == "set_rest pause n3 minutes"
    assert words(cue(CueKind.STEP, step=Kind.COOLDOWN, length_s=600.0)) == "cool_down pause n10 minutes"
    assert words(cue(CueKind.HALFWAY)) == "halfway"
    assert words(cue(CueKind.LAST_TEN)) == "ten_seconds"


def test_the_split_is_read_back_with_its_difference_to_the_target() -> None:
    rest = cue(CueKind.REST, seconds=74.21, target_ms=(75_500, 75_500), step=Kind.WORK)
    assert words(rest, settings=SHORT) == "n74 point n2 pause minus n1 point n3"
    assert words(replace(rest, seconds=76.8), settings=SHORT) == "n76 point n8 pause plus n1 point n3"
    assert words(replace(rest, target_ms=(74_000, 76_000)), settings=SHORT) == "n74 point n2 pause even"
    assert words(replace(rest, target_ms=None), settings=SHORT) == "n74 point n2"
    assert words(cue(CueKind.SPLIT, seconds=37.1, step=Kind.WORK), settings=SHORT) == "n37 point n1"


def test_the_end_of_a_recovery_or_a_warm_up_is_not_read_back() -> None:
    assert words(cue(CueKind.MARK, seconds=183.0, step=Kind.RECOVERY), settings=SHORT) == ""
    assert words(cue(CueKind.REST, seconds=600.0, step=Kind.WARMUP), settings=SHORT) == ""


def test_the_short_voice_says_nothing_longer_than_a_breath() -> None:
    rep = cue(CueKind.NEXT_REP, rep=(4, 6), length_s=60.0, effort="hard", step=Kind.WORK)
    assert words(replace(rep, kind=CueKind.GO), rep, settings=SHORT) == ""
    assert words(cue(CueKind.REST, length_s=90.0), settings=SHORT) == ""
    assert words(cue(CueKind.HALFWAY), settings=SHORT) == "halfway"


def test_which_cues_beep_and_speak_is_set_for_each() -> None:
    settings = replace(FULL, no_beep=frozenset({"halfway", "last rep"}), no_voice=frozenset({"last ten"}))
    assert [s.clips for s in heard(cue(CueKind.HALFWAY), settings=settings)] == [("voice/halfway",)]
    assert [s.clips for s in heard(cue(CueKind.LAST_TEN), settings=settings)] == [("last_ten",)]
    at_go = [cue(CueKind.GO), cue(CueKind.LAST_REP)]
    assert [s.clips for s in heard(*at_go, settings=settings)] == [("go",), ("voice/last_rep",)]


def test_no_voice_says_nothing_at_all() -> None:
    every = [cue(kind, i * 10_000, seconds=75.0, step=Kind.WORK) for i, kind in enumerate(CueKind)]
    assert not [s for s in heard(*every) if s.voice]


def test_the_same_cues_sound_the_same_again() -> None:
    cues = [cue(kind, i * 1000, length_s=60.0, rep=(1, 2)) for i, kind in enumerate(CueKind)]
    assert heard(*cues, settings=FULL) == heard(*cues, settings=FULL)
    assert [s.at for s in heard(*cues)] == sorted(s.at for s in heard(*cues))
