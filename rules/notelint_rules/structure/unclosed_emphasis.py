import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from notelint import (
    Bad,
    Edit,
    Finding,
    Fix,
    Good,
    Note,
    Rule,
    Severity,
    Span,
    Vault,
    lazy_re_compile,
)
from notelint.nodes import Delete, Emphasis, Link, Node, Parent, Strong
from notelint_rules.structure.literals import block_of, in_text, text_at

_KINDS: tuple[tuple[str, type[Parent], str], ...] = (
    ("***", Strong, "strong"),
    ("**", Strong, "strong"),
    ("*", Emphasis, "em"),
    ("~~", Delete, "del"),
)
_SIGNS = lazy_re_compile(r"(?<![\\*])\*{1,3}(?!\*)|(?<![\\~])~~(?!~)")
# Behind punctuation and before a letter, or the other way round; what is before comes second, for
# a pattern that begins with a sign is found faster.
_MISFITS = lazy_re_compile(
    r"[*~](?:(?<=[^\w\s\\*~].)[*~]{0,2}(?=\w)|(?<=\w.)[*~]{0,2}(?=[^\w\s*~]))"
)
_STOPS = frozenset(".,:;!?…。，、：；！？")
_LETTER = lazy_re_compile(r"[^\W\d_]")


class UnclosedEmphasis(Rule):
    """Text between `**` is bold, also beside Korean, Chinese and Japanese letters.

    In CommonMark `**` does not close behind punctuation where a letter follows, and does not open
    before punctuation behind a letter. That suits languages with spaces: `**단어(word)**는` and
    `**类型：**服务端` are shown with their stars. The same holds for `*` and `~~`.

    The signs of a paragraph are paired in order; reported are the pairs that look like emphasis
    and were read as text for that reason, or because one of them stands in a link and the other
    behind it, as Notion exports them: `[**글](…)**`.

    The fix writes the tag, `<strong>` … `</strong>`, which is read anywhere, or the signs round the
    link. It is not safe: a space, or the punctuation outside, may be preferred.
    """

    name = "unclosed-emphasis"
    group = "structure"
    severity = Severity.ERROR
    fixes = "unsafe"

    good = [
        Good("**단어**는 **단어(word)** 는, **『依赖』**。 *가*나 ~~다~~라\n"),
        Good("a ** b ** c, f(**kwargs), 2**3, \\**단어(word)\\**는, `**단어(word)**는`\n"),
        Good("* 별표로 시작하고 * 별표로 끝나는 줄\n"),
    ]
    bad = [
        Bad(
            "이것은 ⟦**단어(word)**⟧는, 即⟦**『依赖』**⟧性，⟦~~삭제(x)~~⟧됨\n",
            [
                "`**` closes nothing between `)` and `는`: the stars are shown",
                "`**` opens nothing between `即` and `『`: the stars are shown",
                "`~~` closes nothing between `)` and `됨`: the signs are shown",
            ],
            "이것은 <strong>단어(word)</strong>는, 即<strong>『依赖』</strong>性，<del>삭제(x)</del>됨\n",
        ),
        Bad(
            "## ⟦**类型：**⟧服务端 **驱动器**\n",
            ["`**` closes nothing between `：` and `服`: the stars are shown"],
            "## <strong>类型：</strong>服务端 **驱动器**\n",
        ),
        Bad(
            "안내는 [⟦**여기](a.md)**⟧ 있다\n",
            ["`**` opens in a link and closes behind it: the stars are shown"],
            "안내는 **[여기](a.md)** 있다\n",
            {"a.md": ""},
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        done: set[int] = set()
        for _, text in in_text(note, _MISFITS):
            block = block_of(note, text)
            if block is not None and id(block) not in done:
                done.add(id(block))
                yield from _in_block(note, block)


def _in_block(note: Note, block: Parent) -> Iterator[Finding]:
    literal = [
        (match[0], match.start())
        for match in _SIGNS.finditer(note.text, block.start, block.end)
        if text_at(note, match.start()) is not None
    ]
    for sign, kind, tag in _KINDS:
        places = {place for written, place in literal if written == sign}
        if not places:
            continue
        read = [node for node in _within(note.find(kind), block) if _is_written(note, node, sign)]
        for node in read:
            places |= {node.start, node.end - len(sign)}
        paired = {node.start: node.end - len(sign) for node in read}
        for opening, closing in _pairs(sorted(places), paired):
            span = Span(opening, closing + len(sign))
            why = _why(note, block, sign, opening, closing)
            edit = Edit(span, _tagged(note.text[opening + len(sign) : closing], tag, sign))
            title = f"write `<{tag}>`"
            if (link := _link_begun_in(note, opening)) is not None and closing >= link.end:
                why = "opens in a link and closes behind it" if closing == link.end else None
                inside = note.text[opening + len(sign) : closing]
                edit = Edit(Span(link.start, span.end), f"{sign}[{inside}{sign}")
                title = "write the signs round the link"
            if why is not None:
                shown = "stars" if "*" in sign else "signs"
                message = f"`{sign}` {why}: the {shown} are shown"
                yield Finding(span, message, Fix(title, (edit,), safe=False))


def _link_begun_in(note: Note, offset: int) -> Link | None:
    """The link whose text begins at an offset."""
    text = text_at(note, offset)
    parent = note.parent(text) if text is not None else None
    return parent if isinstance(parent, Link) and parent.start + 1 == offset else None


def _pairs(places: Sequence[int], read: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """The places two by two, but for those that are read as a pair.

    Where one is left over, no order can be told: neighbours count that are both read as text.
    """
    if len(places) % 2 == 0:
        pairs = zip(places[::2], places[1::2], strict=True)
        yield from (pair for pair in pairs if read.get(pair[0]) != pair[1])
        return
    taken = {*read, *read.values()}
    for opening, closing in pairwise(places):
        if opening not in taken and closing not in taken:
            yield opening, closing


def _within(nodes: Sequence[Node], block: Node) -> Sequence[Node]:
    first = bisect_left(nodes, block.start, key=lambda node: node.start)
    return nodes[first : bisect_left(nodes, block.end, key=lambda node: node.start)]


def _is_written(note: Note, node: Node, sign: str) -> bool:
    text = note.text
    return text.startswith(sign, node.start) and text.endswith(sign, node.start, node.end)


def _tagged(inside: str, tag: str, sign: str) -> str:
    text = f"<{tag}>{inside}</{tag}>"
    return f"<em>{text}</em>" if sign == "***" else text


def _why(note: Note, block: Node, sign: str, opening: int, closing: int) -> str | None:
    """Why a pair that looks like emphasis is none; None where it does not look like it."""
    text = note.text
    inside = text[opening + len(sign) : closing]
    if not inside or inside[0].isspace() or inside[-1].isspace():
        return None
    if unicodedata.category(inside[0]) == "Pe" or unicodedata.category(inside[-1]) == "Ps":
        return None  # `f(*args, **kwargs) … g(**options)`
    before = text[opening - 1] if opening > block.start else " "
    after = text[closing + len(sign)] if closing + len(sign) < block.end else " "
    if all(c.isascii() and c.isalnum() for c in (before, after)):
        return None  # `2**(i - 1) … 2**h`
    if (
        not _LETTER.search(inside)
        and inside not in _STOPS
        and not _is_figure(inside, before, after)
    ):
        return None
    if _fails(sign, before, inside[0]):
        return f"opens nothing between `{before}` and `{inside[0]}`"
    if _fails(sign, after, inside[-1]):
        return f"closes nothing between `{inside[-1]}` and `{after}`"
    return None


def _is_figure(inside: str, before: str, after: str) -> bool:
    """Whether this is `30%` or an emoji beside a letter of a script in which nobody calculates."""
    beside = any(unicodedata.east_asian_width(c) in "WF" and c.isalpha() for c in (before, after))
    return beside and any(c.isdigit() or not c.isascii() for c in inside)


def _fails(sign: str, outer: str, inner: str) -> bool:
    """Whether a sign with a mark on its inner side and a letter on the other is none.

    A single star is often a star; it counts beside Korean, Chinese and Japanese only.
    """
    if not _is_mark(inner) or outer.isspace() or _is_mark(outer):
        return False
    return len(sign) > 1 or any(unicodedata.east_asian_width(c) in "WF" for c in (outer, inner))


def _is_mark(character: str) -> bool:
    """Whether this is punctuation or a symbol, as in CommonMark's "Unicode punctuation"."""
    return unicodedata.category(character)[0] in "PS"
