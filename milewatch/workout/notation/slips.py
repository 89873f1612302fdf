"""Words that are one slip of the finger away from words that are known."""

from __future__ import annotations

from milewatch.workout.notation.vocabulary import EFFORT_WORDS, words

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PACES = words("mile marathon half threshold tempo race interval repetition")
"""Names of paces that are long enough for a slip to be seen in them."""


def near(typed: str, known: frozenset[str]) -> list[str]:
    """The known words one slip away from `typed`: a letter too many, too few, wrong, or two swapped.

    Two letters swapped are the likelier slip: where that explains it, nothing else is offered.
    """
    typed = typed.lower()
    if len(typed) < 3 or not typed.isalpha() or typed in known:
        return []
    cuts = [(typed[:i], typed[i:]) for i in range(len(typed) + 1)]
    slips = {a + b[1:] for a, b in cuts if b} | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    slips |= {a + letter + rest for a, b in cuts for letter in _LETTERS for rest in (b, b[1:])}
    swapped = [word for word in slips & known if len(word) > 2 and sorted(word) == sorted(typed)]
    return swapped or sorted(word for word in slips & known if len(word) > 2)


def doubt(effort: str) -> str:
    """What to add when a word that is not known is kept as an effort: "; did you mean mile pace?", or nothing."""
    paces = near(effort, _PACES)
    meant = paces or near(effort, EFFORT_WORDS)
    return f"; did you mean {meant[0]}{' pace' if paces else ''}?" if meant else ""
