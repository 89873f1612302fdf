"""What is to be run: workouts, how coaches write them, and the timeline they unroll to. Pure."""
