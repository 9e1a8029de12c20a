import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from notelint import (
    Bad,
    Edit,
    Finding,
    Fix,
    Good,
    Note,
    Rule,
    Span,
    Vault,
    lazy_re_compile,
    option,
    parse,
)

_SITE = {"docusaurus.config.js": "module.exports = {title: 'n', url: 'u', presets: ['classic']}"}
_ENTRY = lazy_re_compile(
    r"^(?P<key>[\w-]+)[ \t]*:(?P<rest>[^\r\n]*(?:\r?\n(?:[ \t]+|-[ \t])[^\r\n]*)*)", re.MULTILINE
)
_SCALAR = lazy_re_compile(r"[ \t]+(?P<value>[^\s\"'\[{|>&*!#%@`,\]][^\r\n]*?)[ \t]*\Z")
_FLOW = lazy_re_compile(r"[ \t]*\[[^\[\]{}\"'#]*\][ \t]*\Z")
_FLOW_ITEM = lazy_re_compile(r"(?<=[\[,])\s*(?P<value>[^\s,\]-](?:[^,\]\r\n]*[^\s,\]])?)")
_BLOCK_ITEM = lazy_re_compile(
    r"^[ \t]*-[ \t]+(?P<value>[^\s\"'\[{|>&*!#%@`-][^\r\n:#]*?)[ \t]*$", re.MULTILINE
)
_COMMENT = lazy_re_compile(r"[ \t]#(?=[^\s#])")
_OLD_BOOLEAN = lazy_re_compile(r"yes|no|on|off", re.IGNORECASE)


@dataclass(frozen=True)
class MisreadFrontMatter(Rule):
    """Front matter that was meant as text is read as text.

    YAML has dates, numbers and words of its own: `title: 2024-10-25` becomes a moment, which a
    page shows with its time of day, `version: 1.10` becomes 1.1, `title: null` nothing, and
    ` #` begins a comment. Readers of YAML 1.1, such as Jekyll, take `no` for false. None of them
    says a word.

    The fix is safe: it puts quotes round the value, which then is what was written.
    """

    name = "misread-front-matter"
    group = "frontmatter"
    fixes = "safe"

    text_keys: tuple[str, ...] = option(
        ("title", "description", "sidebar_label", "id", "slug", "author", "version", "subtitle"),
        "Keys whose values are text.",
    )
    list_keys: tuple[str, ...] = option(
        ("tags", "keywords", "aliases", "authors", "categories"), "Keys that hold lists of text."
    )

    good = [
        Good('---\ntitle: "2024-10-25"\nversion: "1.10"\ntags: [논문, 2025, "no"]\n---\n'),
        Good("---\ntitle: 2024년 정리 # 주석\nsidebar_position: 1.10\ndate: 2024-10-25\n---\n"),
        Good("---\ntitle: no\n---\n", _SITE, "docs/note.md"),
    ]
    bad = [
        Bad(
            "---\ntitle: ⟦2024-10-25⟧\n---\n\n본문\n",
            ["`2024-10-25` is read as a date, expected quotes round it"],
            '---\ntitle: "2024-10-25"\n---\n\n본문\n',
            nests=False,
            moves=False,
        ),
        Bad(
            "---\nversion: ⟦1.10⟧\ntags: [논문, ⟦0123⟧, ⟦no⟧]\nkeywords:\n  - ⟦null⟧\n---\n",
            [
                "`1.10` is read as the number 1.1, expected quotes round it",
                "`0123` is read as the number 123, expected quotes round it",
                "`no` is read as `false` by YAML 1.1, expected quotes round it",
                "`null` is read as nothing, expected quotes round it",
            ],
            '---\nversion: "1.10"\ntags: [논문, "0123", "no"]\nkeywords:\n  - "null"\n---\n',
            nests=False,
            moves=False,
        ),
        Bad(
            "---\ntitle: 언어 C ⟦#5 소개⟧\n---\n",
            ["`#5 소개` is read as a comment, expected quotes round the value"],
            '---\ntitle: "언어 C #5 소개"\n---\n',
            nests=False,
            moves=False,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        front_matter = note.front_matter
        if front_matter is None or front_matter.error is not None or note.text.startswith("+++"):
            return
        site = vault.site(note.path)
        content = site.content(note.path) if site else None
        refused = {c.key for c in content.complaints(front_matter.values)} if content else set()
        keys = set(self.text_keys) | set(self.list_keys)
        for key, span in sorted(_values(note, front_matter.span), key=lambda found: found[1]):
            if key not in keys or key in refused:  # which `invalid-front-matter` reports
                continue
            written = note.source[span]
            if comment := _COMMENT.search(written):
                cut = Span(span.start + comment.end() - 1, span.end)
                message = f"`{note.source[cut]}` is read as a comment"
                yield Finding(
                    cut, f"{message}, expected quotes round the value", _quoted(span, written)
                )
                continue
            shown = _misread(written, old=content is None)
            if shown is not None:
                message = f"`{written}` is read as {shown}, expected quotes round it"
                yield Finding(span, message, _quoted(span, written))


def _values(note: Note, within: Span) -> Iterator[tuple[str, Span]]:
    """The plain scalars of a line each, with the top-level key that they stand under."""
    for entry in _ENTRY.finditer(note.text, within.start, within.end):
        rest, start = entry["rest"], entry.start("rest")
        if scalar := _SCALAR.match(rest):
            found = [scalar]
        elif _FLOW.match(rest):
            found = [*_FLOW_ITEM.finditer(rest)]
        else:
            found = [*_BLOCK_ITEM.finditer(rest)]
        for match in found:
            first, end = match.span("value")
            yield entry["key"], Span(start + first, start + end)


def _misread(written: str, *, old: bool) -> str | None:
    """What YAML makes of a text, in words; None where it stays what it is."""
    if old and _OLD_BOOLEAN.fullmatch(written):
        answer = "true" if written.lower() in {"yes", "on"} else "false"
        return f"`{answer}` by YAML 1.1"
    if written[0] not in "0123456789-+.~nNtTfF":
        return None
    front_matter = parse(f"---\nvalue: {written}\n---\n").front_matter
    value = front_matter.values.get("value", written) if front_matter else written
    match value:
        case None:
            return "nothing"
        case bool():
            return f"`{str(value).lower()}`, no text"
        case date():
            return "a date"
        case int() | float():
            number = str(int(value)) if value == value // 1 else str(value)
            return f"the number {number}" if number != written else None
    return None


def _quoted(span: Span, written: str) -> Fix:
    return Fix("put quotes round it", (Edit(span, json.dumps(written, ensure_ascii=False)),))
