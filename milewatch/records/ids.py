"""Names of sessions: they sort by time and do not clash between two laptops."""

from __future__ import annotations

import re
import secrets
from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}", re.ASCII)
_OWN = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{4}", re.ASCII)


def new_id(wall: datetime) -> str:
    """An id for a session armed at `wall` (aware): "20261120T170211Z-3f9c"."""
    return f"{wall.astimezone(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"


def is_own_id(text: str) -> bool:
    """Whether `text` is an id as `new_id` makes them, which says when."""
    return _OWN.fullmatch(text) is not None


def is_id(text: str) -> bool:
    """Whether `text` may be the name of a file: letters, digits, `-` and `_`, so it can never lead out of a folder."""
    return _ID.fullmatch(text) is not None
