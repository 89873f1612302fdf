"""A user's own keys, checked before Textual sees them: it takes no notice of a wrong name and deletes what clashes."""

from __future__ import annotations

import unicodedata
from difflib import get_close_matches
from typing import TYPE_CHECKING

from milewatch.tui.commands import ACTS, BY_ID, Act, Where, key_name, with_capitals

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPING = frozenset({Where.SQUAD, Where.HOME, Where.COMPOSE, Where.ROSTER, Where.ATHLETE, Where.FILTER, Where.EDIT})
"""Where letters are typed, so that a letter cannot be a command."""


def checked(wanted: Mapping[str, tuple[str, ...]]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The part of a user's keymap that can be used, and a sentence for each line that cannot.

    Args:
        wanted: Act ids with the keys for them, by name or character: {"live.mark": ("enter", "space")}.
    """
    notes: list[str] = []
    read: dict[str, tuple[str, ...]] = {}
    for name, words in wanted.items():
        act = BY_ID.get(name)
        if act is None:
            notes.append(_unknown_act(name))
            continue
        if act.told:
            notes.append(f"config, [keys] {name}: these keys cannot be changed.")
            continue
        keys, note = _keys(act, words)
        if note:
            notes.append(note)
        else:
            read[name] = keys
    clashing = True
    while clashing:
        clashing = False
        for name in tuple(read):
            note = _clash(BY_ID[name], read)
            if note:
                notes.append(note)
                del read[name]
                clashing = True
    return {name: ",".join(keys) for name, keys in read.items()}, tuple(notes)


def bound(keymap: Mapping[str, str]) -> dict[str, str]:
    """What Textual is to bind: a letter works as a capital too, unless that is a key of its own."""
    read = {name: keys.split(",") for name, keys in keymap.items()}
    taken = {key for keys in read.values() for key in keys}
    return {name: ",".join(with_capitals(keys, taken)) for name, keys in read.items()}


def _unknown_act(name: str) -> str:
    near = get_close_matches(name, BY_ID, n=1, cutoff=0.5)
    return f'config, [keys]: there is no command "{name}"' + (f'; perhaps "{near[0]}" is meant.' if near else ".")


def _keys(act: Act, words: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    keys = []
    for word in words:
        key = _long_name(word)
        if key is None:
            return (
                (),
                f'config, [keys] {act.id}: there is no key "{word}"; keys are written as "space", "ctrl+r" or "x".',
            )
        if act.where in _TYPING and _types(key):
            return (), (
                f'config, [keys] {act.id}: "{word}" is needed for typing there; take one such as "ctrl+r" or "f5".'
            )
        keys.append(key)
    return tuple(dict.fromkeys(keys)), None


def _long_name(word: str) -> str | None:
    from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character

    if len(word) == 1:
        if word.isalnum():
            return word
        name = unicodedata.name(word, "").lower().replace("-", "_").replace(" ", "_")
        return KEY_NAME_REPLACEMENTS.get(name, name) or None
    known = {key.value for key in Keys if "<" not in key.value}
    if word in known or key_to_character(word) is not None:
        return word
    return None


def _types(key: str) -> bool:
    from textual.keys import key_to_character

    return "+" not in key and (key == "space" or key_to_character(key) is not None)


def _clash(act: Act, read: Mapping[str, tuple[str, ...]]) -> str | None:
    for other in ACTS:
        if other is act or not _meet(act.where, other.where):
            continue
        both = set(read[act.id]) & set(read.get(other.id, other.keys))
        both -= set(act.keys) & set(other.keys)  # on purpose: F1 is help everywhere
        if both:
            key = key_name(min(both))
            return f'config, [keys] {act.id}: "{key}" is already the key for {other.id}; give that one another key too.'
    return None


def _meet(one: Where, two: Where) -> bool:
    """Whether keys of both places can be pressed on the same screen."""
    if one == two:
        return True
    if Where.APP in (one, two):
        return True
    return {one, two} == {Where.HOME, Where.LIST}
