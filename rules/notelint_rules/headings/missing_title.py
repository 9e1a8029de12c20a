from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Section, Span, Vault, imported_notes
from notelint_rules.headings.html_headings import html_headings

_TITLE_KEYS = ("title", "name", "hero")


@dataclass(frozen=True)
class MissingTitle(Rule):
    """A note has a title: its first heading is a level 1 heading, or its front matter has one.

    Without it, lists of notes, search results and browser tabs have nothing to show. Docs and
    blog posts of a Docusaurus site are titled by their file name; partials (`_install.mdx`),
    notes that another note imports, the templates in `.github`, and notes without any heading
    need no title.

    The fix raises all headings, so that the first becomes the title. It is not safe: the note
    may rather want a title above.
    """

    name = "missing-title"
    group = "headings"
    fixes = "unsafe"
    facts = (imported_notes,)

    good = [
        Good("# 10-05 papers summary\n\n## LoRA\n"),
        Good("---\ntitle: 논문 정리\n---\n\n## LoRA\n"),
        Good('<h1 align="center">LoRA</h1>\n\n## Method\n'),
        Good("제목 없는 메모\n"),
        Good("## Install\n", path="docs/_install.mdx"),
        Good("## LoRA\n", path="docs/lora.md", files={"docusaurus.config.js": ""}),
    ]
    bad = [
        Bad(
            "⟦## Daily Papers (2024-10-25)⟧\n\n### 논문\n",
            ["note has no title: its first heading has level 2, expected `#`"],
            fixed="# Daily Papers (2024-10-25)\n\n## 논문\n",
            nests=False,
        ),
        Bad(
            "⟦방법\n---⟧\n\n# Results\n",
            ["note has no title: its first heading has level 2, expected `#`"],
            nests=False,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        outline = [section for section in note.sections if section.container is note.root]
        if not outline or outline[0].heading.depth == 1 or _has_title(note):
            return
        first = outline[0].heading
        if any(html.start < first.start and html.depth == 1 for html in html_headings(note)):
            return
        if _is_titled_otherwise(note.path, vault):
            return
        yield Finding(
            first.span,
            f"note has no title: its first heading has level {first.depth}, expected `#`",
            _raise(note, outline),
        )


def _has_title(note: Note) -> bool:
    """Whether the front matter has a title; one that does not parse may have."""
    front_matter = note.front_matter
    if front_matter is None:
        return False
    return front_matter.error is not None or any(map(front_matter.values.get, _TITLE_KEYS))


def _is_titled_otherwise(path: PurePosixPath, vault: Vault) -> bool:
    """Whether the note is a part of others, or has a title from its file name."""
    if ".github" in path.parts or any(part.startswith("_") for part in path.parts):
        return True
    site = vault.site(path)
    content = site.content(path) if site else None
    if content is not None and (content.kind != "pages" or not content.includes(path)):
        return True
    return path in vault.derive(_imported)


def _imported(vault: Vault) -> frozenset[PurePosixPath]:
    """The notes that other notes import."""
    imports = vault.gather(imported_notes)
    targets = (vault.resolve(name, base=path) for path in imports for name in imports[path])
    return frozenset(target for target in targets if target is not None)


def _raise(note: Note, outline: Sequence[Section]) -> Fix | None:
    """Raise all headings by as much as the first, where all are written with `#` and can be."""
    headings = [section.heading for section in outline]
    levels = headings[0].depth - 1
    if not all(h.depth > levels and note.text.startswith("#", h.start) for h in headings):
        return None
    edits = (Edit(Span(heading.start, heading.start + levels), "") for heading in headings)
    return Fix("raise all headings of the note", tuple(edits), safe=False)
