"""What became of the sounds of a session, counted, and in a sentence. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the sounds."""

    heard: int = 0
    dropped: int = 0
    """Left out, because they would have come too late to be of use."""
    gave_way: int = 0
    """Words left out while others were spoken that mattered more, as is meant."""
    muted: int = 0
    torn: int = 0
    """How often the stream stood still or skipped."""
    broken: int = 0
    """… while something sounded."""
    gone: int = 0
    """How often the sound was there and then was not: a device unplugged, a process that ended."""
    restarts: int = 0
    """How often the sound process was started again, or tried to be."""

    def and_of(self, process: Tally) -> Tally:
        """These, and what another process counted after them."""
        return Tally(
            heard=self.heard + process.heard,
            dropped=self.dropped + process.dropped,
            gave_way=self.gave_way + process.gave_way,
            muted=self.muted + process.muted,
            torn=self.torn + process.torn,
            broken=self.broken + process.broken,
            gone=self.gone,
            restarts=self.restarts,
        )


def account(tally: Tally) -> str:
    """What was not heard as it was meant, a sentence; empty when all was."""
    said = []
    if tally.gone:
        said.append(f"was gone {_times(tally.gone)}")
    if tally.broken:
        said.append(f"stumbled {_times(tally.broken)}")
    if tally.dropped:
        said.append(f"left out {tally.dropped} {'cue' if tally.dropped == 1 else 'cues'}")
    if not said:
        return ""
    return f"The sound {' and '.join([', '.join(said[:-1]), said[-1]] if len(said) > 1 else said)}."


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
