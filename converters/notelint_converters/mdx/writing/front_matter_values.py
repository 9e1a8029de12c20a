"""What Docusaurus takes for each key of the front matter, and how a value is written for it."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from notelint import MARKDOWN, Note, Source, complaints
from notelint_converters.mdx.urls import encoded

_COMMENT = re.compile(r"[ \t]+#.*\Z")
_FLAGS = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}


def mended_value(key: str, value: Any, raw: str) -> str | None:
    """How the value is written so that Docusaurus takes it: ``raw`` where it does already.

    None where nothing would do. ``value`` is what YAML makes of the entry, ``raw`` what stands
    after the colon on its first line. ``mdx: {format: md}`` has to go: it makes MDX Markdown.
    """
    if key == "mdx":
        return None
    if not _is_known(key):
        return raw
    is_misread = not isinstance(value, str | list | dict) and _is_accepted(key, "text")
    if _is_accepted(key, value) and not is_misread:
        return raw
    written = (text for text in _candidates(value, raw) if _is_accepted(key, _read(key, text)))
    return next(
        written, raw if _is_accepted(key, value, only_docs=True) and value is not None else None
    )


def front_matter(text: str) -> dict[str, Any] | None:
    """What Docusaurus reads between two ``---``; None where it cannot."""
    found = Note.parse(
        Source(PurePosixPath("note.md"), f"---\n{text}\n---\n"), MARKDOWN
    ).front_matter
    return None if found is None or found.error else found.values


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _candidates(value: Any, raw: str) -> Iterator[str]:
    """Other ways to write a value, the closest to the text first."""
    plain = _COMMENT.sub("", raw)
    if isinstance(value, str):
        yield from (_FLAGS[value.lower()],) if value.lower() in _FLAGS else ()
        if "," in value:
            yield _listed(item.strip() for item in value.split(","))
        yield _listed((value,))
        yield quoted("".join(c if c.isascii() else _percent(c) for c in encoded(value)))
    elif isinstance(value, list):
        yield _listed(str(item) for item in value if not isinstance(item, list | dict | None))
        if plain.startswith("["):
            yield quoted(plain)
    elif value is not None and plain:
        yield quoted(plain)
        yield _listed((plain,))


def _listed(items: Iterator[str] | tuple[str, ...]) -> str:
    return "[" + ", ".join(quoted(item) for item in items if item) + "]"


def _is_accepted(key: str, value: Any, *, only_docs: bool = False) -> bool:
    found = [*complaints("docs", {key: value})]
    if not only_docs:
        found += [*complaints("blog", {key: value}), *complaints("pages", {key: value})]
    return not found


@lru_cache
def _is_known(key: str) -> bool:
    """Whether Docusaurus has anything to say of the key: nothing is both a text and a mapping."""
    return not _is_accepted(key, {"?": []})


def _read(key: str, written: str) -> Any:
    return (front_matter(f"{key}: {written}") or {}).get(key)


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))
