"""Where a url leads, as far as it says so itself."""

import re
from urllib.parse import urlsplit

from notelint_converters.notion.names import page_id

_NOTION_HOST = re.compile(r"(?:[\w-]+\.)*notion\.(?:so|site|com)")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")


def is_remote(url: str) -> bool:
    """Whether a url leads out of the export, as far as it says so itself."""
    return bool(_SCHEME.match(url)) or url.startswith("//")


def is_notion(url: str) -> bool:
    """Whether a url leads to notion.so, or is one of Notion's own (``/<id>``)."""
    if url.startswith("/"):
        return bool(page_id(url))
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    return bool(_NOTION_HOST.fullmatch(host))
