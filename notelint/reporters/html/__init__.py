"""A page for people: one file that needs no other, opened from what a CI job leaves behind."""

from notelint.reporters.html.page import page as render

__all__ = ["render"]
