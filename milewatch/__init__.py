"""Milewatch: live interval timing for the mile and the 1500 m, in a terminal."""

__version__ = "0.1.0"
