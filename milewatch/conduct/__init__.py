"""A running session, held together: engine, clock, journal and sound, for whoever stands in front."""
