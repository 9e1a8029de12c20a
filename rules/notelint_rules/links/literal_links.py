"""GFM's literal autolinks: where the url ends, as a person reads it, and how to mark it up."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from notelint import Edit, Fix, Note, Source, Span, lazy_re_compile, lazy_regex_compile
from notelint.nodes import Html, Link, MdxJsxElement, Paragraph, Text

_MARKS = lazy_re_compile(r"[\\`*_{}\[\]<>&~$]")
_ANGLED = lazy_re_compile(r"[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*")

_BRACKETS = dict(zip("）」』】〉》”］｝＞", "（「『【〈《“［｛＜", strict=True))
_ROUND = lazy_re_compile(r"[()]")
_ASCII_MARKS = "!\"')*,.:;?_~]>"  # which GFM leaves aside before a space
_CLOSING = "，。、；：！？．｡､" + "".join(_BRACKETS)
_FIRST_FOREIGN = lazy_re_compile(r"[^\x00-\x7f]")
_IN_HOST = lazy_re_compile(r"(?:https?://)?[^/?#]*", re.IGNORECASE)
_WIDE_LETTER = lazy_regex_compile(r"[\p{Hangul}\p{Han}\p{Hiragana}\p{Katakana}]")
_WIDE_DOMAIN = lazy_regex_compile(r"[\p{Hangul}\p{Han}\p{Hiragana}\p{Katakana}a-z0-9-]*\.[a-z]{2}")
_GOES_ON = lazy_regex_compile(r"[\w%/.=&-]*[A-Za-z0-9/_-]")
# What ends in a number or a file's name has no title in its path that goes on in letters.
_ENDS_IN_ID = lazy_re_compile(
    r"[/=._-]\d{3,}(?:v\d+)?\Z|\.(?:html?|pdf|md|mdx|png|jpe?g|gif|zip|git)\Z"
)
_NAMES_IN_ASCII = lazy_re_compile(
    r"https?://(?:www\.)?(?:github\.com|gitlab\.com|huggingface\.co|arxiv\.org|openreview\.net"
    r"|doi\.org|pypi\.org|npmjs\.com|x\.com|twitter\.com|youtu\.be|youtube\.com)/\S*\Z"
)
_PARTICLES = lazy_regex_compile(
    r"(?:을|를|이|가|은|는|의|도|만|와|과|나|이나|랑|이랑|하고|처럼|보다|마다"
    r"|(?:에서|에게|한테|에|으로|로)(?:는|도|만|의|부터|까지|서)?|부터|까지"
    r"|(?:이?라(?:고|는|며|서)|이(?:고|며|다|란)|입니다|인데|인|임|이에요|예요)"
    r"|(?:참고|참조|보기))(?!\p{Hangul})"
)
_PARTICLES_AFTER_SLASH = lazy_regex_compile(
    r"(?:을|를|에서|에는|에도|으로|부터|까지|에서는)(?!\p{Hangul})"
)


@dataclass(frozen=True)
class LiteralLink:
    """A url in text that is a link by itself.

    ``span`` is where the url stands, as a person reads it, ``url`` what it links to;
    ``taken`` is the text after it that the link takes for a part of the url.
    """

    span: Span
    url: str
    taken: Span


def literal_links(note: Note) -> Iterator[LiteralLink]:
    """All of a note, but for those inside an ``<a>``, or inside what was meant to be a link."""
    anchors = {html.end for html in note.find(Html) if html.value.startswith("<a")}
    for link in note.find(Link):
        if note.text[link.start] in "[<" or link.start in anchors or _is_in_jsx_anchor(link, note):
            continue
        if note.text.endswith("](", 0, link.start):
            continue
        end = link.start + length_as_meant(note.source[link.span])
        url = link.url[: len(link.url) - (link.end - end)]
        yield LiteralLink(Span(link.start, end), url, Span(end, link.end))


def length_as_meant(shown: str) -> int:
    """How many characters of a literal link are its url, as a person reads it.

    GFM ends a url at a space. Full-width punctuation, a particle (``…/2410.13121를``) and what
    follows a closing bracket belong to the sentence; letters that can be part of a path or of a
    domain (``/wiki/한국어``) do not.
    """
    foreign = _FIRST_FOREIGN.search(shown)
    if foreign is None:
        return len(shown)
    end = foreign.start()
    if shown[end] in _CLOSING or _is_followed_by_text(shown, end):
        return _end_without(_ASCII_MARKS, {")": "("}, shown[: _closed_before(shown, end)])
    return _end_without(_CLOSING, _BRACKETS, shown)


def mark_up(link: LiteralLink, note: Note) -> Fix | None:
    """Make a link of the url alone that looks as it did; None where that cannot be had."""
    written = marked_up(note.source[link.span], link.url, note)
    if written is None:
        return None
    # The text after it is written again: where it begins has moved.
    edit = Edit(Span(link.span.start, link.taken.end), written + note.source[link.taken])
    return Fix(f"write `{written}`", (edit,))


def marked_up(shown: str, url: str, note: Note) -> str | None:
    """``<url>`` in Markdown; a link in MDX, which takes that for a tag."""
    if not note.dialect.mdx and shown == url and _ANGLED.fullmatch(url):
        return f"<{url}>"
    if not _MARKS.search(url) and "(" not in url:
        return f"[{shown}]({url})"
    for text in (shown, _MARKS.sub(r"\\\g<0>", shown)):
        for target in (url, f"<{url}>"):
            written = f"[{text}]({target})"
            if _reads_as(written, shown, url, note):
                return written
    return None


def _is_followed_by_text(shown: str, end: int) -> bool:
    """Whether the sentence goes on at ``end``, with the first character that is not ASCII."""
    before, last = shown[:end], shown[end - 1]
    if shown[end] in _BRACKETS.values():
        return last.isalnum()
    if not _WIDE_LETTER.match(shown, end):
        return False
    if last in "\"',;!*]>" or (last == ")" and before.count(")") > before.count("(")):
        return True
    if _IN_HOST.fullmatch(before):
        return last.isalnum() and not _WIDE_DOMAIN.match(shown, end)
    if last == "/":
        return _PARTICLES_AFTER_SLASH.match(shown, end) is not None
    if not (last.isalnum() or last == ")") or _GOES_ON.match(shown, end):
        return False
    if _ENDS_IN_ID.search(before) or _NAMES_IN_ASCII.match(before):
        return True
    return _PARTICLES.match(shown, end) is not None


def _closed_before(text: str, end: int) -> int:
    """Where a bracket is closed, before ``end``, that the url did not open."""
    opened = 0
    for bracket in _ROUND.finditer(text, 0, end):
        opened += 1 if bracket[0] == "(" else -1
        if opened < 0:
            return bracket.start()
    return end


def _end_without(marks: str, brackets: Mapping[str, str], text: str) -> int:
    """Where a text ends without the marks after it; what closes a bracket in it stays."""
    end, count = len(text), Counter(text)
    while end and text[end - 1] in marks:
        opening = brackets.get(text[end - 1])
        if opening is not None and count[opening] >= count[text[end - 1]]:
            break
        count[text[end - 1]] -= 1
        end -= 1
    return end


def _reads_as(written: str, shown: str, url: str, note: Note) -> bool:
    source = Source(PurePosixPath(note.path.name), written)
    match Note.parse(source, note.dialect).root.children:
        case [Paragraph(children=[Link(children=[Text(value=value)], url=target)])]:
            return value == shown and target == url
    return False


def _is_in_jsx_anchor(link: Link, note: Note) -> bool:
    parent = note.parent(link)
    return isinstance(parent, MdxJsxElement) and parent.name in {"a", "Link"}
