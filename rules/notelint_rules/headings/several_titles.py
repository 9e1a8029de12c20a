from collections.abc import Iterator, Sequence
from textwrap import shorten

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Section, Span, Vault
from notelint.nodes import Paragraph, plain_text
from notelint_rules.headings.decks import is_deck
from notelint_rules.headings.habits import is_habit, is_untitled, titles_are_file_names

_LONGEST = 80


def has_several_titles(note: Note) -> bool | None:
    depths = [section.heading.depth for section in _outline(note)]
    return depths.count(1) > 1 if 1 in depths else None


class SeveralTitles(Rule):
    """A note has one title: only one heading of level 1.

    Site generators take the first for the page's title and leave the others out of the table of
    contents; search and screen readers take each for the beginning of another document. One
    finding is made for a note, at its second title.

    Where notes are titled by their file names, as in Obsidian, `#` begins a section; so it does
    in a Notion export, below the page's own title, in a note that begins with text and has no
    title above it, and where half of the notes have several. All these are left alone, and so
    are slides (`marp: true`).

    The fix lowers every heading from the second title on by one level. It is not safe: the note
    may rather want to be two.
    """

    name = "several-titles"
    group = "headings"
    fixes = "unsafe"
    facts = (is_untitled, has_several_titles)

    good = [
        Good("# 논문\n\n## 방법\n\n## 결과\n"),
        Good("# 논문\n\n> # 인용\n\n```sh\n# comment\n```\n"),
        Good("# 회의\n\n# 안건\n", path="회의 0123456789abcdef0123456789abcdef.md"),
    ]
    bad = [
        Bad(
            "# 논문\n\n⟦# 방법⟧\n\n## 손실\n\n# 결과\n",
            ["`방법` is a second title, and not the last, expected `##`"],
            "# 논문\n\n## 방법\n\n### 손실\n\n## 결과\n",
            nests=False,
            moves=False,
        ),
        Bad(
            "논문\n===\n\n⟦방법\n===⟧\n",
            ["`방법` is a second title, expected `##`"],
            nests=False,
            moves=False,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if is_deck(note):
            return
        outline = _outline(note)
        titles = [index for index, s in enumerate(outline) if s.heading.depth == 1]
        if len(titles) < 2 or note.dialect.notion or _begins_with_text(note, outline[titles[0]]):
            return
        if titles_are_file_names(note.path, vault) or is_habit(has_several_titles, vault):
            return
        second = outline[titles[1]].heading
        text = shorten(plain_text(second), _LONGEST, placeholder="…")
        others = ", and not the last" if len(titles) > 2 else ""
        message = f"`{text}` is a second title{others}, expected `##`"
        yield Finding(second.span, message, _lower(outline[titles[1] :], note))


def _outline(note: Note) -> list[Section]:
    """The sections whose headings stand in the note itself, in nothing else."""
    return [section for section in note.sections if note.parent(section.heading) is note.root]


def _begins_with_text(note: Note, title: Section) -> bool:
    """Whether text stands above the first heading of level 1, and nothing titles the note."""
    if note.front_matter is not None:
        return False
    above = (node for node in note.root.children if node.end <= title.heading.start)
    return any(isinstance(node, Paragraph) and plain_text(node).strip() for node in above)


def _lower(outline: Sequence[Section], note: Note) -> Fix | None:
    """Lower all headings, where all are written with `#` and can be."""
    headings = [section.heading for section in outline]
    if not all(h.depth < 6 and note.text.startswith("#", h.start) for h in headings):
        return None
    edits = (Edit(Span(heading.start, heading.start), "#") for heading in headings)
    return Fix("lower this heading and all after it", tuple(edits), safe=False)
