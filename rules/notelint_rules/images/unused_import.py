from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Import, Note, Rule, Span, Vault, lazy_re_compile
from notelint.nodes import MdxjsEsm

_CLAUSE = lazy_re_compile(
    r"import\s+(?P<clause>(?P<default>[\w$]+)?\s*,?\s*"
    r"(?:\*\s*as\s+(?P<namespace>[\w$]+)|\{(?P<named>[^{}]*)\})?\s*)from(?![\w$])"
)
_STYLES = (".css", ".scss", ".sass", ".less")


class UnusedImport(Rule):
    """What a note imports, it uses.

    A picture that is imported and not shown is mostly a picture that was forgotten, or a
    leftover; either way the build loads it. `React` is accepted: older notes had to import it.

    The fix removes the import, or the one name of several. It is safe: nothing uses it. Where
    a style sheet is imported under a name, the style sheet stays.
    """

    name = "unused-import"
    group = "images"
    fixes = "safe"

    good = [
        Good("import 그림 from './a.png';\n\n<img src={그림} alt=\"그림\" />\n", path="note.mdx"),
        Good("import Tabs from '@theme/Tabs';\n\n<Tabs.Item>본문</Tabs.Item>\n", path="note.mdx"),
        Good("import './style.css';\nimport React from 'react';\n", path="note.mdx"),
        Good("import {data} from './data';\n\nexport const rows = data.length;\n", path="note.mdx"),
        Good("import data from './data.json' is how JavaScript reads a file.\n"),
    ]
    bad = [
        Bad(
            "⟦import img0 from './img0.png';⟧\nimport img1 from './img1.png';\n\n<img src={img1} alt=\"a\" />\n",
            ["`img0` is imported and never used"],
            "import img1 from './img1.png';\n\n<img src={img1} alt=\"a\" />\n",
            path="note.mdx",
            nests=False,
        ),
        Bad(
            "⟦import img0 from './img0.png';⟧\n\n# 제목\n",
            ["`img0` is imported and never used"],
            "# 제목\n",
            path="note.mdx",
            nests=False,
        ),
        Bad(
            "import Tabs, {⟦useTabs⟧, type as kind} from '@theme/Tabs';\n\n<Tabs kind={kind} />\n",
            ["`useTabs` is imported and never used"],
            "import Tabs, {type as kind} from '@theme/Tabs';\n\n<Tabs kind={kind} />\n",
            path="note.mdx",
            nests=False,
        ),
        Bad(
            "⟦import styles from './note.module.css';⟧\n",
            ["`styles` is imported and never used"],
            "import './note.module.css';\n",
            path="note.mdx",
            nests=False,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        used = {name.name for name in note.module.used} | {"React"}
        for imported in note.module.imports:
            unused = [name for name in imported.names if name.name not in used]
            if not unused or not imported.statement:
                continue
            if len(unused) == len(imported.names):
                names = " and ".join(f"`{name.name}`" for name in unused)
                verb = "is" if len(unused) == 1 else "are"
                message = f"{names} {verb} imported and never used"
                yield Finding(imported.span, message, _without_statement(imported, note))
                continue
            for name in unused:
                message = f"`{name.name}` is imported and never used"
                yield Finding(name.span, message, _without_name(name.name, imported, note))


def _without_statement(imported: Import, note: Note) -> Fix | None:
    statement = note.source[imported.span]
    clause = _CLAUSE.match(statement)
    if clause is None:
        return None
    if imported.url.partition("?")[0].endswith(_STYLES):
        start = imported.span.start + clause.start("clause")
        unnamed = Span(start, imported.span.start + clause.end() + _spaces(statement, clause.end()))
        return Fix("import the style sheet without a name", (Edit(unnamed, ""),))
    return Fix("remove the import", (Edit(_lines_of(imported, note), ""),))


def _lines_of(imported: Import, note: Note) -> Span:
    """The statement's lines, when it has them for itself; then the blank line that ends its block."""
    text, (start, end) = note.text, imported.span
    if text[max(start - 1, 0) : start] not in {"", "\n", "\r", "\ufeff"}:
        return imported.span
    line_end = end + _spaces(text, end)
    if not text.startswith(("\n", "\r"), line_end):
        return imported.span if line_end < len(text) else Span(start, line_end)
    line_end = _next_line(text, line_end)
    alone = any(block.start == start and block.end == end for block in note.find(MdxjsEsm))
    if alone and text.startswith(("\n", "\r"), line_end):
        line_end = _next_line(text, line_end)
    return Span(start, line_end)


def _spaces(text: str, start: int) -> int:
    return len(text[start : start + 100]) - len(text[start : start + 100].lstrip(" \t"))


def _next_line(text: str, line_end: int) -> int:
    return line_end + (2 if text.startswith("\r\n", line_end) else 1)


def _without_name(name: str, imported: Import, note: Note) -> Fix | None:
    match = _CLAUSE.match(note.source[imported.span])
    if match is None:
        return None
    default = match["default"] if match["default"] != name else None
    namespace = match["namespace"] if match["namespace"] != name else None
    listed = [part.strip() for part in (match["named"] or "").split(",")]
    named = [part for part in listed if part and part.split()[-1] != name]
    parts = [default, f"* as {namespace}" if namespace else None]
    parts.append("{" + ", ".join(named) + "}" if named else None)
    clause = ", ".join(part for part in parts if part)
    start = imported.span.start
    span = Span(start + match.start("clause"), start + match.end("clause"))
    return Fix(f"remove `{name}`", (Edit(span, f"{clause} "),))
