"""Names of notes that Docusaurus can make no route of."""

import re

from notelint import is_valid_route
from notelint_converters.mdx.writing.page import Page

_PLAIN = re.compile(r"[\w-]+(?:/[\w-]+)*")
_TROUBLE = re.compile(r"[\[\]#?%\\^|{}`\"<>]+")


def slug_for(page: Page) -> str | None:
    """The slug that a note with such a name needs (``[2024] 논문``, ``C#``, ``50% x``): its name,
    or its path where a folder is to blame, without what is in the way.
    """
    path = page.places.documents.get(page.base, page.base).with_suffix("")
    if _PLAIN.fullmatch(str(path)) or is_valid_route("/" + path.as_posix()):
        return None
    *folders, name = (
        re.sub(r"\s*-[-\s]*", "-", _TROUBLE.sub("-", part)).strip("- ") for part in path.parts
    )
    taken = {each.stem for each in page.places.documents if each.parent == page.base.parent}
    names = (name or "note", *(f"{name or 'note'}-{number}" for number in range(2, len(taken) + 3)))
    free = next(each for each in names if each not in taken)
    if len(path.parts) == 1 or is_valid_route("/" + path.parent.as_posix()):
        return free
    return "/" + "/".join((*filter(None, folders), free))
