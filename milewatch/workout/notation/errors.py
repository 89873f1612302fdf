"""Why a text was not read: where, and what could be written instead."""

from __future__ import annotations


class NotationError(ValueError):
    """A text that was not understood, or that has no single reading.

    `message` is one sentence; `column` counts from 1 in the text as it was typed; each of `alternatives` is a text (or
    the part of one) that could stand there.
    """

    def __init__(self, message: str, column: int, alternatives: tuple[str, ...] = ()) -> None:
        self.message = _plain(message)
        super().__init__(self.message)
        self.column = column
        self.alternatives = tuple(_plain(text) for text in alternatives)

    def __str__(self) -> str:
        return f"column {self.column}: {self.message}"


def _plain(text: str) -> str:
    """What was typed is quoted in messages; control characters in it stay out of the terminal."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
