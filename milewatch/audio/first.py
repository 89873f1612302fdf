"""Has the sound process come before other programs, where the system allows it: a busy machine must not tear the sound.

Windows is asked when the process is started (link.py). macOS gives the thread that plays its place by itself.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from pathlib import Path

REAL_TIME = 5
"""The turn of the thread that plays: PulseAudio's own. RealtimeKit gives 20 at most."""
LONGEST_TURN_US = 200_000
"""Who takes the processor for longer in one go is ended by the system: RealtimeKit wants that, as an assurance."""
NICE = -11
"""For the other threads, which hold the interpreter for a moment: what PulseAudio asks for."""
NAME = "realtimekit"
"""Of the thread that asks."""
LOOK_S = 0.5
"""A device that is opened plays in a thread of its own; it is found at the second look."""


def come_first(ending: threading.Event) -> None:
    """Ask for it, until `ending` is set. Call it before there are threads: they take over the real-time turn.

    That turn is root's, and of those whom limits.conf gives the right, as it does on musicians' systems. On a desktop
    RealtimeKit gives it to whoever sits at it. Refused by both, all is as it was.
    """
    if not hasattr(os, "sched_setscheduler"):
        return
    try:
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(os.sched_get_priority_min(os.SCHED_RR)))
    except OSError:
        if sys.platform == "linux":
            # In a thread: a bus that hangs must not hold up the sound.
            threading.Thread(target=_ask_realtimekit, args=(ending,), name=NAME, daemon=True).start()


def _ask_realtimekit(ending: threading.Event) -> None:
    """Ask once for each other thread of the process, since none takes over what RealtimeKit gave to another.

    The threads that Python did not begin are the device's. There may be no bus, nobody who answers, or a refusal.
    """
    from jeepney import DBusAddress, MessageType, new_method_call
    from jeepney.io.blocking import open_dbus_connection

    name = "org.freedesktop.RealtimeKit1"
    kit = DBusAddress("/org/freedesktop/RealtimeKit1", bus_name=name, interface=name)
    asked = {threading.get_native_id()}
    # Python does not know a thread of its own in its first moments: it is asked for at the second look.
    seen: set[int] = set()
    # ValueError, RuntimeError: an address of the bus that is none, or one of another kind; a bus that lets nobody in.
    with contextlib.suppress(OSError, ValueError, RuntimeError), open_dbus_connection(bus="SYSTEM") as bus:

        def grants(wish: str, signature: str, thread: int, place: int) -> bool:
            reply = bus.send_and_get_reply(new_method_call(kit, wish, signature, (thread, place)))
            return bool(reply.header.message_type is not MessageType.error)

        _limit_turns()
        while True:
            threads = {int(task.name) for task in Path("/proc/self/task").iterdir()}
            own = {thread.native_id for thread in threading.enumerate()}
            for thread in (threads & seen) - asked:
                asked.add(thread)
                if thread in own or not grants("MakeThreadRealtime", "tu", thread, REAL_TIME):
                    grants("MakeThreadHighPriority", "ti", thread, NICE)
            asked, seen = asked & threads | {threading.get_native_id()}, threads
            if ending.wait(LOOK_S):
                return


def _limit_turns() -> None:
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_RTTIME)
    limit = LONGEST_TURN_US if most == resource.RLIM_INFINITY else min(most, LONGEST_TURN_US)
    resource.setrlimit(resource.RLIMIT_RTTIME, (limit, limit))
