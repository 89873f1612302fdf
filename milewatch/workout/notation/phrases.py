"""What the reader finds in a text, before it is decided which recovery belongs where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from milewatch.workout.model import Kind

if TYPE_CHECKING:
    from milewatch.workout.effort import Effort


@dataclass(slots=True)
class Amount:
    """A distance in metres, a time in milliseconds, or neither (open)."""

    metres: float | None = None
    ms: int | None = None
    column: int = 0

    @property
    def open(self) -> bool:
        """Whether it has no length."""
        return self.metres is None and self.ms is None

    def same(self, other: Amount) -> bool:
        """Whether both are the same length."""
        return self.ms == other.ms and (
            self.metres == other.metres
            or (self.metres is not None and other.metres is not None and abs(self.metres - other.metres) < 0.5)
        )


@dataclass(slots=True)
class Relative:
    """A recovery that is as long as a rep, or a part of it: `factor` times the rep, plus `add_m` and `add_ms`."""

    of: str
    """rep: the one before; distance: what it is long; time: what it takes; next: the rep after; back: to its start."""
    factor: float = 1.0
    add_m: float = 0.0
    add_ms: int = 0


@dataclass(slots=True)
class Scope:
    """Where a recovery was said to go.

    `kind`: "" (by its place), reps, sets, blocks, after, between, inside, last, every, rep. `amounts` and `efforts`
    say after or between which reps.
    """

    kind: str = ""
    amounts: list[Amount] = field(default_factory=list)
    efforts: list[str] = field(default_factory=list)
    number: int = 0
    """every: after every so many reps; rep: after that one."""


@dataclass(slots=True)
class Rec:
    """A recovery as written."""

    column: int
    amounts: list[Amount] = field(default_factory=list)
    """More than one: in turn. None: open, or relative."""
    relative: Relative | None = None
    mode: str | None = None
    cycle: bool = False
    target_ms: int | None = None
    effort: Effort | None = None
    scope: Scope = field(default_factory=Scope)
    turns: list[int] = field(default_factory=list)
    """`R1=`, `R(2-4)=`: after which reps, from 1."""
    cycling: bool = False
    """ "and repeat": the amounts start again when they run out."""
    marker: str = ""
    """What introduced it: w/, r, R, R=, [, ( or nothing."""
    sep: str = ""
    nothing: bool = False
    """`R=0`: run straight on."""
    unstated: bool = False
    """`R=?`: not said."""
    said: str = ""
    """The words as typed."""
    plural: bool = False
    """ "… recoveries": said of more than one block."""


@dataclass(slots=True)
class Part:
    """One part of a composite rep."""

    amount: Amount
    effort: Effort | None


@dataclass(slots=True)
class Work:
    """A rep, `count` of them, or `count` passes through a group."""

    column: int
    sep: str = ""
    count: int = 1
    at_least: int | None = None
    counted: bool = False
    amount: Amount | None = None
    body: Level | None = None
    inner: Work | None = None
    """ "4 x 3 x 400": the 3 x 400."""
    parts: list[Part] = field(default_factory=list)
    kind: Kind = Kind.WORK
    splits_m: tuple[float, ...] = ()
    loose: bool = False
    """A set without brackets: what follows its last rep lies between the sets."""


@dataclass(slots=True)
class Efforts:
    """Efforts for the block before them: one for all, or one for each rep in turn."""

    column: int
    efforts: list[Effort]
    sep: str = ""
    alternating: bool = False
    end: int = 0
    """Where they end in the text, in characters from 0."""


@dataclass(slots=True)
class Override:
    """ "last 2 all out", "first 4 @ 5k", "odd reps hard"."""

    column: int
    which: str
    """first, next, last, odd, even, every, from, or nth."""
    count: int
    effort: Effort
    over: str = "reps"
    """reps or sets."""
    start: int = 1
    """from: the first of `count` reps, from 1."""
    metres: float | None = None
    """ "last 200 all out": that part of each rep."""


@dataclass(slots=True)
class Note:
    """Words about the whole: continuous, to exhaustion, a total."""

    column: int
    what: str
    amount: Amount | None = None
    upto: bool = False
    """A total in miles or kilometres, which can be of the whole run; one in metres is of what is written."""


@dataclass(slots=True)
class Again:
    """A postfix repeat: "(…) * 4", "… x2"."""

    column: int
    count: int
    sep: str = ""


Phrase = Work | Rec | Efforts | Override | Note | Again


@dataclass(slots=True)
class Level:
    """The phrases between one pair of brackets, in the order in which they were written."""

    phrases: list[Phrase] = field(default_factory=list)
    column: int = 1
    about: Work | None = None
    """The rep that a ( ) speaks about."""
    one_set: bool = False
    """What one set is made of, written without brackets."""

    @property
    def last_work(self) -> Work | None:
        """The last thing to run that was written, or the one that is spoken about."""
        return next((phrase for phrase in reversed(self.phrases) if isinstance(phrase, Work)), self.about)
