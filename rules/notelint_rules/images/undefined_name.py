from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Severity, Vault, option

_OF_PAGE = "Head Details props frontMatter toc contentTitle assets metadata"
_OF_JAVASCRIPT = """
    undefined NaN Infinity globalThis arguments eval isFinite isNaN parseFloat parseInt
    decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape
    Array ArrayBuffer Atomics BigInt BigInt64Array BigUint64Array Boolean DataView Date
    FinalizationRegistry Float32Array Float64Array Function Int16Array Int32Array Int8Array Intl
    JSON Map Math Number Object Promise Proxy Reflect RegExp Set SharedArrayBuffer String Symbol
    Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet
    Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError
    console queueMicrotask structuredClone setTimeout setInterval clearTimeout clearInterval
    fetch Headers Request Response URL URLSearchParams TextEncoder TextDecoder AbortController
    AbortSignal Blob File FormData Event EventTarget CustomEvent crypto performance atob btoa
    window document navigator location history screen localStorage sessionStorage self alert
    confirm prompt requestAnimationFrame cancelAnimationFrame getComputedStyle matchMedia
    Image Audio Option Element HTMLElement Node Worker WebSocket IntersectionObserver
    MutationObserver ResizeObserver customElements
    require module exports process global Buffer
"""
_PAGE = frozenset(_OF_PAGE.split())
_JAVASCRIPT = frozenset(_OF_JAVASCRIPT.split())


@dataclass(frozen=True)
class UndefinedName(Rule):
    r"""A name in JSX or in braces is imported, exported or provided.

    MDX compiles `<img src={picture}>` and `<Chart />` without asking what the names stand for;
    the page then throws when it is rendered, and Docusaurus' build stops with "is not defined"
    and no line. Braces in prose are JavaScript as well: `{name}` that was meant as text needs
    a backslash, `\{name}`.

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
        Bad("사용자 {⟦이름⟧}님\n", ["`이름` is not defined"], path="note.mdx"),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        module = note.module
        own = {name.name for name in module.declared}
        own |= {name.name for imported in module.imports for name in imported.names}
        components = vault.provided_components(note.path)
        tags = own | components | _PAGE | set(self.provided)
        names = tags | _JAVASCRIPT
        for used in module.used:
            is_tag = note.text.startswith("<", used.span.start - 1)
            if used.name in (tags if is_tag else names) or "*" in components:
                continue
            message = f"`{used.name}` is not defined"
            nearest = get_close_matches(used.name, sorted(own | components), n=1, cutoff=0.75)
            if not nearest:
                yield Finding(used.span, message)
                continue
            edit = Edit(used.span, nearest[0])
            fix = Fix(f"write `{nearest[0]}`", (edit,), safe=False)
            yield Finding(used.span, f"{message}, the nearest is `{nearest[0]}`", fix)
