"""What was run, found again: an index of the logs, searching it, and what is drawn and written from it."""
