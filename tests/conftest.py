"""What holds for all tests."""

from __future__ import annotations

import os
import signal

from hypothesis import HealthCheck, settings

# No assertion on speed: a busy machine is no failure. CI tries the same examples each time, so that red means a change.
settings.register_profile(
    "milewatch", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("milewatch")

# A test run that was begun in the background of a script has ctrl+c switched off, and so would every program it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)
