"""Two themes: "sun", black on white and yellow for daylight, and "night", bright on black.

States have colours by meaning, never by hue: `$mw-work`, `$mw-recovery`, `$mw-leadin`, `$mw-paused`, `$mw-done` and
`$mw-warning`. Each reads as text on the background, and as a background under text in `$mw-ink`. A colour never stands
alone: a word says the same.
"""

from __future__ import annotations

from textual.theme import Theme

SUN = Theme(
    name="sun",
    primary="#00417d",
    secondary="#4a3b00",
    accent="#7a0019",
    warning="#8a3b00",
    error="#a80000",
    success="#00551f",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#fff0a8",
    boost="#fff7d6",
    dark=False,
    text_alpha=1.0,
    variables={
        "mw-work": "#a80000",
        "mw-recovery": "#00417d",
        "mw-leadin": "#7a3f00",
        "mw-paused": "#3a3a3a",
        "mw-done": "#00551f",
        "mw-warning": "#8a0060",
        "mw-ink": "#ffffff",
        "mw-soft": "#3d3d3d",
        "block-cursor-background": "#000000",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#fff0a8",
        "block-cursor-blurred-foreground": "#000000",
        "input-cursor-background": "#000000",
        "input-cursor-foreground": "#ffffff",
        "input-selection-background": "#ffd400",
        "scrollbar": "#5a5a5a",
        "scrollbar-hover": "#000000",
        "scrollbar-active": "#000000",
        "scrollbar-background": "#ffffff",
        "scrollbar-background-hover": "#ffffff",
        "scrollbar-background-active": "#ffffff",
        "scrollbar-corner-color": "#ffffff",
        "border": "#000000",
        "border-blurred": "#5a5a5a",
    },
)

NIGHT = Theme(
    name="night",
    primary="#5ec8ff",
    secondary="#ffe27a",
    accent="#ffd400",
    warning="#ffa040",
    error="#ff6b5e",
    success="#63e884",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#262626",
    boost="#1a1a1a",
    dark=True,
    text_alpha=1.0,
    variables={
        "mw-work": "#ffd400",
        "mw-recovery": "#5ec8ff",
        "mw-leadin": "#ffa040",
        "mw-paused": "#d0d0d0",
        "mw-done": "#63e884",
        "mw-warning": "#ff6b5e",
        "mw-ink": "#000000",
        "mw-soft": "#c4c4c4",
        "block-cursor-background": "#ffffff",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#333333",
        "block-cursor-blurred-foreground": "#ffffff",
        "input-cursor-background": "#ffffff",
        "input-cursor-foreground": "#000000",
        "input-selection-background": "#665500",
        "scrollbar": "#8a8a8a",
        "scrollbar-hover": "#ffffff",
        "scrollbar-active": "#ffffff",
        "scrollbar-background": "#000000",
        "scrollbar-background-hover": "#000000",
        "scrollbar-background-active": "#000000",
        "scrollbar-corner-color": "#000000",
        "border": "#ffffff",
        "border-blurred": "#8a8a8a",
    },
)

THEMES = (SUN, NIGHT)


def other(name: str) -> str:
    """The theme that the theme key changes to."""
    return NIGHT.name if name == SUN.name else SUN.name
