"""TOML with a row to a line, whatever is in the row. Strings, numbers and keys are written by tomli-w."""

from __future__ import annotations

from typing import Any

import tomli_w


def key(name: str) -> str:
    """A key, quoted where it needs to be."""
    return tomli_w.dumps({name: 0}).removesuffix(" = 0\n")


def inline(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key(k)} = {inline(v)}" for k, v in value.items()) + " }" if value else "{}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(inline(item) for item in value) + "]"
    return tomli_w.dumps({"v": value}).removeprefix("v = ").removesuffix("\n")


def pair(name: str, value: Any) -> str:
    """A line "name = value"."""
    return f"{key(name)} = {inline(value)}\n"


def rows(name: str, values: list[dict[str, Any]]) -> str:
    """An array of tables, one to a line."""
    if not values:
        return f"{key(name)} = []\n"
    return f"{key(name)} = [\n" + "".join(f"    {inline(value)},\n" for value in values) + "]\n"


def table(path: tuple[str, ...], values: dict[str, Any]) -> str:
    """A table with everything in it on one line each."""
    head = ".".join(key(part) for part in path)
    return f"\n[{head}]\n" + "".join(pair(name, value) for name, value in values.items())
