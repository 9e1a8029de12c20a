from bisect import bisect_right
from collections.abc import Iterator, Sequence

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Severity, Span, Vault
from notelint.nodes import Code, InlineCode, SyntaxProblem
from notelint_rules.mdx.escapes import Escapes
from notelint_rules.mdx.lines import line_before
from notelint_rules.mdx.refused_urls import refused_url
from notelint_rules.mdx.unclosed import construct

_STARTS = (
    ("<!--", "`<!--` is no comment in MDX"),
    ("<", "`<` begins a tag in MDX"),
    ("{", "`{` begins JavaScript in MDX"),
    ("import", "`import` begins JavaScript in MDX"),
    ("export", "`export` begins JavaScript in MDX"),
)
_SPEAKS_FOR_ITSELF = frozenset({"end-tag-mismatch", "unexpected-closing-slash"})


class MdxSyntax(Rule):
    r"""A note that is built as MDX is MDX.

    In MDX `<` begins a tag, `{` JavaScript, and a line that begins with `import` or `export`
    is code. `<|user|>`, `x < 5`, `{a set}`, `<br>`, `<https://example.org>` and unclosed tags
    stop the build, which shows the first of them only. Docusaurus reads `.md` as MDX, too, and
    also throws on links that cannot be read (`100%.pdf`, `http://host:port/`).

    The fix is the smallest escape: `\<`, `\{`, `<br />`, `[url](url)`, `{/* comment */}`, a
    space before prose that begins with `import`, a blank line after imports, end tags that HTML
    does not ask for, tags on lines of their own round paragraphs, style sheets as strings. It is
    safe, for it renders what Markdown would have rendered. There is none where a tag or code was
    meant and is wrong.
    """

    name = "mdx-syntax"
    group = "mdx"
    severity = Severity.ERROR
    fixes = "safe"

    good = [
        Good("토큰 \\<|user|> 와 `<|user|>` 와 $a<b$ 와 \\{집합}\n", path="note.mdx"),
        Good("<div>\n\n**굵게**<br />{1 + 1}\n\n</div>\n\n<!-- comment -->\n", path="note.mdx"),
        Good("토큰 <|user|> 와 x<5 와 {집합 하나} <br>\n"),
    ]
    bad = [
        Bad(
            "토큰 <⟦|⟧user|> 와 x <⟦5⟧ 🧪\n",
            [
                "`<` begins a tag in MDX: unexpected `|` before name, expected a character that can start a name",
                "`<` begins a tag in MDX: unexpected `5` before name, expected a character that can start a name",
            ],
            "토큰 \\<|user|> 와 x \\<5 🧪\n",
            path="note.mdx",
        ),
        Bad(
            "집합 {two⟦ ⟧words} 와 {⟦%⟧ raw %}\n",
            [
                "`{` begins JavaScript in MDX: unexpected content after the expression",
                "`{` begins JavaScript in MDX: unexpected token",
            ],
            "집합 \\{two words} 와 \\{% raw %}\n",
            path="note.mdx",
        ),
        Bad(
            "한 줄⟦<br>⟧다음 ⟦<논문>⟧\n",
            [
                "expected an end tag for `<br>` before the end of the paragraph",
                "expected an end tag for `<논문>` before the end of the paragraph",
            ],
            "한 줄<br />다음 \\<논문>\n",
            path="note.mdx",
        ),
        Bad(
            "글 <https:⟦/⟧/a.kr/b_c> 과 <kim⟦@⟧a.kr>\n",
            [
                "`<` begins a tag in MDX: unexpected `/` before local name, expected a character that can start a name",
                "`<` begins a tag in MDX: unexpected `@` in name, expected a name character",
            ],
            "글 [https://a.kr/b_c](https://a.kr/b_c) 과 [kim@a.kr](mailto:kim@a.kr)\n",
            path="note.mdx",
        ),
        Bad(
            "import torch ⟦f⟧irst\n",
            ["`import` begins JavaScript in MDX: unexpected token"],
            " import torch first\n",
            path="note.mdx",
            nests=False,
        ),
        Bad(
            "import a from './a.png'\n#⟦ ⟧제목\n\n<img src={a} alt=\"a\" />\n",
            ["`import` begins JavaScript in MDX: unexpected character ` `"],
            "import a from './a.png'\n\n# 제목\n\n<img src={a} alt=\"a\" />\n",
            path="note.mdx",
            nests=False,
            moves=False,
        ),
        Bad(
            "[100%](⟦./100%.pdf⟧)\n",
            ["`./100%.pdf` holds a `%` that begins no escape, expected `%25`"],
            "[100%](./100%25.pdf)\n",
            path="note.mdx",
        ),
        Bad(
            "⟦<details>⟧<summary>요약</summary>\n\n글\n\n<⟦/⟧details>\n",
            [
                "expected an end tag for `<details>` before the end of the paragraph",
                "unexpected `</details>`, there is no open tag",
            ],
            "<details>\n<summary>요약</summary>\n\n글\n\n</details>\n",
            path="note.mdx",
        ),
        Bad(
            "⟦<div>⟧글\n\n끝\n",
            ["expected an end tag for `<div>` before the end of the paragraph"],
            path="note.mdx",
            nests=False,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if note.dialect.mdx:
            for place in [*note.links, *note.images]:
                refused = refused_url(place, note.source[place.span])
                if place.tag is None and refused is not None:
                    yield refused
        if not note.root.problems:
            return
        escapes = Escapes(note, vault.provided_components(note.path) | {"Head", "Details"})
        code = _CodeInMarkdown(note)
        for problem in note.root.problems:
            fix = code.joined(problem) or (None if code.holds(problem) else escapes.fix(problem))
            yield Finding(problem.span, _message(problem, note.text), fix)


class _CodeInMarkdown:
    """What Markdown reads as code, and MDX does not: no escape would make it look like code again."""

    def __init__(self, note: Note) -> None:
        self._note = note
        self._blocks: list[Span] = []
        self._inlines: list[Span] = []
        if any(map(self._may_be_code, note.root.problems)):
            markdown = Note.parse(note.source, note.dialect.without_mdx())
            self._blocks = [c.span for c in markdown.find(Code) if note.text[c.start] not in "`~"]
            self._inlines = [code.span for code in markdown.find(InlineCode)]

    def holds(self, problem: SyntaxProblem) -> bool:
        """Whether the problem stands in code by indentation."""
        return _around(problem.start, self._blocks)

    def joined(self, problem: SyntaxProblem) -> Fix | None:
        """Code within text, of which this line begins with a brace or a tag, on one line."""
        at = construct(problem)
        before = line_before(self._note, at)
        if before.strip(" \t>") or not _around(at, self._inlines):
            return None
        end = self._note.source.line(self._note.source.position(at).line - 1).end
        return Fix("join the lines of the code", (Edit(Span(end, at), " "),))

    def _may_be_code(self, problem: SyntaxProblem) -> bool:
        before = line_before(self._note, construct(problem))
        return before.startswith((" ", "\t")) or not before.strip(" \t>")


def _around(offset: int, spans: Sequence[Span]) -> bool:
    index = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return index >= 0 and offset < spans[index].end


def _message(problem: SyntaxProblem, text: str) -> str:
    message = problem.message.partition(", such as")[0]
    if problem.kind in _SPEAKS_FOR_ITSELF:
        return message
    at = construct(problem)
    start = next((words for start, words in _STARTS if text.startswith(start, at)), None)
    return f"{start}: {message}" if start else message
