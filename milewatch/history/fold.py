"""Text made alike for searching: case and accents do not count."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """In one case and without accents: "Weiß" and "WEISS" are the same, and so are "José" and "jose"."""
    plain = text.casefold()
    if plain.isascii():
        return plain
    return "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))


def by_words(text: str) -> str:
    """Folded, with a line end before each word, so that the beginnings of words can be found."""
    return "".join(f"\n{word}" for word in folded(text).split())
