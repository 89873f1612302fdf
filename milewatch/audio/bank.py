"""The sounds by name: the built-in ones, and a person's own, which win."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING

from milewatch.audio.pcm import RATE, Pcm, SoundFileError, read_wav

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_NAME = re.compile(r"[a-z0-9_]+(/[a-z0-9_]+)?")
"""A clip's name: "go", "voice/seventy". Nothing that could lead out of the folder."""
MOST_PHRASES = 30
"""Kept joined; a phrase of four seconds is 0.4 MB."""


class Bank:
    """Clips by name, read when first asked for and then kept."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """`folders`: where to look, the first that has a good file wins."""
        self._folders = tuple(folders)
        self._clips: dict[str, Pcm] = {}
        self._phrases: dict[tuple[str, ...], Pcm] = {}
        self.troubles: list[str] = []
        """A sentence for each file that could not be used; taken out by whoever tells them."""

    def phrase(self, clips: tuple[str, ...]) -> Pcm:
        """Several clips as one sound, joined without a gap."""
        if len(clips) == 1:
            return self.clip(clips[0])
        known = self._phrases.get(clips)
        if known is None:
            known = array("h")
            for name in clips:
                known.extend(self.clip(name))
            if len(self._phrases) >= MOST_PHRASES:
                self._phrases.clear()
            self._phrases[clips] = known
        return known

    def clip(self, name: str) -> Pcm:
        """One clip; a tenth of a second of silence where there is no good file of that name."""
        known = self._clips.get(name)
        if known is None:
            known = self._clips[name] = self._find(name)
        return known

    def _find(self, name: str) -> Pcm:
        if _NAME.fullmatch(name):
            for folder in self._folders:
                path = folder / f"{name}.wav"
                if not path.is_file():
                    continue
                try:
                    return read_wav(path)
                except SoundFileError as error:
                    self.troubles.append(str(error))
        self.troubles.append(f"There is no sound {name!r}: a file {name}.wav is missing.")
        return array("h", bytes(2 * (RATE // 10)))
