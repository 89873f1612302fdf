"""Writes the table of keys in guide.md anew from the list of commands: python docs/keys.py"""

from __future__ import annotations

import re
from pathlib import Path

from milewatch.tui.commands import acts, shown_keys
from milewatch.tui.screens.help import HEADINGS

GUIDE = Path(__file__).with_name("guide.md")
_BETWEEN = re.compile(r"(?<=<!-- keys -->\n).*(?=<!-- /keys -->)", re.DOTALL)


def table() -> str:
    """The tables of all keys, by where they work, as Markdown."""
    parts = []
    for where, heading in HEADINGS.items():
        rows = [f"| {_cell(act.keys)} | {act.help} | `{act.id}` |" for act in acts(where)]
        parts.append("\n".join([f"### {heading}", "", "| keys | | |", "|---|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


def with_table(guide: str) -> str:
    """The text of the guide with the tables as they are now."""
    return _BETWEEN.sub(lambda _: f"\n{table()}\n", guide)


def _cell(keys: tuple[str, ...]) -> str:
    if len(keys) > 2 and keys[0].isdecimal():
        return f"`{shown_keys(keys)}`"
    return " ".join(f"`{shown_keys((key,))}`" for key in keys)


if __name__ == "__main__":
    GUIDE.write_text(with_table(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
