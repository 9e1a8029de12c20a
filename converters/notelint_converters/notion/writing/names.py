"""The names of an export: the title, as far as a disk takes it, and the page's id."""

from collections import defaultdict, deque
from collections.abc import Mapping
from itertools import chain, count
from pathlib import PurePosixPath
from urllib.parse import quote

import regex

from notelint_converters.notion.export import UNTITLED
from notelint_converters.notion.names import same
from notelint_converters.notion.writing.tree import Thing

LONGEST = 50
"""Characters of a title in a name, as Notion cuts it: with an id, never more than 255 bytes."""

LONGEST_FILE = 60
"""Characters of the names of other files, without the suffix."""

_REFUSED = regex.compile(r'[\\/:*?"<>|\p{Cc}\p{Zl}\p{Zp}\p{Cs}]')
"""What some disk does not take in a name."""

_RESERVED = regex.compile(r"(?i:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
_OF_THING = ("", ".md", ".csv", "_all.csv")
"""What the names of a thing's folder and files end in."""


class AllNames:
    """The names in every folder; a folder, too, may be spelt in several ways."""

    def __init__(self) -> None:
        self._of: defaultdict[str, Names] = defaultdict(Names)

    def __getitem__(self, folder: PurePosixPath) -> "Names":
        return self._of[same(str(folder))]


class Names:
    """The names in one folder, as the least careful disk tells them apart."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._last: defaultdict[str, int] = defaultdict(lambda: 1)

    def of_thing(self, stem: str) -> str:
        """The stem, or the first of ``stem 2``, ``stem 3`` … that is free."""
        return self._free(stem, _OF_THING)

    def of_file(self, name: str) -> str:
        """The name, or the first of ``name 2.png``, ``name 3.png`` … that is free."""
        place = PurePosixPath(name)
        return self._free(place.stem, (place.suffix,)) + place.suffix

    def _free(self, stem: str, endings: tuple[str, ...]) -> str:
        first = same(stem + endings[0])
        later = (f"{stem} {number}" for number in count(self._last[first] + 1))
        for number, name in enumerate(chain((stem,), later)):
            spellings = {same(name + ending) for ending in endings}
            if self._taken.isdisjoint(spellings):
                break
            self._last[first] += number > 0
        self._taken |= spellings
        return name


def disk_name(title: str, most: int = LONGEST) -> str:
    """A title as every disk takes it; empty titles have Notion's word."""
    name = regex.sub(r"\s+", " ", _REFUSED.sub(" ", title))
    name = name.strip(" .")[:most].strip(" .\u200d") or UNTITLED
    return f"{name} page" if _RESERVED.fullmatch(name) else name


def assign(root: Thing) -> tuple[Mapping[Thing, PurePosixPath], AllNames]:
    """The folder of what stands in each thing, which its own file is called after; and the names
    that this takes in each folder.
    """
    folders = {root: PurePosixPath()}
    names = AllNames()
    pending = deque([root])
    while pending:
        thing = pending.popleft()
        for child in thing.children:
            stem = " ".join(filter(None, (disk_name(child.title), child.id)))
            folders[child] = folders[thing] / names[folders[thing]].of_thing(stem)
            pending.append(child)
    return folders, names


def encoded(path: str) -> str:
    """A relative path as a link has it."""
    return quote(path, safe="/!,~'*")
