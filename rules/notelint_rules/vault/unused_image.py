import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from notelint import Bad, Finding, Found, Good, Note, Rule, Url, Vault, lazy_re_compile
from notelint_rules.vault.images import SUFFIXES, folded_name, image_names, mentions_of_images
from notelint_rules.vault.places import by_nearest_note, named_beside, top

_TEXTS = frozenset(
    {".css", ".htm", ".html", ".ipynb", ".js", ".json", ".jsx", ".less", ".mjs", ".rst", ".sass"}
    | {".scss", ".svelte", ".tex", ".toml", ".ts", ".tsx", ".txt", ".vue", ".yaml", ".yml"}
)
"""Files, besides notes, that may show an image."""
_KNOWN = lazy_re_compile(
    r"(?:favicon|apple-touch-icon|android-chrome|mstile|og-image)", re.IGNORECASE
)
"""Images that browsers and other sites look for by their names."""


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
    facts = (mentions_of_images,)

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
    for note, mentions in vault.gather(mentions_of_images).items():
        names |= mentions.names
        for url in mentions.urls:
            path = named_beside(url, note, vault) or _resolved(url, note, vault)
            if path is not None:
                paths.add(path)
            else:  # it leads nowhere, but perhaps this image was meant
                names.add(folded_name(Url.parse(url).path))
    for path in vault.files:
        if path.suffix.lower() in _TEXTS:
            names |= image_names(vault.files[path].decode(errors="replace"))
    images = (path for path in vault.files if path.suffix.lower() in SUFFIXES)
    unused = [
        path
        for path in images
        if path not in paths and folded_name(path.name) not in names and not _KNOWN.match(path.name)
    ]
    return by_nearest_note(unused, vault)


def _resolved(url: str, base: PurePosixPath, vault: Vault) -> PurePosixPath | None:
    answer = vault.follow_import(url, base=base) or vault.follow_image(url, base=base)
    return answer.path if isinstance(answer, Found) else None
