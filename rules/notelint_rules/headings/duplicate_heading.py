from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator

from notelint import Bad, Finding, Good, Note, Rule, Section, Span, Vault, lazy_re_compile
from notelint.nodes import InlineCode, Leaf, plain_text, walk
from notelint_rules.headings.decks import is_deck
from notelint_rules.headings.habits import is_template

_FILE_NAME = lazy_re_compile(r"[\w./-]+\.[a-z]{1,5}")


class DuplicateHeading(Rule):
    """Headings under one parent have different texts.

    Two equal entries in a table of contents cannot be told apart, and a link to the heading
    leads to the first of them. The same text under different parents is fine, as in a changelog
    where each version has its `Fixed`; so is the same text in different tabs or `<details>`.

    Where a text stands three times under one parent, its headings are labels (`Question`,
    `Answer`). They are left alone, and so are code, names of files (`App.vue`), templates and slides.
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
        if is_template(note.path) or is_deck(note):
            return
        folds = [element.span.start for element in note.elements("details", "summary")]
        alike: defaultdict[tuple[object, ...], list[Section]] = defaultdict(list)
        for section in note.sections:
            if text := _text(section):
                wrapper = id(note.parent(section.heading))
                fold = bisect(folds, section.heading.start)
                key = (text.casefold(), id(section.parent), id(section.container), wrapper, fold)
                alike[key].append(section)
        labelled = {id(s[0].parent) for s in alike.values() if len(s) > 2}
        for sections in alike.values():
            if len(sections) == 2 and id(sections[0].parent) not in labelled:
                second = sections[1]
                message = f"`{_text(second)}` is already a heading {_where(second)}"
                yield Finding(_content(second), message)


def _text(section: Section) -> str:
    """What a heading says; empty where it is only pictures, punctuation, code, a file's name."""
    if all(isinstance(part, InlineCode) for part in section.heading.children):
        return ""
    words = (node for node in walk(section.heading) if isinstance(node, Leaf))
    if not any(char.isalnum() for word in words for char in plain_text(word)):
        return ""
    text = " ".join(plain_text(section.heading).split())
    return "" if _FILE_NAME.fullmatch(text) else text


def _content(section: Section) -> Span:
    parts = section.heading.children
    return Span(parts[0].start, parts[-1].end)


def _where(section: Section) -> str:
    if section.parent is None:
        return "of this outline"
    return f"under `{_text(section.parent)}`"
