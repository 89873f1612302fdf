"""What happens as a workout is run: events, the session that folds them, and the cues it calls. Pure."""
