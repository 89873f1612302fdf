"""Why a text was not read: where, and what could be written instead."""

from __future__ import annotations


class NotationError(ValueError):
    """A text that was not understood, or that has no single reading.

    `message` is one sentence; `column` counts from 1 in the text as it was typed; each of `alternatives` is a whole
    text that can be read instead. (While a text is being read they are parts, to be set in at `span`: characters from
    0, the word at the column where none is given.)
    """

    def __init__(
        self, message: str, column: int, alternatives: tuple[str, ...] = (), span: tuple[int, int] | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.column = column
        self.alternatives = alternatives
        self.span = span

    def __str__(self) -> str:
        return f"column {self.column}: {self.message}"
