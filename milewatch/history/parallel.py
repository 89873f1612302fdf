"""Many logs read by other processes, so that the screen has a Python of its own meanwhile.

Each process is given the names on standard input, as JSON, and answers with a pickled list of rows for each batch.
`multiprocessing` would do the same, but not from within a screen that has taken standard error for itself.
"""

from __future__ import annotations

import gc
import json
import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from milewatch.history.refresh import Known

MOST = 4
"""Processes; more would mostly wait for the one that writes."""


class NoProcessesError(Exception):
    """There can be none here, or one has ended before its time."""


def spread(folder: Path, batches: Sequence[Sequence[str]]) -> Generator[list[Known], None, None]:
    """The rows of each batch, in order. Raises NoProcessesError; what was given until then is good."""
    count = max(1, min(MOST, os.cpu_count() or 1, len(batches)))
    readers: list[subprocess.Popen[bytes]] = []
    try:
        for place in range(count):
            readers.append(_start(folder, batches[place::count]))
        for place in range(len(batches)):
            out = readers[place % count].stdout
            assert out is not None
            yield pickle.load(out)
    except (OSError, EOFError, pickle.UnpicklingError) as error:
        raise NoProcessesError(str(error)) from error
    finally:
        for reader in readers:
            reader.kill()
            reader.communicate()


def _start(folder: Path, batches: Sequence[Sequence[str]]) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-P", "-m", __name__, os.fspath(folder)]
    reader = subprocess.Popen(
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    assert reader.stdin is not None
    # It reads all of this before it answers, so neither waits for the other.
    reader.stdin.write(json.dumps([list(batch) for batch in batches]).encode())
    reader.stdin.close()
    reader.stdin = None
    return reader


def main() -> None:
    """The other side."""
    from milewatch.history.refresh import read_rows

    gc.disable()  # what is made here has no cycles, and lives for a moment
    folder = Path(sys.argv[1])
    for batch in json.loads(sys.stdin.buffer.read()):
        pickle.dump(read_rows(folder, batch), sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
