"""Has the sound process come before other programs, where the system allows it: a busy machine must not tear the sound.

Windows is asked when the process is started (link.py). macOS gives the thread that plays its place by itself.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from pathlib import Path

NICE = -11
"""What PulseAudio and PipeWire ask for and RealtimeKit allows: before all that have not asked for the same."""
NAME = "realtimekit"
"""Of the thread that asks."""
LOOK_S = 0.5
"""A device that is opened plays in a thread of its own; it is found within this time."""


def come_first(ending: threading.Event) -> None:
    """Ask for it, until `ending` is set. Call it before there are threads: they take over the real-time turn.

    That turn is root's, and of those whom limits.conf gives the right, as it does on musicians' systems. On a desktop
    RealtimeKit gives a place before other programs to whoever sits at it. Refused by both, all is as it was.
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

    There may be no bus, nobody who answers, or a refusal, which is an answer like another.
    """
    from jeepney import DBusAddress, new_method_call
    from jeepney.io.blocking import open_dbus_connection

    name = "org.freedesktop.RealtimeKit1"
    kit = DBusAddress("/org/freedesktop/RealtimeKit1", bus_name=name, interface=name)
    asked = {threading.get_native_id()}
    # ValueError, RuntimeError: an address of the bus that is none, or one of another kind; a bus that lets nobody in.
    with contextlib.suppress(OSError, ValueError, RuntimeError), open_dbus_connection(bus="SYSTEM") as bus:
        while True:
            threads = {int(task.name) for task in Path("/proc/self/task").iterdir()}
            for thread in threads - asked:
                bus.send_and_get_reply(new_method_call(kit, "MakeThreadHighPriority", "ti", (thread, NICE)))
            asked = threads
            if ending.wait(LOOK_S):
                return
