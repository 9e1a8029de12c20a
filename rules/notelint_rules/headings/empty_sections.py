"""Which sections of a note have nothing in them."""

import re
from collections.abc import Iterator, Sequence

from notelint import Note, Section, Url, lazy_re_compile
from notelint.nodes import InlineCode, Link, plain_text
from notelint_rules.headings.habits import is_template

_NOTHING = lazy_re_compile(
    r"(?:\s++|(?:[-*_][ \t]*+){3,}+(?=[\r\n]|\Z)|<a\s[^<>]*+>\s*+</a>|<[bh]r\s*+/?>)*+\Z"
)
_MOST = 1000
"""More characters than this between two headings are never nothing."""
_MOST_WORDS = 6
_LONGEST = 40
"""What is longer than this may be a sentence."""
_WORD = lazy_re_compile(r"[^\W\d_]")
_STATEMENT = lazy_re_compile(r"\s[—–=]\s|[:：]\s*\S|[:：.。!]\s*\Z|\A(?:note|tip)\b", re.IGNORECASE)
_DATE = lazy_re_compile(
    r"(?=.*\d)(?:[\W\d년월일年月日]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)+",
    re.IGNORECASE,
)
_UNRELEASED = lazy_re_compile(r"\W*(?:unreleased|next|upcoming)\W*", re.IGNORECASE)


def empty_sections(note: Note) -> Iterator[tuple[Section, str, str]]:
    """The sections with nothing in them, with their titles, and ``" but a heading"`` where one is."""
    outline = [section for section in note.sections if section.container is note.root]
    empty = _empty(outline, note)
    if len(empty) == len(outline) and not _has_anything_before(outline, note):
        return
    if is_template(note.path):
        return
    reported: set[int] = set()
    for index, section in enumerate(outline):
        if id(section) not in empty or section.body.end == note.root.end:
            continue
        if id(section.parent) in reported:
            reported.add(id(section))
            continue
        following = outline[index + 1]
        text = plain_text(section.heading).strip()
        if section is outline[0] or not _is_name(section, text):
            continue
        if _is_code(section) and _is_code(following):
            continue
        reported.add(id(section))
        yield section, text, " but a heading" if following.parent is section else ""


def empty_titles(note: Note) -> tuple[str, ...]:
    """The texts of the headings that promise what is not there."""
    return tuple(text for _, text, _ in empty_sections(note))


def _empty(outline: Sequence[Section], note: Note) -> set[int]:
    """The sections, by identity, that hold nothing but headings."""
    full: set[int] = set()
    for section in reversed(outline):
        if id(section) in full or not _is_nothing(note, section):
            full |= {id(section), id(section.parent)}
    return {id(section) for section in outline} - full


def _is_nothing(note: Note, section: Section) -> bool:
    start, end = section.lead
    return end - start <= _MOST and _NOTHING.match(note.text, start, end) is not None


def _is_name(section: Section, text: str) -> bool:
    """Whether a heading names what follows, and says nothing by itself, as a sentence would."""
    if not text or "\n" in text or len(text) > _LONGEST or len(text.split()) > _MOST_WORDS:
        return False
    if _STATEMENT.search(text) or _DATE.fullmatch(text) or _UNRELEASED.fullmatch(text):
        return False
    links = [part for part in section.heading.children if isinstance(part, Link)]
    others = [part for part in section.heading.children if not isinstance(part, Link)]
    all_link = links and not any(map(_WORD.search, map(plain_text, others)))
    return not all_link and not any(Url.parse(link.url).is_local for link in links)


def _is_code(section: Section) -> bool:
    return all(isinstance(part, InlineCode) for part in section.heading.children)


def _has_anything_before(outline: Sequence[Section], note: Note) -> bool:
    start = note.front_matter.span.end if note.front_matter else 0
    return bool(note.text[start : outline[0].heading.start].strip()) if outline else False
