from __future__ import annotations

import pytest

from milewatch.config import Config, load


def read(tmp_path, text):
    path = tmp_path / "config.toml"
    path.write_text(text, "utf-8")
    return load(path)


def test_without_a_file_there_are_the_defaults(tmp_path):
    assert load(tmp_path / "config.toml") == (Config(), ())


def test_what_the_file_says_counts(tmp_path):
    config, problems = read(
        tmp_path,
        'name = "Ana"\nguard_ms = 300\nlead_in_s = 0\ntrack_m = 200\nclock = 12\n'
        '[audio]\nvolume = 0.5\nvoice = "full"\nno_beep = ["halfway"]\n[keys]\n"live.mark" = "space, enter"\n',
    )
    assert problems == ()
    assert (config.name, config.guard_ms, config.lead_in_s, config.track_m, config.clock) == ("Ana", 300, 0.0, 200, 12)
    assert (config.audio.volume, config.audio.voice, config.audio.no_beep) == (0.5, "full", ("halfway",))
    assert config.keys == {"live.mark": ("space", "enter")}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("guard_ms = -1", "guard_ms = -1 is not right: whole milliseconds from 0 to 2000"),
        ("guard_ms = true", "guard_ms = True is not right"),
        ('lead_in_s = "5"', "lead_in_s = '5' is not right: seconds from 0 to 60"),
        ("lead_in_s = nan", "lead_in_s = nan is not right"),
        ("clock = 13", "clock = 13 is not right: 12 or 24"),
        ('theme = "pink"', 'one of "night", "sun"'),
        ("audio = 3", "audio = 3 is not right: a table"),
        ("[audio]\npace_beeps_m = 30", "audio.pace_beeps_m = 30 is not right: one of 0, 50, 100, 200, 400"),
        ("[audio]\nno_beep = 1", "audio.no_beep = 1 is not right"),
        ('[audio]\nno_voice = ["half way"]', "audio.no_voice = ['half way'] is not right: a list of kinds of cue"),
        ('[keys]\n"live.mark" = 3', "keys.live.mark = 3 is not right"),
        ('[keys]\n"live.mark" = ","', 'keys.live.mark = \',\' is not right: a key ("space", "comma") or'),
        ('[keys]\n"live.mark" = []', "keys.live.mark = [] is not right"),
        ("gaurd_ms = 250", "gaurd_ms is no setting; did you mean guard_ms?"),
        ("xyzzy = 1", "xyzzy is no setting; there are: name, guard_ms"),
        ("[audio]\nvolum = 1", "audio.volum is no setting; did you mean volume?"),
    ],
)
def test_a_mistake_is_told_with_file_key_and_what_is_right_and_the_default_used(tmp_path, line, told):
    config, problems = read(tmp_path, line)
    assert config == Config()
    assert len(problems) == 1
    assert problems[0].startswith(str(tmp_path / "config.toml"))
    assert told in problems[0]


def test_a_mistake_spoils_nothing_but_itself(tmp_path):
    config, problems = read(tmp_path, "guard_ms = 9999\ntrack_m = 200\n")
    assert config.track_m == 200
    assert len(problems) == 1


@pytest.mark.parametrize("data", [b"guard_ms = ", b"\xff\xfe", b"\0", b"x = " + b"[" * 100_000])
def test_a_file_that_is_no_toml_gives_the_defaults_and_one_sentence(tmp_path, data):
    path = tmp_path / "config.toml"
    path.write_bytes(data)
    config, problems = load(path)
    assert config == Config()
    assert len(problems) == 1
    assert "default settings" in problems[0]


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path):
    (tmp_path / "config.toml").mkdir()
    assert "cannot be read" in load(tmp_path / "config.toml")[1][0]


def test_control_characters_in_a_key_do_not_reach_the_terminal(tmp_path):
    _, problems = read(tmp_path, '"\\u001b[31mred" = 1')
    assert "\x1b" not in problems[0]
