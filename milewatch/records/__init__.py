"""What was run, on disk: the journal of a running session, the logs, the archive of them."""
