"""Titles as the texts of links, and texts that are none."""

import re

from notelint import lazy_re_compile

_KIND = lazy_re_compile(
    r"\W*(?:(?:read\s)?(?:the\s)?(?:full\s)?(?:paper|pdf|arxiv|abs|abstract|preprint|link|url|html)"
    r"|논문|원문|링크|论文|論文|原文|链接|リンク)(?:\s(?:paper|pdf|link))?\W*",
    re.IGNORECASE,
)

_SPECIAL = lazy_re_compile(r"[\\`*_{}\[\]<>$~|]")


def is_kind_of_link(text: str) -> bool:
    """Whether a text says what a link is (`paper`, `[PDF]`, `논문`), not which paper it leads to."""
    return _KIND.fullmatch(text) is not None


def as_link_text(title: str) -> str:
    """A title in Markdown, so that nothing in it means anything."""
    return _SPECIAL.sub(r"\\\g<0>", " ".join(title.split()))
