"""Widgets that keep what they have painted.

When one glyph changes, Textual asks every widget around it for its lines again, and builds each from its styles anew.
At ten frames a second that is most of the work; these widgets hand out the same lines until something about them
changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from textual.widget import Widget

if TYPE_CHECKING:
    from textual.geometry import Region
    from textual.strip import Strip


class Kept(Widget):
    """A widget that keeps its lines; as the second base after a container, whose styles come with the first."""

    _kept: tuple[Region, list[Strip]] | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines, from the last time if nothing changed."""
        kept = self._kept
        if kept is None or kept[0] != crop:
            kept = self._kept = (crop, super().render_lines(crop))
        return kept[1]

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint anew."""
        self._kept = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Paint anew in other styles."""
        self._kept = None
        super().notify_style_update()
