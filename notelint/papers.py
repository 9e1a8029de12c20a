"""What is known of published papers: what rules may ask, whoever answers.

On the command line an index on the disk answers, or arXiv itself; in tests a dict does.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from notelint.lazy import lazy_re_compile

_WORD = lazy_re_compile(r"[^\W_]+")
_ACCENT = lazy_re_compile("[\u0300-\u036f]")


class Paper(NamedTuple):
    """A paper and its id at arXiv, without a version."""

    id: str
    title: str


class Papers(Protocol):
    """Knows papers by their ids at arXiv (as ``arxiv_addresses`` gives them).

    It only looks things up, and can be sent to another process.
    """

    @property
    def identity(self) -> str:
        """Another text whenever answers may be others: findings depend on it."""
        ...

    def title(self, id: str) -> str | None:  # noqa: A002 - what it is called
        """The title of a paper; None where it is not known."""
        ...

    def lacks(self, id: str) -> bool:  # noqa: A002
        """Whether it is known that there is no such paper."""
        ...

    def named(self, title: str) -> Sequence[Paper]:
        """The papers that this names: those of this title, else those whose titles begin with
        it and a colon; case, accents and punctuation aside. Few of them, oldest first.
        """
        ...


@dataclass(frozen=True)
class KnownPapers:
    """Titles by id; None where there is known to be no such paper."""

    titles: Mapping[str, str | None] = field(default_factory=dict[str, str | None])

    @property
    def identity(self) -> str:
        return repr(sorted(self.titles.items())) if self.titles else ""

    def title(self, id: str) -> str | None:  # noqa: A002
        return self.titles.get(id)

    def lacks(self, id: str) -> bool:  # noqa: A002
        return self.titles.get(id, "") is None

    def named(self, title: str) -> Sequence[Paper]:
        return best_named(title, [Paper(i, t) for i, t in self.titles.items() if t is not None])


NO_PAPERS = KnownPapers()
"""Knows nothing."""


def title_words(title: str) -> list[str]:
    """The words by which titles are compared: small letters and digits, without accents."""
    if not title.isascii():
        bare = _ACCENT.sub("", unicodedata.normalize("NFKD", title))
        title = unicodedata.normalize("NFC", bare)
    return _WORD.findall(title.lower())


def best_named(title: str, papers: Sequence[Paper]) -> Sequence[Paper]:
    """Those of these papers that a title names, as ``Papers.named`` says it."""
    words = title_words(title)
    if not words:
        return ()
    same = tuple(paper for paper in papers if title_words(paper.title) == words)
    return same or tuple(
        paper
        for paper in papers
        if ":" in paper.title and title_words(paper.title.partition(":")[0]) == words
    )
