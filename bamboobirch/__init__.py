"""Load, date, connect, measure and draw the evidence of *Bamboo and Birch*."""

__version__ = "0.1.0"
