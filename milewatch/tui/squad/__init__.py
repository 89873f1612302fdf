"""What the screen of a squad says, as ready strings. Pure: snapshots go in."""
