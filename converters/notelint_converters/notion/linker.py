"""How one document links to what is in the export."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from notelint_converters.notion.databases import relations
from notelint_converters.notion.escapes import escape
from notelint_converters.notion.export import Thing
from notelint_converters.notion.links import Targets
from notelint_converters.notion.names import file_name, is_file_name
from notelint_converters.notion.places import Places, link


@dataclass(frozen=True)
class Linker:
    """``base`` is its file in the export, ``document`` its place in the output."""

    targets: Targets
    places: Places
    base: PurePosixPath
    document: PurePosixPath

    @cached_property
    def _folder(self) -> str:
        return str(self.document.parent)

    def target(self, url: str) -> Thing | PurePosixPath | None:
        return self.targets.resolve(url, self.base)

    def url(self, target: Thing | PurePosixPath) -> str:
        places = self.places
        place = places.of[target] if isinstance(target, Thing) else places.files[target]
        return link(place, self._folder)

    def links(self, value: str) -> str:
        """The pages of a relation, or files, as links; empty where a value is neither."""
        related = relations(value)
        if not related:
            paths = value.split(", ")
            if not all(isinstance(self.file(path), PurePosixPath) for path in paths):
                return ""
            related = [(file_name(path), path) for path in paths]
        return ", ".join(self._link(title, path) for title, path in related)

    def missing(self, value: str) -> Iterator[str]:
        """The urls in a relation that lead to nothing in the export."""
        return (url for _, url in relations(value) if self.target(url) is None)

    def file(self, path: str) -> PurePosixPath | None:
        """The file that a value names, if it is a path."""
        if "." not in path and "%" not in path:
            return None
        found = self.target(path) if is_file_name(file_name(path)) else None
        return found if isinstance(found, PurePosixPath) else None

    def _link(self, title: str, path: str) -> str:
        target = self.target(path)
        return escape(title) if target is None else f"[{escape(title)}]({self.url(target)})"
