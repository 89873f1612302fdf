"""What is seen: the Textual app, its screens and its widgets."""
