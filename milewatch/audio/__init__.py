"""What is heard: sounds and voice, mixed at exact samples in a child process for which nobody waits."""
