"""Changes to a TOML text that leave the rest of it as a person wrote it: comments, order, spacing.

Each change works on lines and may fail on unusual TOML, giving None. A caller must check that the new text reads to the
document it wants, and write the whole document anew when it does not.
"""

from __future__ import annotations

import re
import tomllib

from milewatch.records import tomltext


def set_value(text: str, path: tuple[str, ...], name: str, written: str) -> str | None:
    """Give the key `name` of the table at `path` the value `written` (TOML), in its place or as the last key."""
    lines = text.splitlines(keepends=True)
    section = _section(lines, path)
    if section is None:
        return None
    start, end = section
    span = _value(lines, start, end, name)
    if span is None:
        end = _last_line(lines, start, end)
        if not lines[end - 1].endswith("\n"):
            lines[end - 1] += "\n"
        lines.insert(end, f"{tomltext.key(name)} = {written}\n")
    else:
        lines[span[0] : span[1]] = [f"{tomltext.key(name)} = {written}\n"]
    return "".join(lines)


def remove_value(text: str, path: tuple[str, ...], name: str) -> str | None:
    """Take the key `name` out of the table at `path`."""
    lines = text.splitlines(keepends=True)
    section = _section(lines, path)
    span = None if section is None else _value(lines, *section, name)
    if span is None:
        return None
    del lines[span[0] : span[1]]
    return "".join(lines)


def append_row(text: str, path: tuple[str, ...], name: str, row: str) -> str | None:
    """Add `row` (TOML) as the last line of the array `name`, which has a row to a line, in the table at `path`."""
    lines = text.splitlines(keepends=True)
    section = _section(lines, path)
    span = None if section is None else _value(lines, *section, name)
    if span is None or span[1] - span[0] < 2 or lines[span[1] - 1].strip() != "]":
        return None
    before = lines[span[1] - 2].rstrip()
    if before.endswith("}"):
        lines[span[1] - 2] = f"{before},\n"
    lines.insert(span[1] - 1, f"    {row},\n")
    return "".join(lines)


def append_table(text: str, path: tuple[str, ...], body: str) -> str:
    """Add a table at the end; `body` is its lines."""
    head = ".".join(tomltext.key(part) for part in path)
    before = text.rstrip() + "\n\n" if text.strip() else ""
    return f"{before}[{head}]\n{body}"


def remove_table(text: str, path: tuple[str, ...]) -> str | None:
    """Take out the table at `path`, with the comments inside it."""
    lines = text.splitlines(keepends=True)
    section = _section(lines, path)
    if section is None:
        return None
    start, end = section
    del lines[start - 1 : _last_line(lines, start, end)]
    return "".join(lines)


def _section(lines: list[str], path: tuple[str, ...]) -> tuple[int, int] | None:
    """The lines (from, to) after the head of a table, up to the next head; of the top, what is before the first."""
    heads = [(number, _head(line)) for number, line in enumerate(lines) if line.lstrip().startswith("[")]
    heads = [(number, head) for number, head in heads if head is not None]
    if not path:
        return 0, heads[0][0] if heads else len(lines)
    for position, (number, head) in enumerate(heads):
        if head == path:
            end = heads[position + 1][0] if position + 1 < len(heads) else len(lines)
            return number + 1, end
    return None


def _head(line: str) -> tuple[str, ...] | None:
    """The path of a table's head; None for a line that is none. `("",)` for a list of tables, which is nobody's."""
    if line.lstrip().startswith("[["):
        return ("",)
    try:
        document = tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return None
    path: list[str] = []
    while document:
        name, document = next(iter(document.items()))
        path.append(name)
    return tuple(path)


def _value(lines: list[str], start: int, end: int, name: str) -> tuple[int, int] | None:
    """The lines of a key and its value."""
    begins = re.compile(rf"\s*{re.escape(tomltext.key(name))}\s*=")
    for first in range(start, end):
        if not begins.match(lines[first]):
            continue
        for last in range(first + 1, end + 1):
            try:
                tomllib.loads("".join(lines[first:last]))
            except tomllib.TOMLDecodeError:
                continue
            return first, last
        return None
    return None


def _last_line(lines: list[str], start: int, end: int) -> int:
    """The end of a section without the blank lines and comments that stand before the next head."""
    while end > start and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end
