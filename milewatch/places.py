"""Where Milewatch keeps its files: the folders of the system, or everything under `MILEWATCH_HOME`.

Nothing is made by asking; a folder appears when something is first written into it.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HOME = "MILEWATCH_HOME"


@dataclass(frozen=True, slots=True)
class Places:
    """Folders, except `athletes` and `config_file`, which are files."""

    config: Path
    workouts: Path
    logs: Path
    journals: Path
    trash: Path
    cache: Path
    athletes: Path
    sounds: Path
    rescue: Path
    """A second place for the journal, on another disk where there is one, for when the first cannot be written."""

    @property
    def config_file(self) -> Path:
        """The settings, TOML."""
        return self.config / "config.toml"

    @classmethod
    def under(cls, root: Path, rescue: Path | None = None) -> Places:
        """Everything under one folder."""
        return cls._of(config=root, data=root, cache=root / "cache", rescue=rescue or _rescue(os.environ, root))

    @classmethod
    def _of(cls, config: Path, data: Path, cache: Path, rescue: Path) -> Places:
        return cls(
            config=config,
            workouts=data / "workouts",
            logs=data / "logs",
            journals=data / "journals",
            trash=data / "trash",
            cache=cache,
            athletes=data / "athletes.toml",
            sounds=data / "sounds",
            rescue=rescue,
        )


def places(env: Mapping[str, str] = os.environ) -> Places:
    """The places for this environment."""
    home = env.get(HOME)
    if home:
        root = Path(home)
        with contextlib.suppress(RuntimeError):  # "~somebody" whom the system does not know is a name like any other
            root = root.expanduser()
        root = root.absolute()
        return Places.under(root, rescue=_rescue(env, root))
    import platformdirs

    data = platformdirs.user_data_path("milewatch", appauthor=False)
    return Places._of(
        config=platformdirs.user_config_path("milewatch", appauthor=False),
        data=data,
        cache=platformdirs.user_cache_path("milewatch", appauthor=False),
        rescue=_rescue(env, data),
    )


def _rescue(env: Mapping[str, str], data: Path) -> Path:
    """One for each user and each home, so that a session is offered only where it was run."""
    owner = str(os.getuid()) if hasattr(os, "getuid") else env.get("USERNAME", "me")
    home = zlib.crc32(str(data).encode(errors="surrogateescape"))
    return Path(env.get("TMPDIR") or tempfile.gettempdir()) / f"milewatch-{owner}-{home:08x}"
