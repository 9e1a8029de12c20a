from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Severity, Span, Vault, option
from notelint.nodes import MdxExpression

_OF_EVERY_PAGE = frozenset({"Details", "Head", "props"})


@dataclass(frozen=True)
class UndefinedName(Rule):
    r"""A name in JSX or in braces is imported, exported or provided.

    MDX compiles `<img src={picture}>` and `<Chart />` without asking what the names stand for;
    the page then throws when it is rendered, and Docusaurus' build stops with "is not defined"
    and no line. Names in braces outside of tags, such as `{name}` in a sentence, tags in capitals
    and tags such as `<host.name>` are left to `mdx-crash`: most of them were meant as text.

    Known are imports and exports, the parameters of functions, JavaScript's own names, what
    Docusaurus gives every page, and the components of `src/theme/MDXComponents` or
    `mdx-components`. Name others in `provided`.

    The fix writes the nearest known name. It is not safe: another may have been meant.
    """

    name = "undefined-name"
    group = "images"
    severity = Severity.ERROR
    fixes = "unsafe"

    provided: tuple[str, ...] = option((), "Names that every note may use.")

    good = [
        Good("import 그림 from './a.png';\n\n<img src={그림} alt=\"그림\" />\n", path="note.mdx"),
        Good(
            "export const rows = [1, 2];\n\n{rows.map((row) => <li>{row}</li>)}\n", path="note.mdx"
        ),
        Good("{frontMatter.title} {props.x} {Math.PI} <Details>a</Details>\n", path="note.mdx"),
        Good("Text with \\{braces} and `{code}` and $x_{i}$.\n", path="note.mdx"),
        Good(
            "<Chart />\n",
            {
                "docusaurus.config.js": "",
                "src/theme/MDXComponents.js": "import Chart from './Chart';\nexport default {Chart};",
            },
            "docs/note.mdx",
        ),
        Good("Braces are {text} here.\n"),
        Good("Braces that were meant as {text}.\n", path="note.mdx"),
    ]
    bad = [
        Bad(
            'import blog_img0 from \'./a.png\';\n\n본문 <img src={⟦blog_img1⟧} alt="a" />\n\n<img src={blog_img0} alt="b" />\n',
            ["`blog_img1` is not defined, the nearest is `blog_img0`"],
            'import blog_img0 from \'./a.png\';\n\n본문 <img src={blog_img0} alt="a" />\n\n<img src={blog_img0} alt="b" />\n',
            path="note.mdx",
            nests=False,
        ),
        Bad("<⟦Chart⟧ />\n", ["`Chart` is not defined"], path="note.mdx"),
        Bad(
            "<b title={⟦title⟧} {...⟦rest⟧}>굵게</b>\n",
            ["`title` is not defined", "`rest` is not defined"],
            path="note.mdx",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        module = note.module
        own = {name.name for name in module.declared}
        own |= {name.name for imported in module.imports for name in imported.names}
        components = vault.provided_components(note.path)
        known = own | components
        undefined = {name.span for name in module.undefined}
        braces = [node.span for node in note.find(MdxExpression)]
        for name in module.used:
            is_tag = note.text.startswith("<", name.span.start - 1)
            if name.name in known or name.name in self.provided or (is_tag and "*" in components):
                continue
            if is_tag and name.span not in undefined:  # JavaScript's own names are no components
                if name.name in _OF_EVERY_PAGE or note.root.problems:
                    continue
            elif name.span not in undefined:
                continue
            if _is_within(name.span, braces) or (is_tag and _may_be_text(name.name)):
                continue
            message = f"`{name.name}` is not defined"
            nearest = get_close_matches(name.name, sorted(known), n=1, cutoff=0.75)
            if not nearest:
                yield Finding(name.span, message)
                continue
            edit = Edit(name.span, nearest[0])
            fix = Fix(f"write `{nearest[0]}`", (edit,), safe=False)
            yield Finding(name.span, f"{message}, the nearest is `{nearest[0]}`", fix)


def _may_be_text(tag: str) -> bool:
    """Whether `mdx-crash` judges a tag whose name begins so: ``<BR>``, ``<host.name>``."""
    return tag.isupper() or (tag[0].isascii() and tag[0].islower())


def _is_within(span: Span, spans: Sequence[Span]) -> bool:
    index = bisect_right(spans, span.start, key=lambda one: one.start) - 1
    return index >= 0 and span.start < spans[index].end
