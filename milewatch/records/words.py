"""Text from people and files, made fit for a screen and a file."""

from __future__ import annotations

import re

_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LONE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """Without control characters (line ends and tabs stay), turns of writing direction and halves of characters."""
    return _LONE.sub("\ufffd", _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def one_line(text: str) -> str:
    """The same, on one line."""
    return " ".join(clean(text).split())


def alike(text: str) -> str:
    """In one case and without accents: "Weiß" and "WEISS" are the same, and so are "José" and "jose"."""
    plain = text.casefold()
    if plain.isascii():
        return plain
    from unicodedata import combining, normalize

    return "".join(char for char in normalize("NFKD", plain) if not combining(char))
