"""TOML as people write it: whatever is wrong with the text is one kind of error."""

from __future__ import annotations

import tomllib
from typing import Any


class TomlError(ValueError):
    """Text that is no TOML that can be read; the message says what and where, and goes behind a file's name."""


def parse(text: str) -> dict[str, Any]:
    """The document of a TOML text. Raises TomlError.

    The mark of byte order that some editors put at the beginning of a file is no part of it.
    """
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise TomlError(f"not TOML: {error}") from None
    except RecursionError:
        raise TomlError("not TOML: nested without end") from None
    except ValueError:  # a number longer than Python turns into one
        raise TomlError("not TOML: it has a number with thousands of digits") from None
