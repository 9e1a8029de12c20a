"""Urls as notes write them."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from notelint.lazy import lazy_re_compile

_URL = lazy_re_compile(
    r"(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):)?(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?",
    re.DOTALL,
)
_HOST = lazy_re_compile(r"(?:[a-z0-9-]+\.)+([a-z]{2,})(?::\d+)?(?=/|$)", re.IGNORECASE)
_MAIL = lazy_re_compile(r"[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}$", re.IGNORECASE)
_TEMPLATE = lazy_re_compile(r"\{\{|\{%|<%|\$\{")
# Top-level domains that no file's name ends in; the others only count before a slash.
_DOMAINS = frozenset({"com", "org", "net", "edu", "gov"})
_DOMAINS_WITH_PATH = frozenset(
    {"ai", "app", "be", "blog", "ca", "ch", "cn", "co", "de", "dev", "eu", "fr", "info", "io"}
    | {"it", "jp", "kr", "me", "nl", "page", "site", "tv", "tw", "uk", "us", "wiki", "xyz"}
)


@dataclass(frozen=True)
class Url:
    """The parts of a url; ``path`` is percent-decoded, ``raw_path`` as written.

    ``scheme`` is in lower case; ``query`` and ``fragment`` are None where there is no ``?``, ``#``.
    """

    text: str
    scheme: str | None
    raw_path: str
    query: str | None
    fragment: str | None

    @classmethod
    def parse(cls, text: str) -> "Url":
        match = _URL.fullmatch(text)
        if match is None:  # cannot be: every part is optional
            return cls(text, None, text, None, None)
        scheme = match["scheme"]
        return cls(
            text, scheme and scheme.lower(), match["path"], match["query"], match["fragment"]
        )

    @property
    def path(self) -> str:
        return unquote(self.raw_path)

    @property
    def is_local(self) -> bool:
        """Whether it leads to somewhere in the folder or site that the note stands in.

        What a template engine will fill in leads nowhere yet.
        """
        return (
            self.scheme is None
            and not self.raw_path.startswith(("//", "\\\\"))
            and not _TEMPLATE.search(self.text)
        )

    @property
    def host(self) -> str | None:
        """What reads like the host of a url without a scheme: ``www.example.org`` in ``…/x``."""
        if not self.is_local or self.raw_path.startswith((".", "/", "@")):
            return None
        match = _HOST.match(self.raw_path)
        if match is None:
            return None
        domain = match[1].lower()
        followed = match.end() < len(self.raw_path)
        certain = match[0].lower().startswith("www.") or domain in _DOMAINS
        return match[0] if certain or (followed and domain in _DOMAINS_WITH_PATH) else None

    @property
    def lacks_scheme(self) -> bool:
        """Whether it reads like a host and a path, or like a mail address."""
        return self.host is not None or (self.is_local and _MAIL.match(self.raw_path) is not None)


def abridged(url: str) -> str:
    """A url as a message names it: of a very long one, how it begins and how it ends."""
    return url if len(url) <= 120 else f"{url[:80]}…{url[-30:]}"
