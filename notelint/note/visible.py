"""Whether a reader sees anything of a part of a note."""

import re

from notelint.lazy import lazy_re_compile
from notelint.nodes import Break, Html, MdxJsxElement, Node, Parent, Text, walk

_SHOWS = lazy_re_compile(r"<(?:img|svg|i|input|picture|video|object|iframe)\b", re.IGNORECASE)
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


def shows_something(node: Node) -> bool:
    """Whether a node holds text that can be seen, code, a picture, or a component."""
    return any(map(_is_visible, walk(node)))


def _is_visible(node: Node) -> bool:
    match node:
        case Text(value=value):
            return bool(value.strip().strip(_INVISIBLE))
        case Html(value=value):
            return _SHOWS.match(value) is not None
        case MdxJsxElement():
            return True
        case Break() | Parent():
            return False
    return True
