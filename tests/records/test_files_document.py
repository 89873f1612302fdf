"""docs/files.md shows files; they are tried here."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

from milewatch.config import AudioConfig, Config, load
from milewatch.records import logtext
from milewatch.records.log import LapRow, Log

TEXT = (Path(__file__).parents[2] / "docs" / "files.md").read_text("utf-8")
CONFIG, LOG = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)


def test_the_settings_shown_are_the_defaults_and_all_there_are(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text(CONFIG, "utf-8")
    assert load(path) == (Config(), ())
    shown = tomllib.loads(CONFIG)
    assert set(shown) == {field.name for field in fields(Config)}
    assert set(shown["audio"]) == {field.name for field in fields(AudioConfig)}


def test_the_log_shown_is_one():
    assert logtext.read(LOG, "files.md").laps["ana"][2].splits_cs == (3110, 6000)


def test_every_key_of_a_lap_is_told():
    for field in fields(LapRow):
        name = {"set": "n", "rep": "n", "part": "n"}.get(field.name, field.name.removesuffix("_cs"))
        assert name == "extra" or f"`{name}`" in TEXT


def test_every_key_of_a_log_is_told():
    for field in fields(Log):
        assert field.name in ("extra", "athletes", "laps", "plan") or field.name in TEXT
