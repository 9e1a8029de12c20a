import re
from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault, lazy_re_compile
from notelint.nodes import Link, Paragraph, TableCell, plain_text
from notelint_rules.papers.arxiv_links import ArxivLink, arxiv_links
from notelint_rules.papers.link_texts import as_link_text
from notelint_rules.papers.titles import holds_title, is_name

_ID = lazy_re_compile(r"\W*(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?\W*")
_LABEL_LENGTH = 40
_LABEL = lazy_re_compile(
    r"(?:arxiv|preprint|id|doi|论文|논문)(?:\s?(?:id|번호|号))?\s*[:：]\s*\W*$", re.IGNORECASE
)

_NAMED = lazy_re_compile(
    r"\W*(?:\d+[.)]\s*)?(?P<name>[A-Za-z][\w+.-]*(?: [\w+.-]+){0,2}?)\**\s*[:：]\s*\w"
)
"""A paper's name and what it is called, before the link."""


class LinkTextIsArxivId(Rule):
    """The text of a link to a paper says which paper it is.

    Nobody knows papers by their numbers: `[2407.11784](…)` is what is left where a title was
    lost on the way, or was never looked up. A bare id is left alone in a table, behind a label
    (`arXiv: 2407.11784`), and beside a title.

    The fix puts the title in place of the id. It is there where the title is known: from the
    index that `notelint arxiv index` makes, or with `check --online`. It is unsafe: it changes
    what is shown.
    """

    name = "link-text-is-arxiv-id"
    group = "papers"
    fixes = "unsafe"
    facts = (arxiv_links,)

    good = [
        Good("- [Data-Juicer Sandbox](https://arxiv.org/abs/2407.11784)\n"),
        Good(
            "- Attention Is All You Need, 2017 ([1706.03762](https://arxiv.org/abs/1706.03762))\n"
        ),
        Good("- arXiv: [1706.03762](https://arxiv.org/abs/1706.03762)\n"),
        Good(
            "| 논문 | arXiv |\n|---|---|\n| LoRA | [2106.09685](https://arxiv.org/abs/2106.09685) |\n"
        ),
    ]
    bad = [
        Bad(
            "- [Report 2024] ⟦[2407.11784](https://arxiv.org/pdf/2407.11784)⟧\n",
            ["link text is the id `2407.11784`, expected the paper's title"],
        ),
        Bad(
            "## ⟦[1706.03762v5](https://arxiv.org/abs/1706.03762v5)⟧ `google`\n",
            ["link text is the id `1706.03762v5`, expected `Attention Is All You Need`"],
            fixed="## [Attention Is All You Need](https://arxiv.org/abs/1706.03762v5) `google`\n",
            papers={"1706.03762": "Attention Is All You Need"},
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        bare = [link for link in vault.ask(arxiv_links, note.path) if _ID.fullmatch(link.text)]
        if not bare:
            return
        nodes = {node.span: node for node in note.find(Link)}
        titled: dict[int, bool] = {}
        for link in bare:
            node = nodes[link.span]
            if not node.children or _is_explained(note, node, titled):
                continue
            title = vault.papers.title(link.id)
            expected = f"`{title}`" if title else "the paper's title"
            yield Finding(
                link.span,
                f"link text is the id `{link.text}`, expected {expected}",
                _naming(link, node, title) if title else None,
            )


def _is_explained(note: Note, link: Link, titled: dict[int, bool]) -> bool:
    """Whether what stands around the link says which paper it is, or that an id is wanted.

    ``titled`` remembers which paragraphs have a title in them.
    """
    block = note.parent(link)
    while block is not None and not isinstance(block, Paragraph | TableCell):
        block = note.parent(block)
    if isinstance(block, TableCell):
        return True
    if block is None:
        return False
    if id(block) not in titled:
        titled[id(block)] = holds_title(plain_text(block))
    before = note.source[Span(max(block.start, link.start - _LABEL_LENGTH), link.start)]
    if titled[id(block)] or _LABEL.search(before) is not None:
        return True
    named = _NAMED.match(note.text, block.start, link.start)
    return named is not None and is_name(named["name"])


def _naming(link: ArxivLink, node: Link, title: str) -> Fix:
    text = Span(node.children[0].start, node.children[-1].end)
    return Fix(f"name it `{title}`", (Edit(text, as_link_text(title)),), safe=False)
