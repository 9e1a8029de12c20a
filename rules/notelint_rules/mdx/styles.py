"""CSS as React wants it: an object with names in camel case."""

import re

from notelint import lazy_re_compile

_DECLARATION = lazy_re_compile(
    r"""\s*(?P<name>-{0,2}[A-Za-z][\w-]*)\s*:\s*(?P<value>(?:"[^"]*"|'[^']*'|\([^()]*\)|[^;"'()])+?)\s*(?:;|$)""",
)
_IMPORTANT = lazy_re_compile(r"!\s*important", re.IGNORECASE)


def style_object(css: str) -> str | None:
    """``{color: 'red', maxWidth: '10px'}``; None where the declarations cannot be read.

    ``!important`` has no place in React's objects.
    """
    if _IMPORTANT.search(css) or "{" in css or "&" in css or "/*" in css:
        return None
    parts: list[str] = []
    at = 0
    while css[at:].strip(" \t\r\n;"):
        at += len(css[at:]) - len(css[at:].lstrip(" \t\r\n;"))
        match = _DECLARATION.match(css, at)
        if match is None:
            return None
        parts.append(f"{_key(match['name'])}: {_string(match['value'])}")
        at = match.end()
    return f"{{{', '.join(parts)}}}"


def _key(name: str) -> str:
    if name.startswith("--"):
        return f"'{name}'"
    words = name.lower().split("-")
    if words[0] == "" and words[1:2] == ["ms"]:  # React writes `msTransform`, but `WebkitTransform`
        words = words[1:]
    return words[0] + "".join(word[:1].upper() + word[1:] for word in words[1:])


def _string(value: str) -> str:
    escaped = " ".join(value.split()).replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
