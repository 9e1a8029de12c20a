import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from notelint import Bad, Finding, Found, Good, Note, Rule, Span, Url, Vault
from notelint_rules.vault.places import by_nearest_note, named_beside, top

_SUFFIXES = frozenset(
    {".apng", ".avif", ".bmp", ".gif", ".jfif", ".jpeg", ".jpg", ".png", ".svg", ".tif"}
    | {".tiff", ".webp"}
)
_ENDING = re.compile(
    rf"\.(?:{'|'.join(suffix[1:] for suffix in sorted(_SUFFIXES))})(?!\w)", re.IGNORECASE
)
_DELIMITERS = " \t\r\n/\\()[]\"'`<>|=,:"
_EMBEDDED = re.compile(r"!\[\[(?P<name>[^\[\]|#\n]+)")
_LONGEST = 255
_TEXTS = frozenset(
    {".css", ".htm", ".html", ".ipynb", ".js", ".json", ".jsx", ".less", ".mjs", ".rst", ".sass"}
    | {".scss", ".svelte", ".tex", ".toml", ".ts", ".tsx", ".txt", ".vue", ".yaml", ".yml"}
)
"""Files, besides notes, that may show an image."""
_KNOWN = re.compile(r"(?:favicon|apple-touch-icon|android-chrome|mstile|og-image)", re.IGNORECASE)
"""Images that browsers and other sites look for by their names."""


@dataclass(frozen=True)
class UnusedImage(Rule):
    """An image file is shown by a note.

    What is left when a note is rewritten makes the folder grow, and nobody dares to delete it.
    Images that a note, a style sheet or the code of the site names in any way count as used, and
    so do icons that browsers look for by themselves.

    The finding stands in the first note near the image.
    """

    name = "unused-image"
    group = "vault"
    default = False

    good = [
        Good(
            "![a](asset/a%201.png) <img src='b.png'> ![[d e.png]]\n\n[f]: f.png\n",
            {"asset/a 1.png": "", "b.png": "", "x/d e.png": "", "f.png": "", "favicon.png": ""},
        ),
        Good("# 논문\n", {"static/img/logo.svg": "", "docusaurus.config.js": "'img/logo.svg'"}),
        Good("import 그림 from './a.png'\n\n<img src={그림} />\n", {"a.png": ""}, "note.mdx"),
    ]
    bad = [
        Bad(
            "⟦![a](a.png)⟧\n",
            ["`asset/a.png` is used by no note"],
            files={"a.png": "", "asset/a.png": ""},
            nests=False,
            moves=False,
            in_code=True,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for image in vault.derive(_unused).get(note.path, ()):
            yield Finding(top(note), f"`{image}` is used by no note")


def _unused(vault: Vault) -> Mapping[PurePosixPath, tuple[PurePosixPath, ...]]:
    """The images that nothing names, by the note to say so at."""
    paths: set[PurePosixPath] = set()
    names: set[str] = set()
    for note, mentions in vault.gather(_mentions).items():
        names |= mentions.names
        for url in mentions.urls:
            path = named_beside(url, note, vault) or _resolved(url, note, vault)
            if path is not None:
                paths.add(path)
            else:  # it leads nowhere, but perhaps this image was meant
                names.add(_folded(Url.parse(url).path))
    for path in vault.files:
        if path.suffix.lower() in _TEXTS:
            names |= _names(vault.files[path].decode(errors="replace"))
    images = (path for path in vault.files if path.suffix.lower() in _SUFFIXES)
    unused = (
        path
        for path in images
        if path not in paths and _folded(path.name) not in names and not _KNOWN.match(path.name)
    )
    return by_nearest_note(unused, vault)


def _resolved(url: str, base: PurePosixPath, vault: Vault) -> PurePosixPath | None:
    answer = vault.follow_import(url, base=base) or vault.follow_image(url, base=base)
    return answer.path if isinstance(answer, Found) else None


@dataclass(frozen=True)
class _Mentions:
    """The urls of images that a note shows, links to or imports, and names of images elsewhere."""

    urls: tuple[str, ...]
    names: set[str]


def _mentions(note: Note) -> _Mentions:
    places = [(place.url, place.span) for place in (*note.images, *note.links)]
    places += [(imported.url, imported.url_span) for imported in note.module.imports]
    local = [(url, span) for url, span in places if _is_local_image(url)]
    urls = tuple(dict.fromkeys(url for url, _ in local))
    return _Mentions(urls, _names(note.text, sorted(span for _, span in local)))


def _is_local_image(url: str) -> bool:
    parts = Url.parse(url)
    return parts.is_local and PurePosixPath(parts.path).suffix.lower() in _SUFFIXES


def _names(text: str, urls: Sequence[Span] = ()) -> set[str]:
    """The names of images in a text, but for those in urls that stand at these sorted places."""
    found = {_folded(match["name"]) for match in _EMBEDDED.finditer(text)}
    for ending in _ENDING.finditer(text):
        at = bisect_right(urls, Span(ending.start(), len(text))) - 1
        if at < 0 or ending.start() >= urls[at].end:
            before = text[max(0, ending.start() - _LONGEST) : ending.start()]
            start = max(map(before.rfind, _DELIMITERS)) + 1
            found.add(_folded(unquote(before[start:] + ending[0])))
    return found


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", PurePosixPath(name.strip()).name).casefold()
