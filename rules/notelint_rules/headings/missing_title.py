import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from notelint import (
    Bad,
    Edit,
    Finding,
    Fix,
    Good,
    Note,
    Rule,
    Section,
    Span,
    Vault,
    imported_notes,
    lazy_re_compile,
)
from notelint_rules.headings.decks import is_deck
from notelint_rules.headings.habits import (
    has_own_title,
    is_template,
    is_untitled,
    titles_are_file_names,
)

_PARTIAL = lazy_re_compile(
    r"(?:\A|/)_|(?:\A|[/.])(?:snippets?|partials?|includes?|fragments?)[/.]", re.IGNORECASE
)


class MissingTitle(Rule):
    """A note has a title: its first heading is a level 1 heading, or its front matter has one.

    Without it, lists of notes, search results and browser tabs have nothing to show. Docs and
    blog posts of a Docusaurus site are titled by their file name, and so are the notes of an
    Obsidian vault, and of any folder in which half of the notes with headings have no title.
    Partials (`_install.mdx`, `snippets/`), notes that another note imports, templates, licences,
    a README that begins with a picture, and notes without any heading need no title.

    The fix raises all headings, so that the first becomes the title. It is not safe: the note
    may rather want a title above.
    """

    name = "missing-title"
    group = "headings"
    fixes = "unsafe"
    facts = (imported_notes, is_untitled)

    good = [
        Good("# 10-05 papers summary\n\n## LoRA\n"),
        Good("---\ntitle: 논문 정리\n---\n\n## LoRA\n"),
        Good('<h1 align="center">LoRA</h1>\n\n## Method\n'),
        Good("제목 없는 메모\n"),
        Good("## Install\n", path="docs/_install.mdx"),
        Good("## LoRA\n", path="docs/lora.md", files={"docusaurus.config.js": ""}),
        Good("## LoRA\n", path="LoRA.md", files={".obsidian/app.json": "{}"}),
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
        if not outline or has_own_title(note) or is_deck(note) or _is_titled_otherwise(note, vault):
            return
        first = outline[0].heading
        yield Finding(
            first.span,
            f"note has no title: its first heading has level {first.depth}, expected `#`",
            _raise(note, outline),
        )


def _is_titled_otherwise(note: Note, vault: Vault) -> bool:
    """Whether the note is a part of others, or has a title from its file name or a picture."""
    path = note.path
    if ".github" in path.parts or is_template(path) or _PARTIAL.search(path.as_posix()):
        return True
    if path.stem.lower().startswith(("license", "licence", "copying", "notice")):
        return True
    if path.stem.lower().startswith("readme") and _begins_with_picture(note):
        return True
    site = vault.site(path)
    content = site.content(path) if site else None
    if content is not None and (content.kind != "pages" or not content.includes(path)):
        return True
    return path in vault.derive(_imported) or titles_are_file_names(path, vault)


def _begins_with_picture(note: Note) -> bool:
    first = note.sections[0].heading.start if note.sections else 0
    return bool(note.images) and note.images[0].owner.start < first


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
