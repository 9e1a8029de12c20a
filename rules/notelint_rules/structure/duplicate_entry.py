from collections import defaultdict
from collections.abc import Iterator

from notelint import Bad, Finding, Good, Note, Rule, Span, Vault, lazy_re_compile
from notelint.nodes import Link, List, ListItem, Paragraph, Strong, plain_text

# A name of its own: a capital behind a small letter, or a number behind a letter; up to four words.
_NAME = lazy_re_compile(
    r"(?=[\w.+/&'-]{3})(?=[\w.+/&'-]*?(?:[a-z][A-Z]|[A-Za-z]-?[0-9]))(?![\w.]*(?:Error|Exception)\b)"
    r"[^\W\d_][\w.+/&'-]*(?: [\w.+/&'-]+){0,3}"
)
_LABEL = lazy_re_compile(r"[ \t]*[:：（(]")


class DuplicateEntry(Rule):
    """A list names an entry once.

    A method, a model or a tool with an entry of its own, `- DoRA: …` or `- [DoRA](…)`, that has a
    second one further down was forgotten, or written about twice. Both places are reported, where
    they are two and stand in one list, at any depth: what stands there more often is a label.

    What counts is the label before a colon or a bracket, or the link that an item begins with,
    where it looks like a name, such as `LoRA` or `GPT-4`. Abbreviations and errors are labels.
    """

    name = "duplicate-entry"
    group = "structure"
    default = False

    good = [
        Good("- LoRA: 하나\n- DoRA: 둘\n- 장점: 셋\n\n글\n\n- 장점: 넷\n- CI: 다섯\n- CI: 여섯\n"),
        Good("- GPT-4: 90\n- GPT-4: 91\n- GPT-4: 92\n\n글\n\n- LoRA: 1\n\n글\n\n- LoRA: 2\n"),
    ]
    bad = [
        Bad(
            "- 구조\n\t- ⟦DoRA⟧: 나눈다\n- 효과\n  - ⟦DoRA⟧：민감하다\n- [GPT-4o](https://a.kr): x\n",
            ["`DoRA` has another entry, line 4", "`DoRA` has another entry, line 2"],
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        entries: defaultdict[tuple[int, str], list[Span]] = defaultdict(list)
        for item in note.find(ListItem):
            span = _name(note, item)
            if span is not None:
                outermost = [above for above in note.ancestors(item) if isinstance(above, List)][-1]
                entries[outermost.start, note.source[span].casefold()].append(span)
        for spans in entries.values():
            if len(spans) == 2:
                for span, other in (spans, reversed(spans)):
                    line = note.source.position(other.start).line
                    yield Finding(span, f"`{note.source[span]}` has another entry, line {line}")


def _name(note: Note, item: ListItem) -> Span | None:
    """Where an item names what it is about."""
    first = item.children[0] if item.children else None
    if not isinstance(first, Paragraph) or not first.children:
        return None
    start, lead = first.start, first.children[0]
    if isinstance(lead, Link | Strong):
        text = plain_text(lead)
        start = note.text.find(text, lead.start, lead.end)
        return Span(start, start + len(text)) if start >= 0 and _NAME.fullmatch(text) else None
    name = _NAME.match(note.text, start, first.end)
    if name is None or not _LABEL.match(note.text, name.end(), first.end):
        return None
    return Span(*name.span())
