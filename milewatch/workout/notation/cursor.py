"""A place in the list of tokens, and what can be asked there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout.notation.errors import NotationError

if TYPE_CHECKING:
    from milewatch.workout.notation.tokens import Token

MAX_DEPTH = 12


class Cursor:
    """Reads tokens one after the other; `at` can be kept and set back."""

    __slots__ = ("at", "depth", "readings", "text", "tokens")

    def __init__(self, tokens: list[Token], text: str) -> None:
        self.tokens = tokens
        self.text = text
        self.at = 0
        self.depth = 0
        self.readings: list[str] = []

    def look(self, ahead: int = 0) -> Token:
        """The token `ahead` of the place; the last one (`end`) for ever after."""
        index = self.at + ahead
        return self.tokens[index] if 0 <= index < len(self.tokens) else self.tokens[-1]

    def take(self) -> Token:
        """The token here; the place moves on."""
        token = self.look()
        if self.at < len(self.tokens) - 1:
            self.at += 1
        return token

    def word(self, *texts: str, ahead: int = 0) -> bool:
        """Whether one of these words stands here."""
        token = self.look(ahead)
        return token.kind == "word" and token.text in texts

    def sym(self, *texts: str, ahead: int = 0) -> bool:
        """Whether one of these signs stands here."""
        token = self.look(ahead)
        return token.kind == "sym" and token.text in texts

    def phrase(self, *words: str) -> bool:
        """Whether these words stand here, one after the other."""
        return all(self.look(i).kind in ("word", "num") and self.look(i).text == word for i, word in enumerate(words))

    def skip(self, *texts: str) -> bool:
        """Move past one of these words or signs, if one stands here."""
        token = self.look()
        if token.kind in ("word", "sym") and token.text in texts:
            self.take()
            return True
        return False

    def said(self, start: int) -> str:
        """The text as typed from token number `start` to the place."""
        if self.at <= start:
            return ""
        return self.text[self.tokens[start].start : self.tokens[self.at - 1].end]

    def token_end(self, column: int) -> int:
        """Where the token that begins at `column` ends, in characters from 0."""
        return next((token.end for token in self.tokens if token.start == column - 1), column)

    def note(self, reading: str) -> None:
        """Remember what was chosen where there was a choice."""
        if reading not in self.readings:
            self.readings.append(reading)

    def fail(
        self, message: str, *alternatives: str, token: Token | None = None, span: tuple[int, int] | None = None
    ) -> NotationError:
        """An error at `token`, or here; the alternatives stand in place of it, or of `span`."""
        return NotationError(message, (token or self.look()).column, alternatives, span)

    def deeper(self) -> None:
        """Enter a pair of brackets."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.fail(f"Brackets stand more than {MAX_DEPTH} deep here; write the sets out.")
