"""What a session means: its figures, how it compares with others, and where it all goes. Pure."""
