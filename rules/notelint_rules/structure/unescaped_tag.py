import re
from collections.abc import Iterator
from dataclasses import dataclass

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
    option,
)
from notelint.nodes import Html, MdxJsxTextElement, Root
from notelint_rules.structure.elements import (
    DRAWN_OR_CALCULATED,
    KNOWN_ELEMENTS,
    NAMED_IN_TEXT,
)

_TAG = lazy_re_compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<rest>[^<>]*)>")
_PLAIN = lazy_re_compile(r"[a-z][a-z0-9]*")
_DRAWING = lazy_re_compile(r"<(?:svg|math)\b", re.IGNORECASE)
_CLOSING = lazy_re_compile(r"</([A-Za-z][A-Za-z0-9-]*)\s*>")


@dataclass(frozen=True)
class UnescapedTag(Rule):
    r"""What a reader should see in angle brackets is escaped, or code.

    `<st>` in Markdown is a tag: no browser knows it, and none shows it. The same happens to
    `<your-name>`, `Vec<T>` and `<EOS>`. What names an element of HTML is left alone (but for a
    `<nav>` or `<title>` in a line of text that is never closed), one of SVG or MathML (`<mask>`,
    `<text>`) in notes that have a picture or a formula of that kind, and so is what may be a
    component: a name with a capital or a hyphen that is closed, or a tag with attributes. In MDX, tags that are not closed are found by `mdx-syntax`.

    The fix writes `\<`. It is safe: the page shows what the note says. In MDX there is none.
    """

    name = "unescaped-tag"
    group = "structure"
    severity = Severity.ERROR
    fixes = "safe"

    elements: tuple[str, ...] = option((), "Names of elements that the page's scripts define.")

    good = [
        Good("줄<br>바꿈 <b>굵게</b> <my-chart></my-chart> <Badge type='tip'/> `<st>` \\<st>\n"),
        Good(
            "a < b > c, <https://example.org>, <논문>\n\n<details>\n<summary>x</summary>\n</details>\n"
        ),
        Good("<svg><path d='M0'/></svg>\n\n```\n<st>\n```\n"),
    ]
    bad = [
        Bad(
            "생성 ⟦<st>⟧（근거）⟦<et>⟧，`Vec`는 Vec⟦<T>⟧이고 ⟦<your-name>⟧ 자리\n",
            [
                "`<st>` is read as a tag and not shown, expected `\\<st>`",
                "`<et>` is read as a tag and not shown, expected `\\<et>`",
                "`<T>` is read as a tag and not shown, expected `\\<T>`",
                "`<your-name>` is read as a tag and not shown, expected `\\<your-name>`",
            ],
            "생성 \\<st>（근거）\\<et>，`Vec`는 Vec\\<T>이고 \\<your-name> 자리\n",
        ),
        Bad(
            "답은 ⟦<think>⟧ 와 ⟦</think>⟧ 사이에 둔다\n\n⟦<EOS>⟧\n여기까지\n",
            [
                "`<think>` is read as a tag and not shown, expected `\\<think>`",
                "`</think>` is read as a tag and not shown, expected `\\</think>`",
                "`<EOS>` is read as a tag and not shown, expected `\\<EOS>`",
            ],
            "답은 \\<think> 와 \\</think> 사이에 둔다\n\n\\<EOS>\n여기까지\n",
        ),
        Bad(
            "문장의 ⟦<mask>⟧ 자리, 명령은 ls ⟦<dir>⟧, 글의 ⟦<title>⟧\n",
            [
                "`<mask>` is read as a tag and not shown, expected `\\<mask>`",
                "`<dir>` is read as a tag and not shown, expected `\\<dir>`",
                "`<title>` is read as a tag and not shown, expected `\\<title>`",
            ],
            "문장의 \\<mask> 자리, 명령은 ls \\<dir>, 글의 \\<title>\n",
        ),
        Bad(
            "답은 ⟦<think>⟧**생각**</think> 뒤에 둔다\n",
            ["`<think>` is read as a tag and not shown, expected `\\<think>`"],
            path="note.mdx",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        known = KNOWN_ELEMENTS.union(self.elements)
        if note.dialect.mdx:
            yield from _in_mdx(note, known | vault.provided_components(note.path))
        elif nodes := note.find(Html):
            closed = {name.lower() for name in _CLOSING.findall(note.text)}
            if not _DRAWING.search(note.text):
                known -= DRAWN_OR_CALCULATED.difference(self.elements)
            in_text = known - NAMED_IN_TEXT.difference(self.elements, closed)
            for node in nodes:
                tag = _TAG.match(note.text, node.start, node.end)
                names = known if isinstance(note.parent(node), Root) else in_text
                if tag is not None and _is_text(tag, names, closed):
                    edit = Edit(node.span, f"\\{note.source[node.span]}")
                    fix = Fix(r"write `\<`", (edit,))
                    yield _finding(tag[0], Span(*tag.span()), fix)


def _finding(tag: str, span: Span, fix: Fix | None) -> Finding:
    message = f"`{tag}` is read as a tag and not shown, expected `\\{tag}`"
    return Finding(span, message, fix)


def _is_text(tag: "re.Match[str]", known: frozenset[str], closed: set[str]) -> bool:
    """Whether a tag is no element, and looks like none that a script could define."""
    name, rest = tag["name"], tag["rest"]
    if name.lower() in known or name in known or "=" in rest or rest.endswith("/"):
        return False
    if name.islower() and "-" not in name:
        return True
    return not tag["close"] and name.lower() not in closed


def _in_mdx(note: Note, known: frozenset[str]) -> Iterator[Finding]:
    """Elements that are closed, or MDX would refuse them, and that nothing defines."""
    for element in note.find(MdxJsxTextElement):
        name = element.name
        if name is None or not _PLAIN.fullmatch(name) or name in known or "*" in known:
            continue
        opening = f"<{name}>"
        if note.text.startswith(opening, element.start) and element.children:
            yield _finding(opening, Span(element.start, element.start + len(opening)), None)
