import json
import re
from collections.abc import Iterator

from notelint import (
    Bad,
    Edit,
    Finding,
    Fix,
    FrontMatter,
    Good,
    Note,
    Rule,
    Severity,
    Span,
    Vault,
    lazy_re_compile,
    parse,
)

_SITE = {"docusaurus.config.js": "module.exports = {title: 'n', url: 'u', presets: ['classic']}"}
_OPENING = lazy_re_compile(r"\ufeff?(---)(?:[ \t]*|[a-z]+[ \t]*)(?:\r?\n|$)")
_CLOSING = lazy_re_compile(r"^---", re.MULTILINE)
_PLAIN = lazy_re_compile(r"(?P<key>[\w-]+)[ \t]*:[ \t]+(?P<value>[^\s\"'|>&#].*?)[ \t]*")
_TABS = lazy_re_compile(r"[ \t]*\t[ \t]*")
_OF_TEXT = frozenset(
    {"description", "pagination_label", "sidebar_label", "slug", "subtitle", "title"}
)
# Elsewhere, this is text between two thematic breaks.
_NO_MAPPING = "it is no mapping of keys to values"
# What the parser says, and what it means to who wrote the line; the first match counts.
_REASONS = (
    (r"mapping values are not allowed", "`: ` stands inside a value, expected quotes round it"),
    (r"character '\\t' that cannot start", "a tab indents the line, expected spaces"),
    (
        r"character '`' that cannot start",
        "a value begins with a backtick, expected quotes round it",
    ),
    (r"sequence entries are not allowed", "`- ` stands after a key, expected a line of its own"),
    (r"character '(.)' that cannot start", r"a value begins with `\1`, expected quotes round it"),
    (r"scanning a quoted scalar", "a quote opens and never closes"),
    (r"scanning an? (?:alias|anchor)", "a value begins with `*` or `&`, expected quotes round it"),
    (r"constructor for the tag", "a value begins with `!`, expected quotes round it"),
    (r"parsing a flow sequence", "`[` opens a list that never closes, or text follows it"),
    (r"parsing a flow mapping", "`{` opens a mapping that never closes, or text follows it"),
    (r"could not find expected ':'", "the line is no `key: value`"),
    (
        r"parsing a block mapping",
        "text follows a value that is complete, or the indentation is off",
    ),
    (r"parsing a block collection", "the indentation is off"),
    (r"undefined alias", "a value begins with `*`, expected quotes round it"),
)


class InvalidFrontMatter(Rule):
    """Front matter is YAML, and holds what Docusaurus accepts.

    Docusaurus stops at the first note whose front matter it cannot read, so that each build
    shows one. The usual reasons: a title with `: ` or a leading `[`, `@`, `*` or backtick and
    without quotes, a tab, a key that stands twice, a block that is never closed.

    In a Docusaurus site values must be of the right kind, too: `tags` a list, `image` a url,
    `draft` true or false. A document whose name makes no route (`[2024] Paper.md`, `C#.md`)
    needs a `slug`.

    The fix puts quotes round a value of one line, or spaces in the place of tabs, where the block
    can be read thereafter. It is safe, for nothing could be read before.
    """

    name = "invalid-front-matter"
    group = "frontmatter"
    severity = Severity.ERROR
    fixes = "safe"

    good = [
        Good('---\ntitle: "[2024] 논문: 요약"\ntags: [llm, "C#"]\ndate: 2025-10-25\n---\n\n본문\n'),
        Good("---\ntags: 논문\ndraft: maybe\n---\n\nNo site reads this note.\n"),
        Good("+++\ntitle = '논문: 요약'\n+++\n\n본문\n"),
        Good(
            "---\ntags: [논문, 2025]\nslug: /논문\nimage: ./a.png\nsidebar_position: 1\n---\n",
            _SITE,
            "docs/[2024] a.md",
        ),
        Good("---\n\nA note may begin with a line.\n"),
        Good("---\nText may stand between lines.\n\n---\n"),
        Good("---\nIn plain Markdown this is a line.\n"),
    ]
    bad = [
        Bad(
            "---\n⟦title: 논문: 요약⟧\n---\n\n본문\n",
            ["front matter: `: ` stands inside a value, expected quotes round it"],
            '---\ntitle: "논문: 요약"\n---\n\n본문\n',
            nests=False,
            moves=False,
        ),
        Bad(
            "---\ntags:\n⟦\t- a⟧\n---\n",
            ["front matter: a tab indents the line, expected spaces"],
            "---\ntags:\n  - a\n---\n",
            nests=False,
            moves=False,
        ),
        Bad(
            "---\ntitle: a\n⟦title: b⟧\n---\n",
            ["front matter: the key `title` stands twice"],
            nests=False,
            moves=False,
        ),
        Bad(
            "⟦---⟧\ntitle: a\n\n본문\n",
            ["front matter opens here and never closes, expected a line of `---`"],
            files=_SITE,
            path="docs/note.md",
            nests=False,
            moves=False,
        ),
        Bad(
            "⟦---⟧\ntitle: a\n\n본문\n",
            ["front matter opens here and never closes, expected a line of `---`"],
            path="note.mdx",
            nests=False,
            moves=False,
        ),
        Bad(
            "---\n⟦tags: 논문⟧\n⟦draft: maybe⟧\n---\n",
            [
                "`tags` is `논문`, expected a list of tags",
                "`draft` is `maybe`, expected `true` or `false`",
            ],
            files=_SITE,
            path="docs/note.md",
            nests=False,
            moves=False,
        ),
        Bad(
            "---\n⟦title: a⟧\n---\n",
            ["the name `[2024] Paper.md` makes no valid route, expected a `slug`"],
            files=_SITE,
            path="docs/[2024] Paper.md",
            nests=False,
            moves=False,
            in_code=True,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        site = vault.site(note.path)
        content = site.content(note.path) if site else None
        front_matter = note.front_matter
        if front_matter is not None and front_matter.error is not None:
            span, reason = front_matter.error
            if content is not None or not (reason == _NO_MAPPING or _ends_in_dots(note)):
                message = f"front matter: {_in_plain_words(reason)}"
                yield Finding(span, message, _readable(span, front_matter, note))
            return
        built = content is not None and content.includes(note.path)
        if front_matter is None and (built or (content is None and note.dialect.mdx)):
            opening = _OPENING.match(note.text)
            if opening and not _CLOSING.search(note.text, opening.end()):
                message = "front matter opens here and never closes, expected a line of `---`"
                yield Finding(Span(*opening.span(1)), message)
                return
        if site is None or content is None or not built:
            return
        if front_matter is not None:
            for complaint in content.complaints(front_matter.values):
                yield Finding(_line_of(complaint.key, front_matter, note), complaint.message)
        if not site.has_valid_route(note.path):
            message = f"the name `{note.path.name}` makes no valid route, expected a `slug`"
            yield Finding(_first_line(front_matter, note), message)


def _ends_in_dots(note: Note) -> bool:
    """Whether Pandoc and YAML see the end where a line of ``...`` is, and Markdown does not."""
    closing = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE).search(note.text, 3)
    return closing is not None and closing[0].startswith(".")


def _in_plain_words(reason: str) -> str:
    for pattern, words in _REASONS:
        if match := re.search(pattern, reason):
            return match.expand(words)
    return reason


def _readable(span: Span, front_matter: FrontMatter, note: Note) -> Fix | None:
    """The line that cannot be read with quotes, or without tabs; None where that would not do."""
    line = note.source[span]
    if plain := _PLAIN.fullmatch(line):
        if plain["value"][0] in "[{" and plain["key"] not in _OF_TEXT:
            return None  # a list or a mapping was meant
        start = span.start + plain.start("value")
        edit = Edit(
            Span(start, start + len(plain["value"])), json.dumps(plain["value"], ensure_ascii=False)
        )
        fix = Fix("put quotes round it", (edit,))
    elif tabs := _TABS.match(line):
        indent = tabs[0].replace("\t", "  ")
        edit = Edit(Span(span.start, span.start + len(tabs[0])), indent)
        fix = Fix("write spaces", (edit,))
    else:
        return None
    text, (begin, end) = note.text, edit.span
    written = f"{text[:begin]}{edit.text}{text[end : front_matter.span.end]}\n"
    read = parse(written).front_matter
    goes_on = read is not None and (read.error is None or read.error[0].start > span.start)
    is_block = not text[front_matter.span.start :].startswith(("---\n\n", "---\r\n\r\n"))
    return fix if goes_on and is_block else None


def _line_of(key: str, front_matter: FrontMatter, note: Note) -> Span:
    """The first line of a key's value; the whole block where it cannot be told."""
    pattern = re.compile(rf"^[\"']?{re.escape(key)}[\"']?[ \t]*:[^\r\n]*", re.MULTILINE)
    match = pattern.search(note.text, front_matter.span.start, front_matter.span.end)
    return Span(*match.span()) if match else front_matter.span


def _first_line(front_matter: FrontMatter | None, note: Note) -> Span:
    number = 1 if front_matter is None else 2
    return note.source.line(min(number, len(note.source.line_starts)))
