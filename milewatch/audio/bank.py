"""The sounds by name: the built-in ones, and a person's own, which win."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING

from milewatch.audio.pcm import RATE, Pcm, SoundFileError, read_wav

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_NAME = re.compile(r"[a-z0-9_]+(/[a-z0-9_]+)?")
"""A clip's name: "go", "voice/seventy". Nothing that could lead out of the folder."""
MOST_KEPT = 60 * RATE
"""Samples kept for the next time, 6 MB."""


class Bank:
    """Clips by name, read when asked for; those asked for of late are kept."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """`folders`: where to look, the first that has a good file wins."""
        self._folders = tuple(folders)
        self._kept: dict[tuple[str, ...], Pcm] = {}
        self._samples = 0
        self._looked: set[str] = set()
        self.troubles: list[str] = []
        """A sentence for each file that could not be used; taken out by whoever tells them."""

    def phrase(self, clips: tuple[str, ...]) -> Pcm:
        """Several clips as one sound, joined without a gap."""
        known = self._kept.get(clips)
        if known is None:
            known = self._find(clips[0]) if len(clips) == 1 else self._joined(clips)
            self._keep(clips, known)
        return known

    def clip(self, name: str) -> Pcm:
        """One clip; a tenth of a second of silence where there is no good file of that name."""
        return self.phrase((name,))

    def look(self, clips: Iterable[str]) -> None:
        """Have it in `troubles` early, and once, if one of these cannot be used."""
        for name in clips:
            if name not in self._looked:
                self._looked.add(name)
                self._find(name)

    def _joined(self, clips: tuple[str, ...]) -> Pcm:
        joined = array("h")
        for name in clips:
            joined.extend(self.clip(name))
        return joined

    def _keep(self, clips: tuple[str, ...], pcm: Pcm) -> None:
        if self._samples + len(pcm) > MOST_KEPT:
            self._kept.clear()
            self._samples = 0
        self._kept[clips] = pcm
        self._samples += len(pcm)

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
