"""Components that every note of a site may use without importing them."""

import re
from pathlib import PurePosixPath

from notelint.lazy import lazy_re_compile
from notelint.source import Files

ANYTHING = "*"
"""Stands for names that cannot be told, because they come from elsewhere."""

_WORD = lazy_re_compile(r"[A-Z][\w$]*")
_SPREAD = lazy_re_compile(r"\.\.\.\s*([\w$]+)")
_THEME = lazy_re_compile(r"(?:components|defaults?|original|props|MDXComponents)", re.IGNORECASE)
_SUFFIXES = frozenset({".js", ".jsx", ".ts", ".tsx", ".mjs"})


def provided_components(root: PurePosixPath, files: Files) -> frozenset[str]:
    """The names in ``src/theme/MDXComponents`` (Docusaurus) and ``mdx-components`` (Next.js).

    A file that spreads an object of its own into the components provides anything.
    """
    names: set[str] = set()
    for path in files:
        if path.suffix in _SUFFIXES and _provides(path) and path.is_relative_to(root):
            text = files[path].decode(errors="replace")
            names.update(_WORD.findall(text))
            if any(not _THEME.search(spread) for spread in _SPREAD.findall(text)):
                names.add(ANYTHING)
    return frozenset(names)


def _provides(path: PurePosixPath) -> bool:
    name = path.parent.name if path.stem == "index" else path.stem
    return name in {"MDXComponents", "mdx-components"}
