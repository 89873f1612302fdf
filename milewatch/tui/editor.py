"""A file in the person's own editor, with the screen given back to it meanwhile. Never while a session runs."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

if TYPE_CHECKING:
    from pathlib import Path

    from milewatch.tui.app import MilewatchApp


def command(env: dict[str, str] | os._Environ[str] = os.environ) -> list[str]:
    """The editor's command: $VISUAL, $EDITOR, or what each system has."""
    said = env.get("VISUAL") or env.get("EDITOR") or ("notepad" if sys.platform == "win32" else "vi")
    return shlex.split(said, posix=sys.platform != "win32")


def open_in_editor(app: MilewatchApp, path: Path) -> bool:
    """Open it and wait for the editor to end. Whether it was opened; why not is told."""
    if app.conductor is not None:
        app.tell("A session is running: its keys must not go to an editor.")
        return False
    words = command()
    try:
        with app.suspend():
            status = subprocess.run([*words, str(path)], check=False).returncode
    except SuspendNotSupported:
        app.tell(f"This terminal cannot be lent to an editor; the file is {path}")
        return False
    except (OSError, ValueError) as error:
        app.tell(f"The editor {' '.join(words)!r} could not be started: {error}; set EDITOR to another one.")
        return False
    if status:
        app.tell(f"The editor ended with status {status}.")
    return True
