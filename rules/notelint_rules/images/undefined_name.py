from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Severity, Vault, option
from notelint_rules.mdx.undefined import undefined_names


@dataclass(frozen=True)
class UndefinedName(Rule):
    r"""A name in JSX or in braces is imported, exported or provided.

    MDX compiles `<img src={picture}>` and `<Chart />` without asking what the names stand for;
    the page then throws when it is rendered, and Docusaurus' build stops with "is not defined"
    and no line. Braces that were meant as text, such as `{name}` in a sentence, and tags of HTML in
    capitals are reported by `mdx-crash`, which escapes them.

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
        Bad("{⟦rows⟧.map((row) => <li>{row}</li>)}\n", ["`rows` is not defined"], path="note.mdx"),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        undefined = undefined_names(note, vault, self.provided)
        for name in undefined.code:
            message = f"`{name.name}` is not defined"
            nearest = get_close_matches(name.name, sorted(undefined.known), n=1, cutoff=0.75)
            if not nearest:
                yield Finding(name.span, message)
                continue
            edit = Edit(name.span, nearest[0])
            fix = Fix(f"write `{nearest[0]}`", (edit,), safe=False)
            yield Finding(name.span, f"{message}, the nearest is `{nearest[0]}`", fix)
