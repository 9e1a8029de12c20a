from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from notelint import Bad, Finding, Good, Note, Rule, Vault
from notelint_rules.headings.empty_sections import empty_sections, empty_titles

_MANY = 8
"""What so many notes leave empty is reported once."""


class EmptySection(Rule):
    """A section has something in it.

    A heading that is followed by one of its own or a higher level promises what is not there:
    a thought that was never written down, or a heading of the wrong level. A section with
    headings in it, but nothing else, is empty, too; a comment counts as something.

    Left aside are the first and the last section of a note, templates and notes of headings
    alone, a changelog's `Unreleased`, headings that say it all (a sentence, a date, a link), and
    names of functions that follow each other and share one text. A heading that has nothing in
    eight notes or more is an entry of a form, or its text was lost on the way: it is reported in
    the first of them.
    """

    name = "empty-section"
    group = "headings"
    facts = (empty_titles,)

    good = [
        Good("# 논문\n\n## 방법\n\n본문\n\n## 결과\n"),
        Good(
            "# 논문\n\n## 방법\n\n### 손실\n\n본문\n\n## 결과\n\n<!-- 쓸 것 -->\n\n## 결론\n\n끝\n"
        ),
        Good("# 회의\n\n## 안건\n\n## 결정\n\n## 할 일\n"),
        Good("# 논문\n\n# 방법\n\n### `fit`\n### `fit_all`\n\n본문\n"),
        Good("# Changelog\n\n## [Unreleased]\n\n## 1.0\n\n- 처음\n"),
    ]
    bad = [
        Bad(
            "# 논문\n\n⟦## 방법⟧\n\n## 결과\n\n본문\n",
            ["`방법` has nothing in it"],
            nests=False,
        ),
        Bad(
            "# 논문\n\n⟦## MoGA⟧\n### Mixture of Groups\n\n---\n\n## ProCLIP\n\n본문\n",
            ["`MoGA` has nothing in it but a heading"],
            nests=False,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if not vault.ask(empty_titles, note.path):
            return
        forms = vault.derive(_forms)
        reported: set[str] = set()
        for section, text, but in empty_sections(note):
            message = f"`{text}` has nothing in it{but}"
            form = forms.get(text)
            if form is None:
                yield Finding(section.heading.span, message)
            elif form.first == note.path and text not in reported:
                reported.add(text)
                more = form.size - 1
                yield Finding(section.heading.span, f"{message}, nor in {more} other notes")


class _Form(NamedTuple):
    """How many notes have nothing under a heading, and which of them comes first."""

    first: PurePosixPath
    size: int


def _forms(vault: Vault) -> Mapping[str, _Form]:
    """Headings that many notes leave empty: the entries of a form, or what an import has lost."""
    places: defaultdict[str, list[PurePosixPath]] = defaultdict(list)
    for path, titles in vault.gather(empty_titles).items():
        for title in dict.fromkeys(titles):
            places[title].append(path)
    return {
        title: _Form(min(paths), len(paths))
        for title, paths in places.items()
        if len(paths) >= _MANY
    }
