"""`milewatch`, and `python -m milewatch`. With nothing typed the app opens at once: to read options costs 25 ms."""

from __future__ import annotations

import gc
import sys
from typing import NoReturn


def main() -> NoReturn:
    """The console script."""
    if len(sys.argv) == 1 and all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        # What is imported stays: to look again and again for what of it could be let go delays the first paint.
        gc.disable()
        from milewatch.tui.app import run_app
        from milewatch.tui.opening import Opening

        gc.freeze()
        gc.enable()
        sys.exit(run_app(Opening.home()))
    from milewatch.cli import main as command_line

    command_line()


if __name__ == "__main__":
    main()
