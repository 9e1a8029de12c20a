"""A page for people: one file that needs no other, opened from what a CI job leaves behind."""

from collections.abc import Iterator

from notelint.hookspecs import Report


def render(report: Report) -> Iterator[str]:
    from notelint.reporters.html.page import page  # few runs want one, all would wait for it

    return page(report)
