"""Names of notes that Docusaurus can make no route of."""

import re

from notelint import is_valid_route
from notelint_converters.mdx.writing.page import Page

_TROUBLE = re.compile(r"[\[\]#?%\\^|{}`\"<>]+")


def slug_for(page: Page) -> str | None:
    """The slug that a note with such a name needs (``[2024] 논문``, ``C#``, ``50% x``): its name,
    or its path where a folder is to blame, without what is in the way.
    """
    path = page.places.documents.get(page.base, page.base).with_suffix("")
    if is_valid_route("/" + path.as_posix()):
        return None
    parts = [re.sub(r"\s*-[-\s]*", "-", _TROUBLE.sub("-", part)).strip("- ") for part in path.parts]
    if is_valid_route("/" + path.parent.as_posix()) or path.parent == path:
        return parts[-1] or "note"
    return "/" + "/".join(part for part in parts if part)
