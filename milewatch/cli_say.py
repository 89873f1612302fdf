"""What the commands have in common: how they say things, how they fail, and where the files are."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from milewatch.places import Places

FAILED = 1
NOT_UNDERSTOOD = 2


def say(text: str) -> None:
    """One sentence on standard error."""
    click.echo(f"milewatch: {text}", err=True)


def print_json(value: Any) -> None:
    """A value for programs, on standard output."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def fail(text: str, status: int = FAILED) -> NoReturn:
    """Say why it could not be done, and leave."""
    say(text)
    sys.exit(status)


def here() -> Places:
    """The places of this environment."""
    from milewatch.places import places

    return places()
