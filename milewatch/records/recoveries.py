"""The person's own table of suggested recoveries, where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout.recovery import RecoveryTable, RecoveryTableError, default_table, read_table

if TYPE_CHECKING:
    from pathlib import Path

NAME = "recovery.toml"


def recoveries(config: Path) -> RecoveryTable:
    """The table in the folder of the settings, else the shipped one. Raises RecoveryTableError if it is not right."""
    try:
        text = (config / NAME).read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return default_table()
    except (OSError, UnicodeDecodeError) as error:
        raise RecoveryTableError(f"{NAME} cannot be read: {error}") from error
    return read_table(text, NAME)
