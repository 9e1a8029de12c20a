from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Severity, Span, Vault, option
from notelint.nodes import DirectiveLabel, LeafDirective, plain_text
from notelint_rules.structure.admonitions import (
    KNOWN,
    Admonition,
    Fence,
    admonitions,
    fences,
    meant,
)


@dataclass(frozen=True)
class MalformedAdmonition(Rule):
    """An admonition opens with `:::note` on a line, and closes with `:::` on another.

    What Docusaurus cannot read as an admonition it prints as text, colons included, and
    without a warning; one that is never closed swallows the rest of the note, or of the list item
    or quote that it stands in. An admonition round another needs more colons than that.

    A name that Docusaurus does not know is left alone, for a site may define it, unless it is
    one of its own misspelt.

    The fix writes the opening line as it is meant. It is not safe: it makes a box of text.
    """

    name = "malformed-admonition"
    group = "structure"
    severity = Severity.ERROR
    fixes = "unsafe"

    names: tuple[str, ...] = option((), "Names of admonitions that the site defines.")

    good = [
        Good(
            ":::note 참고\n\n텍스트\n\n:::\n\n::::tip\n\n:::info[Title]\nx\n:::\n\n::::\n",
            path="a.mdx",
        ),
        Good(":::my-box\n\nx\n\n:::\n\n:::my-box Title\n\nx\n\n:::\n", path="a.mdx"),
        Good(":::note:::\n\nPlain Markdown has no admonitions.\n\n:::\n"),
    ]
    bad = [
        Bad(
            '⟦:::note:::⟧\n"모델"\n⟦:::⟧\n',
            ["`:::note:::` is read as text, expected `:::note`", "`:::` closes nothing"],
            fixed=':::note\n"모델"\n:::\n',
            path="a.mdx",
        ),
        Bad(
            "⟦::: tip 제목⟧\n\n내용\n\n⟦:::⟧\n",
            ["`::: tip 제목` is read as text, expected `:::tip 제목`", "`:::` closes nothing"],
            fixed=":::tip 제목\n\n내용\n\n:::\n",
            path="a.mdx",
        ),
        Bad(
            "⟦:::note⟧\n\n내용\n",
            ["`:::note` is never closed, expected `:::` below it"],
            path="a.mdx",
        ),
        Bad(
            "::::note\n\n내용\n\n⟦:::⟧\n\n끝\n",
            ["`:::` does not close `::::note`, expected `::::`"],
            path="a.mdx",
        ),
        Bad(
            ":::note\n\n⟦:::tip⟧\n\n내용\n\n:::\n\n끝\n\n⟦:::⟧\n",
            [
                "`:::tip` is closed by what closes the `:::note` round it, expected `::::note` there",
                "`:::` closes nothing",
            ],
            path="a.mdx",
        ),
        Bad(
            ":::⟦Warning⟧\n\n내용\n\n:::\n",
            ["`Warning` is no admonition that Docusaurus knows, expected `warning`"],
            fixed=":::warning\n\n내용\n\n:::\n",
            path="a.mdx",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if not note.dialect.directives or "::" not in note.text:
            return
        known = (*KNOWN, *self.names, *_names_of_site(note, vault))
        found = admonitions(note)
        lines = list(fences(note))
        unclosed = {
            id(admonition.node): admonition for admonition in found if not admonition.closer
        }
        short = {
            id(line): unclosed[id(line.parent)]
            for line in lines
            if line.is_bare and id(line.parent) in unclosed
        }
        almost_closed = {id(admonition) for admonition in short.values()}
        for admonition in found:
            yield from _of_admonition(note, admonition, known, id(admonition) in almost_closed)
        for leaf in note.find(LeafDirective):
            if leaf.name in known:
                message = f"`::{leaf.name}` is no admonition, expected `:::{leaf.name}`"
                yield Finding(Span(leaf.start, leaf.start + 2 + len(leaf.name)), message)
        yield from _of_text(note, lines, known, short)


def _names_of_site(note: Note, vault: Vault) -> Sequence[str]:
    """The names that the note's site defines in its configuration."""
    site = vault.site(note.path)
    content = site.content(note.path) if site else None
    return content.options.admonitions if content else ()


def _of_admonition(
    note: Note, admonition: Admonition, known: Sequence[str], closed_too_short: bool
) -> Iterator[Finding]:
    node, opener = admonition.node, note.source[admonition.opener].rstrip()
    if (right := meant(node.name, known)) is not None:
        start = node.start + len(admonition.colons)
        span = Span(start, start + len(node.name))
        message = f"`{node.name}` is no admonition that Docusaurus knows, expected `{right}`"
        yield Finding(span, message, Fix(f"write `{right}`", (Edit(span, right),), safe=False))
    opener_span = Span(admonition.opener.start, admonition.opener.start + len(opener))
    label = next((c for c in node.children if isinstance(c, DirectiveLabel)), None)
    if label is not None and plain_text(label).endswith(":::"):
        right = opener.rstrip(":").rstrip()
        yield Finding(opener_span, f"the colons at the end are read as title, expected `{right}`")
    elif admonition.closer is None and not closed_too_short:
        around = admonition.around
        if around is not None and around.closer is not None:
            name = f"{around.colons}{around.node.name}"
            message = f"`{_head(admonition)}` is closed by what closes the `{name}` round it"
            yield Finding(opener_span, f"{message}, expected `:{name}` there")
        else:
            message = f"`{_head(admonition)}` is never closed"
            yield Finding(opener_span, f"{message}, expected `{admonition.colons}` below it")


def _head(admonition: Admonition) -> str:
    return f"{admonition.colons}{admonition.node.name}"


def _of_text(
    note: Note, lines: Sequence[Fence], known: Sequence[str], short: Mapping[int, Admonition]
) -> Iterator[Finding]:
    """Lines that are read as text, openers paired with closers as they would be."""
    waiting: defaultdict[int, list[Fence]] = defaultdict(list)
    for line in lines:
        openers = waiting[id(line.parent)]
        if not line.is_bare:
            if not line.closed or _name(line, known) is not None:
                openers.append(line)
            continue
        if openers:
            opener = openers.pop()
            if (right := _expected(opener, known, paired=True)) is None:
                continue
            span = Span(opener.span.start, line.span.end)
            text = right + note.text[opener.span.end : line.span.end]
            fix = Fix(f"write `{right}`", (Edit(span, text),), safe=False)
            yield Finding(opener.span, _read_as_text(note, opener, right), fix)
        if id(line) in short:
            wider = short[id(line)]
            message = f"`{line.colons}` does not close `{_head(wider)}`, expected `{wider.colons}`"
            yield Finding(line.span, message)
        else:
            yield Finding(line.span, f"`{line.colons}` closes nothing")
    for opener in (opener for openers in waiting.values() for opener in openers):
        if (right := _expected(opener, known, paired=False)) is not None:
            yield Finding(opener.span, _read_as_text(note, opener, right))


def _read_as_text(note: Note, opener: Fence, right: str) -> str:
    return f"`{note.source[opener.span]}` is read as text, expected `{right}`"


def _name(line: Fence, known: Sequence[str]) -> str | None:
    """The name of an admonition that a line was to open."""
    return line.name if line.name in known else meant(line.name, known)


def _expected(line: Fence, known: Sequence[str], *, paired: bool) -> str | None:
    """How a line that was to open an admonition is written; None where it may be anything.

    An unknown name may be the site's own, but no site can have one after a space or one that
    is not ASCII.
    """
    name = _name(line, known)
    if name is None:
        if not paired or not line.name or (line.name.isascii() and not line.spaced):
            return None
        name = line.name if line.name.isascii() else "note"
    title = line.title if line.name.isascii() else f"{line.name} {line.title}".rstrip()
    if not title:
        return f"{line.colons}{name}"
    if line.spaced or line.closed or line.name != name:
        return f"{line.colons}{name}{title}" if title[0] == "[" else f"{line.colons}{name} {title}"
    if title[0] == "{" and title[-1] == "}":  # no attributes: they have ASCII names
        title = title[1:-1].strip()
    return f"{line.colons}{name}[{title.replace('[', '').replace(']', '')}]"
