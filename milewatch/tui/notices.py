"""What the live screen tells in its top line, in words."""

from __future__ import annotations

from milewatch.timing.events import Why

IGNORED = {
    Why.BOUNCE: "held or bounced press ignored",
    Why.JUST_ENDED: "press just after the end ignored",
    Why.EARLIER: "press from before the last one ignored",
    Why.PAUSED: "paused: press kept, but it marks nothing",
    Why.NOT_RUNNING: "nothing runs: press kept, but it marks nothing",
}
NO_KEYBOARD = "NO KEYBOARD: this window is not active, keys go elsewhere"
ASK = "END THE SESSION?  {} ends it, any other key goes on"
NO_DISK, MUTED, NO_SOUND = "NO DISK", "MUTED", "NO SOUND"
"""What stays beside the time of day once the sentence is gone."""
