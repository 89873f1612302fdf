"""Every workout of the library, run and heard from end to end: what sounds, and at which sample."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from milewatch.audio.pcm import RATE
from milewatch.audio.render import TONES
from milewatch.audio.settings import SoundSettings, VoiceLevel
from milewatch.records.library import find
from milewatch.resources import folder
from milewatch.timing.cues import CueKind
from milewatch.workout.notation import read

from .whole_workout import Desk, Heard

if TYPE_CHECKING:
    from collections.abc import Sequence

LIBRARY = sorted(path.stem for path in folder("sessions").glob("*.toml"))
NOWHERE = Path("nowhere")


def tone_starts(heard: Heard, clip: str) -> list[int]:
    return [frame for clips, frame in heard.starts if clips == (clip,)]


def strength(samples: Sequence[int], hz: float) -> float:
    """How strong a tone is in samples (Goertzel)."""
    re = sum(value * math.cos(2 * math.pi * hz * i / RATE) for i, value in enumerate(samples))
    im = sum(value * math.sin(2 * math.pi * hz * i / RATE) for i, value in enumerate(samples))
    return math.hypot(re, im) / len(samples)


@pytest.mark.parametrize("name", LIBRARY)
def test_every_cue_of_the_clock_sounds_at_its_sample_and_nothing_else_does(name: str) -> None:
    heard = Desk(find(name, NOWHERE), SoundSettings(voice=VoiceLevel.OFF), pace_every_m=100).run(seed=7)
    by_clock: dict[str, set[int]] = {}
    for cue in heard.cues:
        if cue.kind in TONES and cue.kind is not CueKind.LAST_REP:
            by_clock.setdefault(TONES[cue.kind].clip, set()).add(cue.at_ms)
    answered = {cue.at_ms for cue in heard.answers}
    assert heard.cues
    assert heard.dropped == 0
    for clip, times in by_clock.items():
        starts = tone_starts(heard, clip)
        for at_ms in times - answered:
            assert round(at_ms * RATE / 1000) in starts, (clip, at_ms)
    all_known = {clip for clips, _ in heard.starts for clip in clips}
    assert all_known <= {tone.clip for tone in TONES.values()} | {"split"}
    for clip in ("count", "halfway", "last_ten", "pace"):
        assert len(tone_starts(heard, clip)) == len(by_clock.get(clip, ())), clip


@pytest.mark.parametrize("name", LIBRARY)
def test_with_the_full_voice_the_tones_stay_at_their_samples(name: str) -> None:
    plain = Desk(find(name, NOWHERE), SoundSettings(voice=VoiceLevel.OFF)).run(seed=3)
    spoken = Desk(find(name, NOWHERE), SoundSettings(voice=VoiceLevel.FULL)).run(seed=3)
    tones = [start for start in spoken.starts if not start[0][0].startswith("voice/")]
    assert tones == plain.starts
    assert len(spoken.starts) > len(tones)


def test_the_tones_of_a_timed_set_are_in_the_samples() -> None:
    heard = Desk(read("3 x 30s, 30s"), SoundSettings(voice=VoiceLevel.OFF)).run(seed=1)
    starts = [(clips[0], frame) for clips, frame in heard.starts]
    in_seconds = [(clip, round(frame / RATE - 5.5, 3)) for clip, frame in starts]
    rep = [("last_ten", 20.0), ("count", 27.0), ("count", 28.0), ("count", 29.0)]
    lead_in = [("count", -3.0), ("count", -2.0), ("count", -1.0)]
    assert in_seconds[:4] == [*lead_in, ("go", 0.0)]
    assert [pair for pair in in_seconds if 0.0 < pair[1] < 30.0 and pair[0] != "halfway"] == rep
    assert in_seconds[-1][0] == "done"
    for clip, frame in starts:
        before, after = heard.at(frame - 480, 480), heard.at(frame, 2400)
        if clip == "count":
            assert not any(before)
            assert strength(after, 2000) > 20 * strength(after, 1500)
        if clip == "go":
            assert strength(after, 2250) > 10 * strength(after, 1500)


def test_a_mark_is_answered_at_once_and_its_split_is_read_back() -> None:
    heard = Desk(read("2 x 400 @75s, 60s"), SoundSettings(voice=VoiceLevel.SHORT)).run(seed=2)
    rests = [cue for cue in heard.answers if cue.kind is CueKind.REST]
    assert rests
    for cue in rests:
        (start,) = [frame for frame in tone_starts(heard, "rest") if abs(frame - cue.at_ms * 48) < RATE]
        assert 0 <= start - cue.at_ms * 48 <= RATE // 50
    read_back = [clips for clips, _ in heard.starts if "voice/point" in clips]
    assert len(read_back) == 2
    assert all("voice/plus" in clips or "voice/minus" in clips or "voice/even" in clips for clips in read_back)


def test_the_last_rep_is_called() -> None:
    heard = Desk(read("3 x 20s, 20s"), SoundSettings(voice=VoiceLevel.SHORT)).run(seed=2)
    last = [frame for clips, frame in heard.starts if clips == ("voice/last_rep",)]
    (trill,) = tone_starts(heard, "last_rep")
    assert len(last) == 1
    assert tone_starts(heard, "go")[-1] < trill < last[0]


def test_pace_beeps_stop_at_the_mark() -> None:
    heard = Desk(read("1 x 400 @90s"), SoundSettings(voice=VoiceLevel.OFF), pace_every_m=50).run(seed=4)
    (mark,) = [cue.at_ms for cue in heard.answers if cue.kind is CueKind.DONE]
    paces = tone_starts(heard, "pace")
    assert paces == [round((5.5 + 90 / 8 * i) * RATE) for i in range(1, len(paces) + 1)]
    assert all(frame <= mark * 48 for frame in paces)
    assert len(paces) >= 6
