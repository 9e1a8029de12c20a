"""What the notes of a folder have in common: a habit of the author is no slip of the pen."""

from collections.abc import Callable
from pathlib import PurePosixPath

from notelint import Note, Vault
from notelint_rules.headings.html_headings import html_headings

_OBSIDIAN = tuple(
    PurePosixPath(".obsidian", name)
    for name in ("app.json", "core-plugins.json", "workspace.json", "appearance.json")
)
_TITLE_KEYS = ("title", "name", "hero")
_ENOUGH = 8
"""So many notes show a habit."""


def is_habit(fact: Callable[[Note], bool | None], vault: Vault) -> bool:
    """Whether a fact is true of half of the notes or more; those it says None of do not count."""
    answers = [answer for answer in vault.gather(fact).values() if answer is not None]
    return len(answers) >= _ENOUGH and sum(answers) * 2 >= len(answers)


def titles_are_file_names(path: PurePosixPath, vault: Vault) -> bool:
    """Whether the notes around this one are titled by their file names, as Obsidian's are.

    Notes of a Docusaurus site are left aside: what titles them is the site's to say.
    """
    if vault.site(path) is not None:
        return False
    return any(map(vault.exists, _OBSIDIAN)) or is_habit(is_untitled, vault)


def has_own_title(note: Note) -> bool:
    """Whether a heading of level 1 comes first, or the front matter has a title, or may have one."""
    front_matter = note.front_matter
    if front_matter is not None and (
        front_matter.error is not None or any(map(front_matter.values.get, _TITLE_KEYS))
    ):
        return True
    headings = [section.heading for section in note.sections if section.container is note.root]
    if headings and headings[0].depth == 1:
        return True
    before = headings[0].start if headings else len(note.text)
    return any(html.start < before and html.depth == 1 for html in html_headings(note))


def is_template(path: PurePosixPath) -> bool:
    """Whether a note is a form to be filled in, by its name or its folder's."""
    return any("template" in part.lower() for part in path.parts)


def is_untitled(note: Note) -> bool | None:
    return not has_own_title(note) if note.sections else None
