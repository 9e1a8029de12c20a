"""Titles as the texts of links."""

import re

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>$~|]")


def as_link_text(title: str) -> str:
    """A title in Markdown, so that nothing in it means anything."""
    return _SPECIAL.sub(r"\\\g<0>", " ".join(title.split()))
