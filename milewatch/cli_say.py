"""What the commands have in common: how they say things, how they fail, and where the files are."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

import click

if TYPE_CHECKING:
    from milewatch.places import Places

FAILED = 1
NOT_UNDERSTOOD = 2
POINTED = 70
"""So many characters are shown of a line that was not understood."""


def say(text: str) -> None:
    """One sentence on standard error. What was typed may be in it: control characters do not reach the terminal."""
    from milewatch.records.words import clean

    click.echo(f"milewatch: {clean(text)}", err=True)


def print_json(value: Any) -> None:
    """A value for programs, on standard output."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def fail(text: str, status: int = FAILED) -> NoReturn:
    """Say why it could not be done, and leave."""
    say(text)
    sys.exit(status)


def give_up_printing(error: OSError) -> NoReturn:
    """Leave: standard output leads to a full disk, or to something else that takes no more."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what still waits is not tried once more
    fail(f"the output could not be written: {error.strerror or error}")


def around(line: str, place: int) -> tuple[str, int]:
    """What fits a terminal of a long line, with the place (from 0) in it, and where the place is then.

    Each control character has one sign in its stead: the terminal obeys none, and the place stays where it was.
    """
    line = "".join(sign if sign.isprintable() else " " if sign.isspace() else "\ufffd" for sign in line)
    start = max(0, place - POINTED // 2) if len(line) > POINTED else 0
    end = start + POINTED
    before, after = "…" if start else "", "…" if end < len(line) else ""
    return f"{before}{line[start:end]}{after}", place - start + len(before)


def in_a_terminal() -> bool:
    """Whether keys and a screen are there. A stream that the shell closed (`<&-`) is None."""
    return is_screen(sys.stdin) and is_screen(sys.stdout)


def is_screen(stream: TextIO | None) -> bool:
    """Whether a standard stream leads to a terminal."""
    return stream is not None and stream.isatty()


def here() -> Places:
    """The places of this environment."""
    from milewatch.places import places

    return places()
