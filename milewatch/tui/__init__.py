"""What is seen: the Textual app, its screens and its widgets."""

import os

# Textual reads this when it is imported. Terminals that report key releases kill its input thread (Textual issue 6417).
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
