from collections.abc import Iterator

from notelint import Bad, Finding, Good, Note, Rule, Span, Vault, lazy_re_compile
from notelint.nodes import Heading, Text, walk

_WORD = lazy_re_compile(r"[^\W\d_]{3,}")
_FEWEST = 3
_LONG = 5
"""So many words, two of them so long, are no name and no row of abbreviations."""
_SMALL = frozenset(("ALL", "AND", "ARE", "FOR", "FROM", "NOT", "THE", "WITH", "YOU", "YOUR"))
"""Where one of these stands, one long word is enough."""
_MESSAGE = "the heading is all in capitals"


class HeadingInCapitals(Rule):
    """A heading is not written in capitals.

    Titles pasted from a PDF often are. Words all in capitals are slower to read, are spelt out
    by some screen readers, and hide which of them are names. Headings of one or two words, which
    may be names or abbreviations, are left alone.
    """

    name = "heading-in-capitals"
    group = "headings"
    default = False

    good = [
        Good("## Real-Time Interactive Long Video Generation\n\n## HTTP API\n\n## LLM과 RAG\n"),
        Good("## `SELECT NAME FROM TABLES`\n"),
    ]
    bad = [
        Bad(
            "### ⟦REAL-TIME INTERACTIVE LONG VIDEO GENERATION⟧ `nvidia`\n",
            ["the heading is all in capitals"],
        ),
        Bad(
            "## 5. [⟦VIDEO REASONING WITHOUT TRAINING⟧](https://arxiv.org/abs/2510.17045)\n",
            ["the heading is all in capitals"],
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for heading in note.find(Heading):
            texts = [node for node in walk(heading) if isinstance(node, Text)]
            words = [word for text in texts for word in _WORD.findall(text.value)]
            long = sum(len(word) >= _LONG for word in words)
            if len(words) < _FEWEST or (long < 2 and not (long and _SMALL.intersection(words))):
                continue
            if all(word.isupper() for word in words):
                said = [text for text in texts if _WORD.search(text.value)]
                yield Finding(_stripped(said[0].start, said[-1].end, note), _MESSAGE)


def _stripped(start: int, end: int, note: Note) -> Span:
    written = note.text[start:end]
    return Span(end - len(written.lstrip()), start + len(written.rstrip()))
