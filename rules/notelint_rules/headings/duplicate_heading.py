from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass

from notelint import Bad, Finding, Good, Note, Rule, Section, Span, Vault
from notelint.nodes import Leaf, plain_text, walk


@dataclass(frozen=True)
class DuplicateHeading(Rule):
    """Headings under one parent have different texts.

    Two equal entries in a table of contents cannot be told apart, and a link to the heading
    leads to the first of them. The same text under different parents is fine, as in a changelog
    where each version has its `Fixed`; so is the same text in different tabs or `<details>`.
    """

    name = "duplicate-heading"
    group = "headings"

    good = [
        Good("# Changelog\n\n## 1.1\n\n### Fixed\n\n## 1.0\n\n### Fixed\n"),
        Good("<details>\n\n## 풀이\n\n</details>\n<details>\n\n## 풀이\n\n</details>\n"),
        Good(
            "<Tabs><TabItem>\n\n## Install\n\n</TabItem><TabItem>\n\n## Install\n\n</TabItem></Tabs>\n",
            path="note.mdx",
        ),
    ]
    bad = [
        Bad(
            "# 논문\n\n## 실험 결과\n\n## 결론\n\n## ⟦실험 결과⟧\n",
            ["`실험 결과` is already a heading under `논문`"],
        ),
        Bad(
            "## Method\n\n### Loss\n\n### Data\n\n### ⟦**Loss**⟧\n\n## ⟦Method⟧\n",
            [
                "`Loss` is already a heading under `Method`",
                "`Method` is already a heading of this outline",
            ],
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        folds = [element.span.start for element in note.elements("details", "summary")]
        seen: set[tuple[object, ...]] = set()
        for section in note.sections:
            text = _text(section)
            wrapper = id(note.parent(section.heading))
            fold = bisect(folds, section.heading.start)
            key = (text.casefold(), id(section.parent), id(section.container), wrapper, fold)
            if text and key in seen:
                yield Finding(_content(section), f"`{text}` is already a heading {_where(section)}")
            seen.add(key)


def _text(section: Section) -> str:
    """What a heading says; empty where it is only pictures or punctuation."""
    words = (node for node in walk(section.heading) if isinstance(node, Leaf))
    if not any(char.isalnum() for word in words for char in plain_text(word)):
        return ""
    return " ".join(plain_text(section.heading).split())


def _content(section: Section) -> Span:
    parts = section.heading.children
    return Span(parts[0].start, parts[-1].end)


def _where(section: Section) -> str:
    if section.parent is None:
        return "of this outline"
    return f"under `{_text(section.parent)}`"
