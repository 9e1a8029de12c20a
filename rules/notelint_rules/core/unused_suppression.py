import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Note, Outcome, Rule, Span, Suppression, Vault
from notelint.nodes import (
    Blockquote,
    Code,
    ContainerDirective,
    FootnoteDefinition,
    Html,
    List,
    ListItem,
    MdxExpression,
    MdxJsxFlowElement,
    Node,
    Root,
)
from notelint_rules.core.undecodable_text import UndecodableText

_HOLDS_BLOCKS = (
    Root,
    Blockquote,
    ListItem,
    ContainerDirective,
    FootnoteDefinition,
    MdxJsxFlowElement,
)


class UnusedSuppression(Rule):
    """A comment that allows something is needed.

    What it allowed was mended, moved, or is not found any more; left behind, it hides the next
    finding of the same kind, which nobody has looked at. Only rules that are on count, those
    about MDX only in MDX, those about papers only with an index of papers. A comment that allows
    `unused-suppression` is never reported.

    The fix removes the name, or the comment when it has no other. It is safe: a comment shows
    nothing, and one that keeps two lists apart stays.
    """

    name = "unused-suppression"
    group = "core"
    fixes = "safe"

    good = [
        Good(
            "<!-- notelint: allow undecodable-text -->\n\nna\udcefve\n",
            also=(UndecodableText,),
        ),
        Good("<!-- notelint: allow some-rule-that-is-off -->\n\n본문\n"),
        Good("`<!-- notelint: allow undecodable-text -->`\n", also=(UndecodableText,)),
    ]
    bad = [
        Bad(
            "⟦<!-- notelint: allow undecodable-text -- 원문 그대로 -->⟧\n\n본문\n",
            ["the comment allows `undecodable-text`, which is not found here"],
            "본문\n",
            also=(UndecodableText,),
        ),
        Bad(
            "본문 ⟦{/* notelint: allow undecodable-text */}⟧\n",
            ["the comment allows `undecodable-text`, which is not found here"],
            "본문\n",
            path="note.mdx",
            also=(UndecodableText,),
        ),
        Bad(
            "<!-- notelint: allow-file rule-that-is-off, ⟦undecodable-text⟧ -->\n\n본문\n",
            ["the comment allows `undecodable-text`, which is not found here"],
            "<!-- notelint: allow-file rule-that-is-off -->\n\n본문\n",
            also=(UndecodableText,),
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        yield from ()  # what a comment allows is only known once all rules have spoken

    def review(self, note: Note, vault: Vault, outcome: Outcome) -> Iterator[Finding]:
        mute = set() if note.dialect.mdx else {"mdx"}
        mute |= set() if vault.papers.identity else {"papers"}
        heard = {rule.name for rule in outcome.rules if rule.group not in mute}
        nodes: list[Node] = [*note.find(Html), *note.find(MdxExpression)]
        comments = {node.span: node for node in nodes}
        used: defaultdict[Suppression, set[str]] = defaultdict(set)
        for suppression, rule in outcome.silenced:
            used[suppression].add(rule)
        for suppression in note.suppressions:
            unused = (suppression.rules & heard) - used[suppression]
            if not unused or self.name in suppression.rules:
                continue
            places = [_place(name, suppression, note) for name in sorted(unused)]
            if unused == suppression.rules:
                names = " and ".join(f"`{note.source[place]}`" for place in sorted(places))
                verb = "is" if len(unused) == 1 else "are"
                message = f"the comment allows {names}, which {verb} not found here"
                fix = _without_comment(comments[suppression.span], note)
                yield Finding(suppression.span, message, fix)
                continue
            for place in places:
                name = note.source[place]
                message = f"the comment allows `{name}`, which is not found here"
                yield Finding(place, message, _without_name(place, note))


def _place(name: str, suppression: Suppression, note: Note) -> Span:
    """Where a comment names a rule."""
    written = note.source[suppression.span]
    after = written.index("allow") + len("allow")
    match = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])").search(written, after)
    return Span(*match.span()).shift(suppression.span.start) if match else suppression.span


def _without_name(place: Span, note: Note) -> Fix:
    """Remove a name with one of the commas beside it."""
    before = re.compile(r"[\s,]*\Z").search(note.text[: place.start][-100:])
    after = re.compile(r"\s*,\s*").match(note.text, place.end)
    span = place
    if after:
        span = Span(place.start, after.end())
    elif before:
        span = Span(place.start - len(before[0]), place.end)
    return Fix(f"remove `{note.source[place]}`", (Edit(span, ""),))


def _without_comment(comment: Node, note: Note) -> Fix | None:
    """Remove a comment; a block with its lines, where nothing around it grows together."""
    parent = note.parent(comment)
    if isinstance(parent, _HOLDS_BLOCKS):
        index = bisect_left(parent.children, comment.start, key=lambda child: child.start)
        before, after = (
            parent.children[max(index - 1, 0) : index],
            parent.children[index + 1 : index + 2],
        )
        if before and after and _would_join(before[0], after[0], note):
            return None
        span = _lines(comment, note)
    else:
        start = len(note.text[: comment.start].rstrip(" \t"))
        span = Span(start, comment.end)
    return Fix("remove the comment", (Edit(span, ""),)) if span else None


def _would_join(before: Node, after: Node, note: Note) -> bool:
    """Whether what stands after the comment would become part of what stands before it."""
    open_ended = isinstance(before, List | FootnoteDefinition) or _is_indented(before, note)
    return open_ended and (isinstance(after, type(before)) or _is_indented(after, note))


def _is_indented(node: Node, note: Note) -> bool:
    return isinstance(node, Code) and not note.text.startswith(("`", "~"), node.start)


def _lines(comment: Node, note: Note) -> Span | None:
    """The lines of a comment, with a blank one after it where there is one before, too.

    None where something else is on them, or where the lines around them cannot do without.
    """
    source, starts = note.source, note.source.line_starts
    first, last = source.position(comment.start).line, source.position(comment.end).line
    beside = note.text[starts[first - 1] : comment.start]
    beside += note.text[comment.end : source.line(last).end]
    if beside.strip(" \t>"):
        return None
    above = first == 1 or _is_blank(first - 1, note)
    below = last == len(starts) or _is_blank(last + 1, note)
    if not above and not below:
        return comment.span if isinstance(note.parent(comment), Root) else None
    if above and below and last < len(starts):
        last += 1
    end = starts[last] if last < len(starts) else len(note.text)
    return Span(starts[first - 1], end)


def _is_blank(line: int, note: Note) -> bool:
    return not note.source[note.source.line(line)].strip(" \t>")
