import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notelint import (
    Attribute,
    Bad,
    Edit,
    Finding,
    Fix,
    Good,
    Name,
    Note,
    Rule,
    Severity,
    Span,
    Vault,
    imported_notes,
    lazy_re_compile,
    option,
)
from notelint.nodes import MdxExpression, MdxFlowExpression, MdxJsxElement, Node, Text
from notelint_rules.mdx.braces import escaped_expression
from notelint_rules.mdx.escapes import ELEMENTS, VOID_ELEMENTS, escape_braces
from notelint_rules.mdx.indented import code_by_indentation
from notelint_rules.mdx.styles import style_object
from notelint_rules.mdx.undefined import in_braces, in_tags, tags_around, within

_RAW = frozenset({"script", "style"})
_SITE = {"docusaurus.config.js": "module.exports = {presets: ['classic']}"}
_OBJECT = lazy_re_compile(r"\s*\{.*\}\s*", re.DOTALL)
_PROP = r"\bprops\.(?!components\b)(?P<prop>[\w$]+)"
_PROPERTY_OF_PROP = lazy_re_compile(rf"{_PROP}\.[\w$]")
_RENAMED_PROP = lazy_re_compile(rf"\b(?:const|let|var)\s+(?P<name>[\w$]+)\s*=\s*{_PROP}\s*(?:;|\n)")


@dataclass(frozen=True)
class MdxCrash(Rule):
    r"""A note that compiles as MDX can be rendered.

    MDX runs what stands in braces. `{name}`, `${HOME}` and `x_{i}` outside of math compile, and
    the page then throws: "name is not defined". So do tags of HTML in capitals (`<BR/>`), which
    MDX takes for components, `<host.name>`, `style="color: red"`, which React wants as an object,
    an object in braces, and content in `<br>` and its like. Docusaurus' build stops there and
    names no line.

    The fix is safe: a backslash before what is text, the tag in lower case, the style as an
    object. There is none where braces hold code or a name that is nearly one of the note's.

    Names of components and names in attributes, imports and exports are left to `undefined-name`.
    """

    name = "mdx-crash"
    group = "mdx"
    severity = Severity.ERROR
    fixes = "safe"
    facts = (imported_notes,)

    provided: tuple[str, ...] = option((), "Names that every note may use in braces.")

    good = [
        Good("집합 \\{x} 와 `{x}` 와 $x_{i}$ 와 {1 + 1}\n", path="note.mdx"),
        Good("export const x = 1;\n\n값은 {x}, {props.y}, {frontMatter.title}\n", path="note.mdx"),
        Good("<b style={{color: 'red'}}>굵게</b><br />\n", path="note.mdx"),
        Good("{props.tree.children.length}\n", path="note.mdx"),
        Good('집합 {x} 와 <BR/> 와 <b style="color: red">굵게</b>\n'),
    ]
    bad = [
        Bad(
            "사용자 {⟦이름⟧}님, ${⟦HOME⟧}/a 🧪\n",
            [
                "`이름` crashes the page: it is not defined",
                "`HOME` crashes the page: it is not defined",
            ],
            "사용자 \\{이름}님, $\\{HOME}/a 🧪\n",
            path="note.mdx",
        ),
        Bad(
            "글 {⟦{a: 1}⟧} 끝\n",
            ["`{a: 1}` crashes the page: an object cannot be shown"],
            "글 \\{\\{a: 1}} 끝\n",
            path="note.mdx",
        ),
        Bad(
            "한 줄<⟦BR⟧/>다음 <⟦B⟧>굵게</B>\n",
            [
                "`<BR>` crashes the page: in capitals it is a component, expected `<br>`",
                "`<B>` crashes the page: in capitals it is a component, expected `<b>`",
            ],
            "한 줄<br/>다음 <b>굵게</b>\n",
            path="note.mdx",
        ),
        Bad(
            "주소 <⟦host⟧.name>x</host.name>\n",
            ["`<host.name>` crashes the page: `host` is not defined"],
            "주소 \\<host.name>x\\</host.name>\n",
            path="note.mdx",
        ),
        Bad(
            '글 <span ⟦style="color:red; max-width: 10px"⟧>a</span>\n',
            ["`style` crashes the page: React wants an object, found a string"],
            "글 <span style={{color: 'red', maxWidth: '10px'}}>a</span>\n",
            path="note.mdx",
        ),
        Bad(
            "글 ⟦<br>a</br>⟧ 끝\n",
            ["`<br>` crashes the page: it can have no content"],
            path="note.mdx",
        ),
        Bad(
            "{⟦props.tree⟧.children.map((one) => <li>{one}</li>)}\n",
            ["`props.tree` crashes the page: Docusaurus gives it no such prop"],
            files=_SITE,
            path="docs/note.mdx",
        ),
        Bad(
            "export const rows = [1];\n\n합 {⟦row⟧} 은 {⟦lines⟧.map((line) => <li>{line}</li>)}\n",
            [
                "`row` crashes the page: it is not defined, the nearest is `rows`",
                "`lines` crashes the page: it is not defined",
            ],
            path="note.mdx",
            nests=False,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if not note.dialect.mdx:
            return
        components = vault.provided_components(note.path)
        allowed = frozenset({*components, *self.provided})
        reported: set[int] = set()
        for finding in _undefined_names(note, allowed, any_component="*" in components):
            reported.add(finding.span.start)
            yield finding
        for expression in note.find(MdxExpression):
            if not _OBJECT.fullmatch(expression.value):
                continue
            if any(expression.start <= at < expression.end for at in reported):
                continue
            if all(name[0].islower() for name in tags_around(note, expression)):
                # A component may take an object.
                yield _object(expression, note)
        for element in note.elements():
            style = element.attribute("style")
            if style is not None and not style.expression and element.name[:1].islower():
                yield _style(style)
        for void in note.find(MdxJsxElement):
            if void.name in VOID_ELEMENTS and any(map(_is_shown, void.children)):
                yield Finding(
                    void.span, f"`<{void.name}>` crashes the page: it can have no content"
                )
        yield from _missing_props(note, vault)


def _undefined_names(
    note: Note, allowed: frozenset[str], *, any_component: bool
) -> Iterator[Finding]:
    found = [*in_braces(note, allowed)]
    markdown = _as_markdown(note, [expression for expression, *_ in found])
    code = [node.span for node in code_by_indentation(markdown)]
    for expression, name, nearest, is_text in found:
        if any_component and note.text.startswith("<", name.span.start - 1):
            continue
        message = f"`{name.name}` crashes the page: it is not defined"
        if nearest is not None:
            message += f", the nearest is `{nearest}`"
        raw = not _RAW.isdisjoint(tags_around(note, expression))
        in_code = any(span.start <= name.span.start < span.end for span in code)
        fix = None
        if is_text and not raw and not in_code:  # which `mdx-silent-change` puts between fences
            fix = escaped_expression(note, markdown, expression)
        yield Finding(name.span, message, fix)
    if not any_component:
        for element, name in in_tags(note, allowed):
            yield _undefined_tag(element, name, note)


def _as_markdown(note: Note, expressions: Sequence[MdxExpression]) -> Note:
    """The note as Markdown, where indentation or paragraphs may be read otherwise; else itself."""
    for node in expressions:
        line = note.source[note.source.line(note.source.position(node.start).line)]
        if isinstance(node, MdxFlowExpression) or line.startswith((" ", "\t")):
            return Note.parse(note.source, note.dialect.without_mdx())
    return note


def _undefined_tag(element: MdxJsxElement, name: Name, note: Note) -> Finding:
    tag = element.name or ""
    end = note.text.rfind("</", element.start + 1, element.end)
    closed = end > element.start and note.text.startswith(f"</{tag}", end)
    places = [element.start, end] if closed else [element.start]
    message = f"`<{tag}>` crashes the page: `{name.name}` is not defined"
    if tag.lower() in ELEMENTS:
        lower = tag.lower()
        message = f"`<{tag}>` crashes the page: in capitals it is a component, expected `<{lower}>`"
        starts = [note.text.index(tag, place) for place in places]
        edits = tuple(Edit(Span(at, at + len(tag)), lower) for at in starts)
        return Finding(name.span, message, Fix(f"write `<{lower}>`", edits))
    if "." not in tag or tag[0].isupper() or element.attributes:  # it may be a component
        return Finding(name.span, message)
    edits = tuple(Edit(Span(place, place), "\\") for place in places)
    return Finding(name.span, message, Fix(r"write `\<`", edits))


def _object(expression: MdxExpression, note: Note) -> Finding:
    span = Span(expression.start + 1, expression.end - 1)
    message = f"`{_abridged(expression.value)}` crashes the page: an object cannot be shown"
    return Finding(span, message, escape_braces(expression.span, note.text))


def _abridged(code: str) -> str:
    words = " ".join(code.split())
    return words if len(words) <= 40 else f"{words[:39]}…"


def _style(style: Attribute) -> Finding:
    message = "`style` crashes the page: React wants an object, found a string"
    written = style_object(style.value or "")
    if written is None:
        return Finding(style.span, message)
    fix = Fix(f"write `style={{{written}}}`", (Edit(style.span, f"style={{{written}}}"),))
    return Finding(style.span, message, fix)


def _is_shown(node: Node) -> bool:
    return not isinstance(node, Text) or bool(node.value.strip())


def _missing_props(note: Note, vault: Vault) -> Iterator[Finding]:
    """Properties of a prop: Docusaurus gives a page no props; another note that imports it may."""
    if "props." not in note.text or (vault.dialect is None and vault.site(note.path) is None):
        return  # what else builds the page may give it any
    found = []
    for node in note.find(MdxExpression):
        prop = _property_of_prop(node.value)
        if prop is not None and any(n.name == "props" for n in within(note.module.used, node)):
            start = note.text.index("props.", node.start)
            message = f"`props.{prop}` crashes the page: Docusaurus gives it no such prop"
            found.append(Finding(Span(start, start + len(f"props.{prop}")), message))
    if found and not _is_imported(note, vault):
        yield from found


def _property_of_prop(code: str) -> str | None:
    """The prop whose properties are read, under its own name or another."""
    if direct := _PROPERTY_OF_PROP.search(code):
        return direct["prop"]
    for renamed in _RENAMED_PROP.finditer(code):
        if re.search(rf"\b{re.escape(renamed['name'])}\.[\w$]", code[renamed.end() :]):
            return renamed["prop"]
    return None


def _is_imported(note: Note, vault: Vault) -> bool:
    if note.path.name.startswith("_"):
        return True
    imports = vault.gather(imported_notes).values()
    return any(url.rpartition("/")[2] == note.path.name for urls in imports for url in urls)
