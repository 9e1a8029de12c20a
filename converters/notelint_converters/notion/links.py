"""What a link leads to: by id, then by path, then by a name that only one thing has."""

import posixpath
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from notelint_converters.notion.export import Contents, Database, Page, Thing, stem_of
from notelint_converters.notion.names import (
    PAGE_SUFFIXES,
    linked_id,
    local_path,
    page_id,
    parse_name,
    same,
    unquoted,
)
from notelint_converters.notion.tree import Tree
from notelint_converters.notion.urls import is_notion, is_remote


class Targets:
    """Everything in an export that a link can lead to."""

    def __init__(self, contents: Contents, tree: Tree) -> None:
        self._tree = tree
        self._by_id: dict[tuple[str, type[Thing]], Thing] = {}
        self._by_path: dict[str, Thing | PurePosixPath] = {}
        self._by_folded_path: dict[str, Thing | PurePosixPath] = {}
        self._by_title: defaultdict[str, list[Thing]] = defaultdict(list)
        self._by_file_name: defaultdict[str, list[PurePosixPath]] = defaultdict(list)
        things: list[Thing] = [*contents.pages, *contents.databases]
        for thing in sorted(things, key=lambda thing: thing.order):
            self._by_id.setdefault((thing.id, type(thing)), thing)
            for title in {same(thing.title), same(parse_name(stem_of(thing)).title)}:
                self._by_title[title].append(thing)
            self._add(thing.path, thing)
            if isinstance(thing, Database) and thing.view:
                self._add(thing.view, thing)
        for asset in contents.assets:
            self._add(asset, asset)
            for name in {same(asset.name), same(unquoted(asset.name))}:
                self._by_file_name[name].append(asset)

    def resolve(self, url: str, base: PurePosixPath) -> Thing | PurePosixPath | None:
        """The page, database or file that a url names, as seen from the file at ``base``."""
        if is_remote(url) or url.startswith("/"):
            return self._with_id(page_id(url)) if is_notion(url) else None
        written = local_path(url)
        path = unquoted(written)
        if found := self._with_id(
            linked_id(path), Database if path.lower().endswith(".csv") else Page
        ):
            return found
        spellings = dict.fromkeys((path, written, unquoted(path)))
        return (
            self._at(self._by_path, _nfc, spellings, base)
            or self._at(self._by_folded_path, same, spellings, base)
            or self._by_owner(path, base)
            or self._by_unique_name(path)
        )

    def titled(self, title: str, database: Database) -> Thing | None:
        """The page of a row that has this title; the database's own, or the only one."""
        found = self._by_title.get(same(title), [])
        own = [thing for thing in found if thing.parent is database]
        return own[0] if own else found[0] if len(found) == 1 else None

    def _add(self, path: PurePosixPath, target: Thing | PurePosixPath) -> None:
        self._by_path.setdefault(_nfc(str(path)), target)
        self._by_folded_path.setdefault(same(str(path)), target)

    def _with_id(self, name: str, first: type[Thing] = Page) -> Thing | None:
        if not name:
            return None
        second = Page if first is Database else Database
        return self._by_id.get((name, first)) or self._by_id.get((name, second))

    def _at(
        self,
        targets: dict[str, Thing | PurePosixPath],
        spell: Callable[[str], str],
        spellings: Iterable[str],
        base: PurePosixPath,
    ) -> Thing | PurePosixPath | None:
        """By path, from the file that links, then from the top."""
        for spelling in spellings:
            for folder in (str(base.parent), "."):
                path = posixpath.normpath(posixpath.join(folder, spelling))
                if (found := targets.get(spell(path))) is not None:
                    return found
        return None

    def _by_owner(self, path: str, base: PurePosixPath) -> PurePosixPath | None:
        """By file name, among the files of the page that the path names, or of the page that links.

        Folders lose their ids, or their names in a wrong encoding, while files keep theirs.
        """
        place = PurePosixPath(path)
        owner = self._with_id(parse_name(place.parent.name).id)
        linking = self._by_path.get(_nfc(str(base)))
        for asset in self._by_file_name.get(same(place.name), []):
            if self._tree.owners[asset.parent] in (owner, linking):
                return asset
        return None

    def _by_unique_name(self, path: str) -> Thing | PurePosixPath | None:
        place = PurePosixPath(path)
        found: list[Thing] | list[PurePosixPath]
        if place.suffix.lower() in PAGE_SUFFIXES:
            found = self._by_title.get(same(parse_name(place.stem).title), [])
        else:
            found = self._by_file_name.get(same(place.name), [])
        return found[0] if len(found) == 1 else None


def _nfc(path: str) -> str:
    return unicodedata.normalize("NFC", path)
