"""JSON that every reader takes."""

import json
import re
from typing import Any

_HALVES = re.compile("[\ud800-\udfff]")


def dumps(value: Any, *, indent: int | None = None) -> str:
    """A value as JSON (RFC 8259); bytes of a name that are not UTF-8 are U+FFFD each, as strict
    readers refuse halves of characters (8.2).
    """
    return _HALVES.sub("\ufffd", json.dumps(value, ensure_ascii=False, indent=indent))
