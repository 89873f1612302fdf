"""Reads the recipes of the sounds from TOML."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from milewatch.audio.tones import Note, Recipe

if TYPE_CHECKING:
    from pathlib import Path


def read_recipes(path: Path) -> dict[str, Recipe]:
    """Each sound's recipe by name. Raises OSError, tomllib.TOMLDecodeError, KeyError."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: _recipe(table) for name, table in tables.items()}


def read_about(path: Path) -> dict[str, str]:
    """What each sound says, by name. Raises OSError, tomllib.TOMLDecodeError."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: str(table.get("about", "")) for name, table in tables.items()}


def _recipe(table: dict[str, Any]) -> Recipe:
    return Recipe(notes=tuple(_note(note) for note in table["notes"]), peak=float(table.get("peak", 0.7)))


def _note(table: dict[str, Any]) -> Note:
    return Note(
        hz=float(table["hz"]),
        ms=float(table["ms"]),
        at_ms=float(table.get("at", 0.0)),
        to_hz=float(table["to"]) if "to" in table else None,
        partials=tuple(float(value) for value in table.get("partials", (1.0, 0.3))),
        drive=float(table.get("drive", 1.0)),
    )
