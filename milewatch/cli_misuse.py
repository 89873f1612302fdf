"""What is mistyped on the command line, told in one sentence: where, what, and what would be right.

Imported only when something was mistyped.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_VALUE = re.compile(r"(.+) (?:is not a valid|is not in the range|does not match the format|is not one of) .*", re.S)
_COMMAND = re.compile(r"No such command (.+)\.", re.S)
_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)", re.S)


def sentence(error: click.ClickException, program: click.Group) -> str:
    """What click says in three lines. What was typed is shown with its control characters spelt out."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    where = context.command_path.partition(" ")[2] if context is not None else ""
    said = _said(error, program, context).rstrip(".")
    if isinstance(error, click.BadParameter) and isinstance(error.param, click.Option):
        where = f"{where} {error.param.opts[-1]}".strip()
    return f"{where}: {said}" if where else said


def _said(error: click.ClickException, program: click.Group, context: click.Context | None) -> str:
    if isinstance(error, click.NoSuchOption):
        name = error.option_name.partition("=")[0]
        options = [] if context is None else list(_options(context))
        return f"there is no option {_shown(name)}; {_right(name, options)}"
    if isinstance(error, click.BadOptionUsage):
        return _option_misused(error.option_name, program)
    if isinstance(error, click.MissingParameter) and error.param is not None and context is not None:
        return f"{error.param.human_readable_name} is missing; right would be {_usage(context)}"
    if isinstance(error, click.BadParameter):
        return _value_misfits(error)
    if context is None:
        return error.format_message()
    if isinstance(context.command, click.Group) and (found := _COMMAND.fullmatch(error.message)):
        return f"there is no command {found[1]}; {_right(found[1][1:-1], context.command.list_commands(context))}"
    if found := _EXTRA.fullmatch(error.message):
        return f"{_shown(found[1])} is more than it takes; right would be {_usage(context)}"
    return error.format_message()


def _value_misfits(error: click.BadParameter) -> str:
    wanted = _wanted(error.param)
    found = _VALUE.fullmatch(error.message)
    if found is None or wanted is None:
        message = error.message
        return message[:1].lower() + message[1:]
    value = found[1] if found[1].startswith(("'", '"')) else _shown(found[1])
    return f"{value} is not {wanted}"


def _option_misused(name: str, program: click.Group) -> str:
    """A value too few or one too many. Click does not say of which command; the option is the same wherever it is."""
    option = next((one for one in _all_options(program) if name in one.opts), None)
    if option is None or option.is_flag:
        return f"{name} takes no value; right would be {name} alone"
    right = f"{name} {option.metavar or (option.name or '').upper()}"
    wanted = _wanted(option)
    return f"{name} needs {'a value' if option.nargs == 1 else f'{option.nargs} values'}; right would be {right}" + (
        f", {wanted}" if wanted else ""
    )


def _wanted(param: click.Parameter | None) -> str | None:
    """What a value of this kind is: "a whole number from 0 to 60"."""
    kind = param.type if param is not None else None
    if isinstance(kind, (click.IntRange, click.FloatRange)):
        return f"a {'whole ' if isinstance(kind, click.IntRange) else ''}number from {kind.min} to {kind.max}"
    if isinstance(kind, click.Choice):
        return f"one of {', '.join(str(choice) for choice in kind.choices)}"
    if isinstance(kind, click.DateTime):
        return "a day such as 2026-10-24"
    return None


def _right(name: str, known: Iterable[str]) -> str:
    """What was meant by a name that does not exist; where nothing is near, all that there are."""
    known = list(known)
    near = get_close_matches(name, known, n=1)
    return f"right would be {near[0] if near else 'one of ' + ', '.join(known)}"


def _options(context: click.Context) -> Iterator[str]:
    for param in context.command.get_params(context):
        if isinstance(param, click.Option):
            yield param.opts[-1]


def _all_options(program: click.Group) -> Iterator[click.Option]:
    for command in program.commands.values():
        yield from (param for param in command.params if isinstance(param, click.Option))
        if isinstance(command, click.Group):
            yield from _all_options(command)


def _usage(context: click.Context) -> str:
    """How the command is typed, without its options."""
    pieces = [piece for piece in context.command.collect_usage_pieces(context) if piece != "[OPTIONS]"]
    return " ".join((context.command_path, *pieces))


def _shown(value: str) -> str:
    """In quotes, unless it is a plain word such as an option or a number."""
    return value if re.fullmatch(r"-{1,2}[a-z][a-z-]*|[\d.+-]+", value) else repr(value)
