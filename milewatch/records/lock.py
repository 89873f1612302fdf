"""A lock on an open file, which ends with the process that holds it, however that ends."""

from __future__ import annotations

import os
import sys

_FAR = 1 << 40
"""Windows locks bytes, and locked bytes cannot be read by others: one far behind the end is nobody's."""


def lock(fd: int) -> bool:
    """Take the lock; False when somebody else has it. Where the file system knows no locks, it is granted."""
    if sys.platform == "win32":
        import msvcrt

        try:
            os.lseek(fd, _FAR, os.SEEK_SET)
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
    else:
        import fcntl

        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
    return True
