"""Titles as the texts of links."""

from notelint import lazy_re_compile

_SPECIAL = lazy_re_compile(r"[\\`*_{}\[\]<>$~|]")


def as_link_text(title: str) -> str:
    """A title in Markdown, so that nothing in it means anything."""
    return _SPECIAL.sub(r"\\\g<0>", " ".join(title.split()))
