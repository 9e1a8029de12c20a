"""Which page stands in which: a page's sub-pages and files lie in a folder of its name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

import regex

from notelint_converters.notion.export import Contents, Folder, Thing, stem_of
from notelint_converters.notion.names import folders_of, parse_name, same

_CONTAINER = regex.compile(
    r"(?:[0-9a-f-]{36}_)?Export(?:Block)?-[0-9a-f-]{36}.*|.*-Part-\d+", regex.IGNORECASE
)
"""A folder that Notion, or unpacking, put around the pages."""


@dataclass(frozen=True)
class Tree:
    """``owners`` says for every folder of the export what the files in it belong to."""

    root: Folder
    owners: Mapping[PurePosixPath, Thing]


def grow(contents: Contents) -> Tree:
    """Find every thing's parent and children.

    A folder belongs to the page or database that has its id, or stands beside it and has its
    name. Others are kept as folders, but for those around everything.
    """
    root = Folder(PurePosixPath(), "")
    things: list[Thing] = [*contents.pages, *contents.databases]
    owners = _owners(things, _folders(contents), root)
    for thing in things:
        thing.parent = owners[thing.path.parent]
    for thing in things:
        if _goes_round(thing):
            thing.parent = root
    inhabited = _inhabited(things)
    _dissolve_wrappers(things, inhabited, root)
    settled = {folder: _settle(owner, inhabited) for folder, owner in owners.items()}
    for thing in [*things, *inhabited]:
        if thing is not root:
            thing.parent = _settle(thing.parent or root, inhabited)
            thing.parent.children.append(thing)
    return Tree(root, settled)


def _folders(contents: Contents) -> list[PurePosixPath]:
    """Every folder, the outer ones first."""
    things: list[Thing] = [*contents.pages, *contents.databases]
    folders = folders_of([*(thing.path for thing in things), *contents.assets])
    return sorted(folders, key=lambda folder: (len(folder.parts), str(folder)))


def _owners(
    things: Iterable[Thing], folders: Iterable[PurePosixPath], root: Folder
) -> dict[PurePosixPath, Thing]:
    by_id: dict[str, Thing] = {}
    by_place: dict[tuple[PurePosixPath, str], Thing] = {}
    for thing in sorted(things, key=lambda thing: thing.order):
        if thing.id:
            by_id.setdefault(thing.id, thing)
        stem = stem_of(thing)
        for spelling in (stem, parse_name(stem).title):
            by_place.setdefault((thing.path.parent, same(spelling)), thing)
    owners: dict[PurePosixPath, Thing] = {PurePosixPath(): root}
    for folder in folders:
        if folder in owners:
            continue
        name = parse_name(folder.name)
        owner = by_id.get(name.id) or by_place.get((folder.parent, same(folder.name)))
        around = owners[folder.parent]
        if owner is None and _CONTAINER.fullmatch(folder.name):
            owner = around
        owners[folder] = owner or Folder(folder, name.title, name.id, around)
    return owners


def _goes_round(thing: Thing) -> bool:
    """Whether a thing stands in itself, as two folders put into each other would have it."""
    seen: set[int] = set()
    place: Thing | None = thing
    while place is not None:
        if id(place) in seen:
            return True
        seen.add(id(place))
        place = place.parent
    return False


def _inhabited(things: Iterable[Thing]) -> dict[Folder, None]:
    """The folders with a page or a database somewhere below, in a stable order."""
    found: dict[Folder, None] = {}
    for thing in things:
        place = thing.parent
        while place is not None:
            if isinstance(place, Folder):
                found[place] = None
            place = place.parent
    return found


def _dissolve_wrappers(
    things: Iterable[Thing], inhabited: dict[Folder, None], root: Folder
) -> None:
    """Forget the folders that hold everything: the first with two things in it is the root."""
    inner = root
    while True:
        children = [thing for thing in (*things, *inhabited) if thing.parent is inner]
        if len(children) != 1 or not isinstance(children[0], Folder):
            return
        inner = children[0]
        del inhabited[inner]


def _settle(thing: Thing, inhabited: Mapping[Folder, None]) -> Thing:
    """The thing itself, or what is around it where it was given up."""
    while isinstance(thing, Folder) and thing.parent is not None and thing not in inhabited:
        thing = thing.parent
    return thing
