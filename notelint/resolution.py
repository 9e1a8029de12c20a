"""Where the urls of a note lead: to a file, a page, or nowhere."""

import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import unquote

from notelint.note.destinations import Written
from notelint.paths import NOTE_SUFFIXES, Paths, join
from notelint.urls import Url, abridged

_INDEX_NAMES = ("index", "README", "readme", "Readme", "_index")
_MODULE_SUFFIXES = (".js", ".jsx", ".ts", ".tsx", ".mdx", ".md", ".mjs", ".cjs", ".json", ".wasm")
_PUBLIC_FOLDERS = ("", "static", "public", "docs/public", "docs", "src")
_OBSIDIAN = ("app.json", "core-plugins.json", "workspace.json")
"""Some of what Obsidian keeps in a vault's `.obsidian`, a hidden folder whose files are not listed."""
_RESERVED = re.compile(r"[\s()<>%?#\"'`\\]")
_NO_TEXT = re.compile("[\ud800-\udfff]")
"""A byte of a name that is not UTF-8."""


@dataclass(frozen=True)
class Found:
    """A url leads somewhere; ``path`` is the note, file or folder, None for any other page."""

    path: PurePosixPath | None


@dataclass(frozen=True)
class Missing:
    """A url leads nowhere. ``reason`` is a sentence about it without its subject.

    ``suggestion`` is what could be written instead, where something comes near; a name that is
    not UTF-8 cannot be. ``sure`` says that it is what was meant.
    """

    reason: str
    suggestion: str | None = None
    sure: bool = False

    def __post_init__(self) -> None:
        if self.suggestion is not None and _NO_TEXT.search(self.suggestion):
            object.__setattr__(self, "suggestion", None)

    def describe(self, url: str) -> str:
        """The message of a finding about this url."""
        found = f"`{abridged(url)}` {self.reason}"
        if self.suggestion is None:
            return found
        return f"{found}, {'expected' if self.sure else 'the nearest is'} `{self.suggestion}`"


Answer = Found | Missing | None
"""None: it leads out of the vault, or to something that cannot be known here."""


@dataclass(frozen=True)
class Viewpoint:
    """A note's place among the files, where no site is known: on GitHub, in VitePress, Obsidian …

    ``guess`` finds the note of a route, should the folders be laid out as a site.
    """

    path: PurePosixPath
    paths: Paths
    guess: Callable[[str], PurePosixPath | None] = lambda _: None

    def link(self, text: str, written: Written = "markdown") -> Answer:
        """What a link leads to: a note, another file, a folder or a route."""
        url = Url.parse(text)
        if not url.is_local:
            return None
        if url.fragment is not None and (named := self._with_hash_in_name(url)) is not None:
            return named
        if not url.path:
            return Found(self.path)
        if url.lacks_scheme and not self._exists(url):
            return None
        return self.local_link(url, written)

    def image(self, text: str, written: Written = "markdown") -> Answer:
        """The file that an image shows."""
        url = Url.parse(text)
        if not url.is_local or not url.path or (url.lacks_scheme and not self._exists(url)):
            return None
        return self.local_image(url, written)

    def module(self, text: str) -> Answer:
        """The file that an ``import`` or ``require`` names; packages are never looked for."""
        loaders, mark, name = text.rpartition("!")
        name, query, options = name.partition("?")
        if not name.startswith(("./", "../", "/", "@site/")) and name not in {".", ".."}:
            return None
        url = Url(name, None, name, None, None)
        for place in self.places(url):
            if (hit := self._module_at(place)) is not None:
                return Found(hit)
        answer = self.file(url)
        if not isinstance(answer, Missing) or answer.suggestion is None:
            return answer
        suggestion = unquote(answer.suggestion)
        if not PurePosixPath(name).suffix:
            suggestion = suggestion.removesuffix(PurePosixPath(suggestion).suffix)
        return replace(answer, suggestion=f"{loaders}{mark}{suggestion}{query}{options}")

    def local_image(self, url: Url, written: Written) -> Answer:
        """The file that an image within the vault shows; its path is not empty."""
        return self.file(url)

    def local_link(self, url: Url, written: Written) -> Answer:
        """What a link within the vault leads to; its path is not empty."""
        places = list(self.places(url))
        if any(map(_is_outside, places)):
            return None
        candidates = list(places)
        if not url.path.startswith("/") and not url.path.endswith(NOTE_SUFFIXES):
            candidates.append(join(self.path.with_suffix(""), url.path))  # pages seen as folders
        for candidate in candidates:
            if (hit := self._page_at(candidate)) is not None:
                return Found(hit)
        if url.path.startswith("/"):
            guessed = self.guess(url.path)
        else:
            guessed = self._by_name(url.path) if self._searches_by_name else None
        if guessed is not None:
            return Found(guessed)
        missing = self.missing(url, [*places, *self.note_names(places)])
        is_page = PurePosixPath(url.path).suffix in {"", ".html", *NOTE_SUFFIXES}
        return missing if is_page else self._if_known(missing, url)

    def file(self, url: Url) -> Answer:
        """The file or folder that a url names as it is."""
        places = list(self.places(url))
        if not places or any(map(_is_outside, places)):
            return None
        existing = next((place for place in places if self.paths.exists(place)), None)
        return (
            Found(existing)
            if existing is not None
            else self._if_known(self.missing(url, places), url)
        )

    def places(self, url: Url) -> Iterator[PurePosixPath]:
        """The paths that a file's url may stand for: as it is written and percent-decoded."""
        for path in dict.fromkeys((url.path, url.raw_path)):
            if path.startswith("@site/"):
                yield from self.aliased_places(path)
            elif path.startswith("/"):
                yield from self.absolute_places(path)
            else:
                yield join(self.path.parent, path)

    def aliased_places(self, path: str) -> Iterator[PurePosixPath]:
        """The paths of ``@site/…``; only a site has any."""
        yield from ()

    def absolute_places(self, path: str) -> Iterator[PurePosixPath]:
        """The paths that ``/…`` may stand for."""
        for folder in self.path.parents:
            yield from (join(folder / public, path.lstrip("/")) for public in _PUBLIC_FOLDERS)

    def note_names(self, places: Iterable[PurePosixPath]) -> Iterator[PurePosixPath]:
        """``guide`` and ``guide.html`` are the page of ``guide.md``."""
        for place in places:
            if place.name:
                stem = place.with_suffix("") if place.suffix == ".html" else place
                yield from (stem.with_name(stem.name + suffix) for suffix in NOTE_SUFFIXES)

    def has_root_of(self, path: str) -> bool:
        """Whether ``/img/a.png`` begins with a folder that is there.

        Else the vault is a part of what is served, and cannot tell.
        """
        first, slash, _ = path.lstrip("/").partition("/")
        return not slash or any(self.paths.exists(place) for place in self.absolute_places(first))

    def _if_known(self, missing: Missing, url: Url) -> Answer:
        """What is missing, but for a file that may be served from elsewhere."""
        if missing.sure or not url.path.startswith("/") or self.has_root_of(url.path):
            return missing
        return None

    def missing(self, url: Url, places: Iterable[PurePosixPath]) -> Missing:
        """Why there is nothing at these places, and what comes near."""
        places = list(places)
        for place in places:
            if (other := self.paths.differing_in_case(place)) is not None:
                return Missing(_difference(place, other), self.written(url, other), sure=True)
        if "\\" in url.path:
            slashed = join(self.path.parent, url.path.replace("\\", "/"))
            if self.paths.exists(slashed):
                reason = "separates folders with `\\`"
                return Missing(reason, self.written(url, slashed), sure=True)
        nearest = next((near for place in places if (near := self.paths.nearest(place))), None)
        suggestion = self.written(url, nearest) if nearest is not None else None
        return Missing("is not there", suggestion if suggestion != url.text else None)

    def written(self, url: Url, target: PurePosixPath) -> str | None:
        """A url for a file, in the manner of the one that was written."""
        if url.raw_path.startswith("/"):
            written = f"/{target}"
        else:
            written = posixpath.relpath(target.as_posix(), self.path.parent.as_posix() or ".")
            if url.raw_path.startswith("./") and not written.startswith("../"):
                written = f"./{written}"
        return escaped(written) + after_path(url)

    def _with_hash_in_name(self, url: Url) -> Missing | None:
        """A file may be called ``#1.md``: its ``#`` must be escaped in a url."""
        if not url.text.endswith(NOTE_SUFFIXES):
            return None
        place = join(self.path.parent, unquote(url.text))
        if not self.paths.is_file(place):
            return None
        whole = Url(url.text, None, url.text, None, None)
        reason = "holds a `#` that belongs to the file's name"
        return Missing(reason, self.written(whole, place), sure=True)

    def _exists(self, url: Url) -> bool:
        return any(self.paths.exists(place) for place in self.places(url))

    def _module_at(self, place: PurePosixPath) -> PurePosixPath | None:
        if self.paths.is_file(place):
            return place
        names = [place.with_name(place.name + suffix) for suffix in _MODULE_SUFFIXES if place.name]
        names += [place / f"index{suffix}" for suffix in _MODULE_SUFFIXES]
        names.append(place / "package.json")
        return next((name for name in names if self.paths.is_file(name)), None)

    def _page_at(self, place: PurePosixPath) -> PurePosixPath | None:
        """The file or folder at a path, or the note whose name or page it is."""
        if self.paths.is_file(place):
            return place
        names = list(self.note_names([place]))
        names += [place / f"{name}{suffix}" for name in _INDEX_NAMES for suffix in NOTE_SUFFIXES]
        note = next((name for name in names if self.paths.is_file(name)), None)
        return note or (place if place in self.paths.folders else None)

    @property
    def _searches_by_name(self) -> bool:
        """Obsidian finds a file by its name, wherever it lies."""
        return any(self.paths.is_file(PurePosixPath(".obsidian", name)) for name in _OBSIDIAN)

    def _by_name(self, path: str) -> PurePosixPath | None:
        place = PurePosixPath(path)
        candidates = [place, *self.note_names([place])]
        return next((hit for name in candidates if (hit := self.paths.ending_in(name))), None)


def escaped(path: str) -> str:
    """A path as a url, with what has a meaning in urls and in Markdown percent-encoded."""
    return _RESERVED.sub(lambda match: f"%{ord(match[0]):02X}", path)


def after_path(url: Url) -> str:
    """The ``?query#fragment`` of a url."""
    query = f"?{url.query}" if url.query is not None else ""
    return query + (f"#{url.fragment}" if url.fragment is not None else "")


def _is_outside(path: PurePosixPath) -> bool:
    return path.parts[:1] == ("..",)


def _difference(place: PurePosixPath, other: PurePosixPath) -> str:
    if unicodedata.normalize("NFC", str(place)) == unicodedata.normalize("NFC", str(other)):
        return "differs in Unicode normal form from the file's name"
    return "differs in case from the file's name"
