"""The words between the program and its sound process: one JSON object a line.

To the child, by "do":
    open    output, device, buffer_ms, latency, keep_alive, folders, volume, muted   always the first
    plan    add: [[id, at, [clip, ...], gain, priority, drop_after, voice], ...], forget: [id, ...]
    hush    what is sounding dies away
    volume  value: 0 to 1
    mute    on: bool
    ping    n
    stop    ends when what is sounding has ended

From the child, by "is":
    ready    output, latency: seconds
    missing  text        no device, in the words of the library; it goes on looking
    lost     text        the device was lost; it goes on trying
    trouble  text        a sound file that cannot be used
    pong     n, clock, frame, base, torn, heard, dropped, gave_way, muted,
             broken, latest

Times are seconds of `time.perf_counter`, which is one clock for all processes of a machine.
"""

from __future__ import annotations

import json
from typing import Any

NO_LIBRARY = 3
"""Exit status of a child whose audio library is not installed."""
STUCK = 4
"""Exit status of a child whose audio library did not come back from a call."""
BROKEN = 5
"""Exit status of a child in which something unexpected happened, told as trouble before."""


def pack(message: dict[str, Any]) -> bytes:
    """One line."""
    return json.dumps(message, separators=(",", ":")).encode() + b"\n"


def unpack(line: bytes | str) -> dict[str, Any]:
    """The message of a line; empty if it is none."""
    try:
        message = json.loads(line)
    except ValueError:
        return {}
    return message if isinstance(message, dict) else {}
