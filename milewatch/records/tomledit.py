"""Changes to a TOML text that leave the rest of it as a person wrote it: comments, order, spacing.

Each change works on lines and may fail on unusual TOML, giving None. A caller must check that the new text reads to the
document it wants, and write the whole document anew when it does not.
"""

from __future__ import annotations

import re
import tomllib
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from milewatch.records import tomltext

if TYPE_CHECKING:
    from collections.abc import Sequence


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


def set_rows(text: str, path: tuple[str, ...], name: str, old: Sequence[str], new: Sequence[str]) -> str | None:
    """Change the array `name`, which has a row to a line, from the rows `old` (TOML) to `new`.

    Lines of rows that stay are not touched, and a row that takes another's place takes its comment too.
    """
    lines = text.splitlines(keepends=True)
    section = _section(lines, path)
    span = None if section is None else _value(lines, *section, name)
    if span is None:
        return set_value(text, path, name, _array(new))
    places = [number for number in range(span[0], span[1]) if lines[number].lstrip().startswith("{")]
    if span[1] - span[0] < 2 or len(places) != len(old) or lines[span[1] - 1].strip() != "]":
        return set_value(text, path, name, _array(new))
    matcher = SequenceMatcher(a=list(old), b=list(new), autojunk=False)
    for what, from_old, to_old, from_new, to_new in reversed(matcher.get_opcodes()):
        if what == "equal":
            continue
        fresh = [f"    {row},\n" for row in new[from_new:to_new]]
        for number, line in enumerate(fresh[: to_old - from_old]):
            fresh[number] = _with_comment(line, lines[places[from_old + number]])
        if from_old < to_old:
            for number in reversed(places[from_old:to_old]):
                del lines[number]
            lines[places[from_old] : places[from_old]] = fresh
        else:
            at = places[from_old] if from_old < len(places) else span[1] - 1
            _end_with_comma(lines, at - 1)
            lines[at:at] = fresh
    return "".join(lines)


def _array(rows: Sequence[str]) -> str:
    return "[\n" + "".join(f"    {row},\n" for row in rows) + "]" if rows else "[]"


def _with_comment(line: str, old: str) -> str:
    """The line with the comment at the end of another one."""
    rest = old
    while "#" in rest:
        rest = rest[rest.index("#") :]
        try:
            row = tomllib.loads(f"row = {old[: len(old) - len(rest)].strip().rstrip(',')}")
        except tomllib.TOMLDecodeError:
            rest = rest[1:]
            continue
        if row:
            return f"{line.rstrip()}  {rest.rstrip()}\n"
    return line


def _end_with_comma(lines: list[str], number: int) -> None:
    before = lines[number].rstrip()
    if before.endswith("}"):
        lines[number] = f"{before},\n"


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
