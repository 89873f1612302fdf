"""What can go wrong with running a session."""

from __future__ import annotations


class ConductError(RuntimeError):
    """A session that cannot be begun or gone on with; the message is a whole sentence."""
