"""What holds for all tests."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# No assertion on speed: a busy machine is no failure. CI tries the same examples each time, so that red means a change.
settings.register_profile(
    "milewatch", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("milewatch")
