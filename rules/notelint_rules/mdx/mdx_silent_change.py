from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notelint import Bad, Finding, Good, Note, Rule, Span, Vault, option
from notelint.nodes import ContainerDirective
from notelint_rules.mdx.braces import evaluated_braces
from notelint_rules.mdx.comparison import may_differ
from notelint_rules.mdx.indented import code_by_indentation, indented_code, interrupting_lines
from notelint_rules.mdx.intent import is_meant_as_markdown, with_care
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

_CONFIG = """\
const math = require('remark-math');
module.exports = {presets: [['classic', {docs: {remarkPlugins: [math]}}]]};
"""
_SITE = {"docusaurus.config.js": _CONFIG}


@dataclass(frozen=True)
class MdxSilentChange(Rule):
    r"""A note that is built as MDX shows what it would show as Markdown.

    Much compiles and is rendered as something else, and no build says a word: `{1,2,3}` becomes
    3 and `{}` nothing, the label of `a:b[c]` a box of its own, indented code a paragraph, an
    indented `- ` or `# ` that continues a paragraph a list or a heading, prices between two `$` a
    formula, `$$x$$` on one line no display. Tags alone on their lines lose their `<p>`, text in
    tags gains one, `<pre>` loses its indentation, and text between two `---` at the top is front
    matter.

    The fix is the smallest escape that renders what Markdown would have rendered, or a fence
    round indented code. There is none where a list may have been meant, or within tags. It is
    safe in Markdown that is to be built as MDX: `.md` of a site, or any with `--target mdx`. In
    `.mdx` it is unsafe, for what MDX shows there may be meant.

    Much of this is done on purpose in pages of a site: comments, strings in tags, tags on lines of
    their own, Markdown within tags, emoji such as `:tada:`, indented fences, `mdx-code-block`. It
    is reported with `--target mdx`, in notes without front matter, components, JavaScript and
    admonitions, which were written as plain Markdown (emoji not in those of a site), and with
    `strict`.

    What crashes the page is left to `mdx-crash`, admonitions to `malformed-admonition`.
    """

    name = "mdx-silent-change"
    group = "mdx"
    fixes = "safe"

    strict: bool = option(False, "Report also what writers of MDX do on purpose.")
    directives: tuple[str, ...] = option((), "Directives that the site's plugins know.")

    good = [
        Good("집합 \\{1,2} 와 `{5}` 와 $x_{1}$ 와 {props.x}{' '}{/* 주석 */}\n", path="note.mdx"),
        Good(
            "---\ntitle: 시각\n---\n\n12:30, std::vector[0], `a:b[c]`, key:value :tada:\n",
            path="note.mdx",
        ),
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
            files=_SITE,
            path="docs/note.md",
        ),
        Bad(
            "비율 a⟦:b[c]⟧ 다, ⟦:me@a.kr⟧\n",
            [
                "`:b` is read as a directive: Docusaurus drops it, and renders `[…]` as a box of its own",
                "`:me` is read as a directive: `me@a.kr` becomes no link",
            ],
            "비율 a\\:b[c] 다, \\:me@a.kr\n",
            files=_SITE,
            path="docs/note.md",
        ),
        Bad(
            "글\n\n    ⟦pip install a⟧\n    pip install b\n",
            ["indentation makes no code in MDX: this becomes a paragraph"],
            "글\n\n```\npip install a\npip install b\n```\n",
            files=_SITE,
            path="docs/note.md",
        ),
        Bad(
            "글\n    ⟦# 하나⟧\n    ⟦> 둘⟧\n",
            [
                "the line continues a paragraph in Markdown: in MDX it becomes a heading",
                "the line continues a paragraph in Markdown: in MDX it becomes a quote",
            ],
            "글\n    \\# 하나\n    \\> 둘\n",
            files=_SITE,
            path="docs/note.md",
        ),
        Bad(
            "글\n    ⟦- 하나⟧\n    - 둘\n",
            ["the line continues a paragraph in Markdown: in MDX it becomes a list"],
            files=_SITE,
            path="docs/note.md",
        ),
        Bad(
            "값은 ⟦$5 에서 $⟧10 까지\n",
            ["text between `$` is read as a formula, expected `\\$`"],
            "값은 \\$5 에서 \\$10 까지\n",
            files=_SITE,
            path="docs/note.md",
        ),
        Bad(
            "글\n\n⟦<p>⟧\n가운데\n</p>\n",
            [
                "text on lines of its own in `<p>` is a paragraph in a paragraph",
            ],
            files=_SITE,
            path="docs/note.md",
        ),
        Bad(
            "⟦---⟧\n\n안녕\n\n---\n\n본문\n",
            ["text between `---` is front matter here: Docusaurus renders none of it"],
            "***\n\n안녕\n\n***\n\n본문\n",
            files=_SITE,
            path="docs/note.md",
            nests=False,
            moves=False,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if not note.dialect.mdx:
            return
        strict = self.strict or is_meant_as_markdown(note, vault)
        in_site = vault.dialect is None and vault.site(note.path) is not None
        shortcodes = strict and (self.strict or not in_site)  # on sites they are meant as emoji
        admonitions = _admonitions(note, vault)
        for finding in self._all_findings(note, admonitions, strict=strict, shortcodes=shortcodes):
            yield with_care(finding, note)

    def _all_findings(
        self, note: Note, admonitions: Sequence[str], *, strict: bool, shortcodes: bool
    ) -> Iterator[Finding]:
        markdown = note
        if may_differ(note) or (strict and note.find(ContainerDirective)):
            markdown = Note.parse(note.source, note.dialect.without_mdx())
        indented = [*indented_code(note, markdown, strict=strict)]
        yield from indented
        starts = [finding.span.start for finding in indented]
        spans = [
            node.span
            for node in code_by_indentation(markdown)
            if bisect_left(starts, node.start) < bisect_left(starts, node.end)
        ]
        for finding in self._findings(
            note, markdown, admonitions, strict=strict, shortcodes=shortcodes
        ):
            if not _is_within(finding.span, spans):  # there, the code itself is what was lost
                yield finding

    def _findings(
        self,
        note: Note,
        markdown: Note,
        admonitions: Sequence[str],
        *,
        strict: bool,
        shortcodes: bool,
    ) -> Iterator[Finding]:
        yield from evaluated_braces(note, markdown, strict=strict)
        yield from swallowed_directives(note, markdown, admonitions, self.directives)
        yield from emoji(note, strict=shortcodes)
        yield from interrupting_lines(note, markdown, strict=strict)
        yield from lost_front_matter(note)
        yield from vanishing_exports(note)
        yield from late_imports(note)
        yield from rewritten_code(note)
        yield from mistaken_math(note)
        yield from formulas_on_one_line(note)
        yield from content_of_tags(note)
        if strict:
            yield from unwrapped_code(note)
            if not note.root.problems:  # else tags may be text, and text tags
                yield from lost_paragraphs(note, markdown)
                yield from html_as_markdown(note, markdown)


def _is_within(span: Span, spans: Sequence[Span]) -> bool:
    index = bisect_right(spans, span.start, key=lambda one: one.start) - 1
    return index >= 0 and span.start < spans[index].end


def _admonitions(note: Note, vault: Vault) -> Sequence[str]:
    site = vault.site(note.path)
    content = site.content(note.path) if site else None
    return (*ADMONITIONS, *(content.options.admonitions if content else ()))
