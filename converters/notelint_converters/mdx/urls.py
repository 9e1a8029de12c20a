"""Addresses: where they stand in a note, and which of them Docusaurus can take."""

import re
from urllib.parse import quote

from notelint import Span

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SPECIAL_SCHEME = re.compile(r"(?i:https?|ftp|wss?):[/\\]*(?P<authority>[^/\\?#]*)")
_HOST = re.compile(r"""[^\s#/<>?@\[\\\]^|%"`{}]+|\[[0-9A-Fa-f:.]+\]""")
_PORT = re.compile(r":(?P<port>[^:\]]*)\Z")
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_OCTETS = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_PLAIN = re.compile(r"[^ \t\r\n()\\]+")


def is_remote(url: str) -> bool:
    """Whether the address has a scheme or a host of its own."""
    return _SCHEME.match(url) is not None or url.startswith("//")


def is_acceptable(url: str) -> bool:
    """Whether JavaScript's ``new URL`` takes a remote address; where not, Docusaurus stops.

    Source: url.spec.whatwg.org, the host and port states of special schemes.
    """
    special = _SPECIAL_SCHEME.match(url)
    if special is None:
        return True
    host = special["authority"].rpartition("@")[2]
    if port := _PORT.search(host):
        if port["port"] and not (port["port"].isascii() and port["port"].isdigit()):
            return False
        if int(port["port"] or 0) > 65535:
            return False
        host = host[: port.start()]
    return _HOST.fullmatch(
        re.sub(r"%[0-9A-Fa-f]{2}", "x", host)
    ) is not None and _is_number_or_name(host)


def _is_number_or_name(host: str) -> bool:
    """A host whose last part is a number must be an address of four bytes."""
    parts = host.rstrip(".").split(".")
    if host.startswith("[") or not parts[-1].isdigit():
        return True
    return len(parts) <= 4 and all(part.isdigit() and int(part) < 256 for part in parts[:-1])


def with_percents_escaped(url: str) -> str:
    """The address with every ``%`` that begins no readable octets written as ``%25``."""
    if "%" not in url:
        return url
    url = _BAD_PERCENT.sub("%25", url)
    return _OCTETS.sub(lambda octets: _readable(octets[0]), url)


def _readable(octets: str) -> str:
    try:
        bytes.fromhex(octets.replace("%", "")).decode()
    except UnicodeDecodeError:
        return octets.replace("%", "%25")
    return octets


def split(url: str) -> tuple[str, str]:
    """The path, and the query and fragment with their marks."""
    end = min((at for at in (url.find("?"), url.find("#")) if at >= 0), default=len(url))
    return url[:end], url[end:]


def encoded(path: str) -> str:
    """A path as it stands between parentheses: what is not ASCII is left readable."""
    return "".join(
        character
        if character > "\x7f" and not character.isspace()
        else quote(character, "/!$&'*+,;=:@~")
        for character in path
    )


def written(url: str) -> str:
    """An address as a link's destination, in angle brackets where it needs them."""
    if not url or re.search(r"[\s()<>]|[\x00-\x1f]", url):
        bracketed = re.sub(r"\s*[\r\n]\s*", " ", url)
        return "<" + re.sub(r"[<>\\]", r"\\\g<0>", bracketed) + ">"
    return url.replace("\\", "\\\\")


def destination(text: str, opening: int, end: int) -> Span | None:
    """The span of a link's address: ``opening`` is the place after ``(`` or ``]:``.

    Within angle brackets, when it has them; brackets not included. None where it has none.
    """
    at = opening
    while at < end and text[at] in " \t\r\n>":
        at += 1
    if text.startswith("<", at):
        close = at + 1
        while close < end and text[close] != ">":
            close += 2 if text[close] == "\\" else 1
        return Span(at + 1, close)
    plain = _PLAIN.match(text, at, end)
    close, depth = plain.end() if plain else at, 0
    while close < end and text[close] not in " \t\r\n":
        if text[close] == "\\":
            close += 1
        elif text[close] == "(":
            depth += 1
        elif text[close] == ")":
            if depth == 0:
                break
            depth -= 1
        close += 1
    return Span(at, min(close, end)) if close > at else None


def after_label(text: str, start: int, end: int) -> int:
    """The place after the ``]`` that closes the bracket which opens at ``start``."""
    depth, at = 0, start
    while at < end:
        character = text[at]
        if character == "\\":
            at += 1
        elif character == "[":
            depth += 1
        elif character == "]":
            depth -= 1
            if depth == 0:
                return at + 1
        at += 1
    return end
