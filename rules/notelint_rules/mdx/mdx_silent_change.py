from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notelint import Bad, Finding, Good, Note, Rule, Span, Vault, option
from notelint.nodes import MdxExpression
from notelint_rules.mdx.braces import evaluated_braces
from notelint_rules.mdx.comparison import may_differ
from notelint_rules.mdx.indented import code_by_indentation, indented_code, interrupting_lines
from notelint_rules.mdx.layout import content_of_tags, html_as_markdown, lost_paragraphs
from notelint_rules.mdx.rewritten import (
    formulas_on_one_line,
    late_imports,
    lost_front_matter,
    mistaken_math,
    rewritten_code,
    unwrapped_code,
    vanishing_exports,
)
from notelint_rules.mdx.swallowed import ADMONITIONS, emoji, swallowed_directives


@dataclass(frozen=True)
class MdxSilentChange(Rule):
    r"""A note that is built as MDX shows what it would show as Markdown.

    Much compiles and is rendered as something else, and no build says a word: `{1,2,3}` becomes
    3 and `{}` nothing, the label of `a:b[c]` a box of its own, indented code a paragraph, an
    indented `- ` or `# ` that continues a paragraph a list or a heading, prices between two `$` a
    formula. Tags alone on their lines lose their `<p>`, text in tags gains one, `<pre>` loses its
    indentation, and text between two `---` at the top is front matter.

    The fix is safe: the smallest escape that renders what Markdown would have rendered, or a
    fence round indented code. There is none where a list may have been meant, or within tags.

    What writers of MDX do on purpose is not reported: comments and strings in tags, Markdown
    within tags of a note that uses components or JavaScript, emoji such as `:tada:`, indented
    fences; `strict` reports it as well.

    What crashes the page is left to `mdx-crash`, admonitions to `malformed-admonition`.
    """

    name = "mdx-silent-change"
    group = "mdx"
    fixes = "safe"

    strict: bool = option(False, "Report also what writers of MDX do on purpose.")
    directives: tuple[str, ...] = option((), "Directives that the site's plugins know.")

    good = [
        Good("집합 \\{1,2} 와 `{5}` 와 $x_{1}$ 와 {props.x}{' '}{/* 주석 */}\n", path="note.mdx"),
        Good("시각 12:30, std::vector[0], `a:b[c]`, key:value :tada:\n", path="note.mdx"),
        Good("<Tabs>\n    <Tab>\n\n    글\n\n    </Tab>\n</Tabs>\n", path="note.mdx"),
        Good("- 글\n    - 안쪽 목록\n\n:::note\n\n글\n\n:::\n", path="note.mdx"),
        Good("집합 {1,2} 와 a:b[c]\n\n    code\n"),
    ]
    bad = [
        Bad(
            "집합 ⟦{1,2,3}⟧ 과 ⟦{}⟧ 과 x⟦{2}⟧ 🧪\n",
            [
                "`{1,2,3}` is JavaScript: Docusaurus renders `3` here",
                "`{}` is JavaScript: Docusaurus renders nothing here",
                "`{2}` is JavaScript: Docusaurus renders `2` here",
            ],
            "집합 \\{1,2,3} 과 \\{} 과 x\\{2} 🧪\n",
            path="note.mdx",
        ),
        Bad(
            "비율 a⟦:b[c]⟧ 다, ⟦:me@a.kr⟧\n",
            [
                "`:b` is read as a directive: Docusaurus drops it, and renders `[…]` as a box of its own",
                "`:me` is read as a directive: `me@a.kr` becomes no link",
            ],
            "비율 a\\:b[c] 다, \\:me@a.kr\n",
            path="note.mdx",
        ),
        Bad(
            "글\n\n    ⟦pip install a⟧\n    pip install b\n",
            ["indentation makes no code in MDX: this becomes a paragraph"],
            "글\n\n```\npip install a\npip install b\n```\n",
            path="note.mdx",
        ),
        Bad(
            "글\n    ⟦# 하나⟧\n    ⟦> 둘⟧\n",
            [
                "the line continues a paragraph in Markdown: in MDX it becomes a heading",
                "the line continues a paragraph in Markdown: in MDX it becomes a quote",
            ],
            "글\n    \\# 하나\n    \\> 둘\n",
            path="note.mdx",
        ),
        Bad(
            "글\n    ⟦- 하나⟧\n    - 둘\n",
            ["the line continues a paragraph in Markdown: in MDX it becomes a list"],
            path="note.mdx",
        ),
        Bad(
            "값은 ⟦$5 에서 $⟧10 까지\n",
            ["text between `$` is read as a formula, expected `\\$`"],
            "값은 \\$5 에서 \\$10 까지\n",
            path="note.mdx",
        ),
        Bad(
            '글\n\n⟦<a id="x">⟧</a>\n\n⟦<p>⟧\n가운데\n</p>\n',
            [
                "tags alone on their lines are no paragraph in MDX: they lose their `<p>`",
                "text on lines of its own in `<p>` is a paragraph in a paragraph",
            ],
            path="note.mdx",
        ),
        Bad(
            "⟦---⟧\n\n안녕\n\n---\n\n본문\n",
            ["text between `---` is front matter here: Docusaurus renders none of it"],
            "***\n\n안녕\n\n***\n\n본문\n",
            path="note.mdx",
            nests=False,
            moves=False,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if not note.dialect.mdx:
            return
        markdown = note
        if self.strict or may_differ(note):
            markdown = Note.parse(note.source, note.dialect.without_mdx())
        indented = [*indented_code(note, markdown, strict=self.strict)]
        yield from indented
        starts = [finding.span.start for finding in indented]
        spans = [
            node.span
            for node in code_by_indentation(markdown)
            if bisect_left(starts, node.start) < bisect_left(starts, node.end)
        ]
        for finding in self._findings(note, markdown, _admonitions(note, vault)):
            if not _is_within(finding.span, spans):  # there, the code itself is what was lost
                yield finding

    def _findings(
        self, note: Note, markdown: Note, admonitions: Sequence[str]
    ) -> Iterator[Finding]:
        yield from evaluated_braces(note, markdown, strict=self.strict)
        yield from swallowed_directives(note, markdown, admonitions, self.directives)
        yield from emoji(note, strict=self.strict)
        yield from interrupting_lines(note, markdown, strict=self.strict)
        yield from lost_front_matter(note)
        yield from vanishing_exports(note)
        yield from late_imports(note)
        yield from rewritten_code(note)
        yield from mistaken_math(note)
        yield from content_of_tags(note)
        if not note.root.problems:  # else tags may be text, and text tags
            yield from lost_paragraphs(note, markdown)
            if self.strict or not _is_written_in_jsx(note):
                yield from html_as_markdown(note, markdown, strict=self.strict)
        if self.strict:
            yield from unwrapped_code(note)
            yield from formulas_on_one_line(note)


def _is_within(span: Span, spans: Sequence[Span]) -> bool:
    index = bisect_right(spans, span.start, key=lambda one: one.start) - 1
    return index >= 0 and span.start < spans[index].end


def _is_written_in_jsx(note: Note) -> bool:
    """Whether the writer uses MDX for what Markdown has not: then tags hold Markdown on purpose."""
    module = note.module
    if module.imports or module.declared:
        return True
    if any(expression.value.strip() for expression in note.find(MdxExpression)):
        return True
    return any(not element.name[:1].islower() for element in note.elements())


def _admonitions(note: Note, vault: Vault) -> Sequence[str]:
    site = vault.site(note.path)
    content = site.content(note.path) if site else None
    return (*ADMONITIONS, *(content.options.admonitions if content else ()))
