import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from notelint import Bad, Destination, Finding, Good, Note, Rule, Span, Vault, lazy_re_compile
from notelint.nodes import Heading, ListItem, Paragraph
from notelint_rules.papers.list_entries import title_of
from notelint_rules.papers.paper_links import paper_places
from notelint_rules.papers.titles import is_plain_title

_FRONT_PAGE = lazy_re_compile(r"https?://[^/?#\s]+/?")


class PaperLinkIsHomepage(Rule):
    """A paper that is named by its title is linked by a page of its own.

    `https://lab.example.org/` shows what the lab does today; the paper has to be searched for,
    and next year it is not there. Reported is an entry, a heading or a list item, that begins
    with a title and links to nothing but the front page of a site, in a note that links to papers.
    A site named after the paper (`https://nerfies.github.io`) is its page.
    """

    name = "paper-link-is-homepage"
    group = "papers"
    default = False
    facts = (paper_places,)

    good = [
        Good("- Tuning Large Neural Networks by Transfer https://arxiv.org/abs/2203.03466\n"),
        Good("- Tuning Large Neural Networks by Transfer https://lab.example.org/tensor\n"),
        Good("- 그렉 양의 홈페이지 https://lab.example.org/\n- https://arxiv.org/abs/2203.03466\n"),
    ]
    bad = [
        Bad(
            "- Tensor Programs V: Tuning Large Neural Networks ⟦https://lab.example.org/⟧\n"
            "- [LoRA](https://arxiv.org/abs/2106.09685)\n",
            ["`https://lab.example.org/` is a site's front page, expected the paper's page"],
        ),
        Bad(
            "## [Tuning Large Neural Networks by Transfer](⟦https://lab.example.org⟧) `연구소`\n\n"
            "## [LoRA](https://arxiv.org/abs/2106.09685) `microsoft`\n",
            ["`https://lab.example.org` is a site's front page, expected the paper's page"],
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        front_pages = [link for link in note.links if _FRONT_PAGE.fullmatch(link.url)]
        if not front_pages or not vault.ask(paper_places, note.path):
            return
        blocks: list[tuple[Heading | Paragraph, Span]] = [(h, h.span) for h in note.find(Heading)]
        for item in note.find(ListItem):
            first = next(iter(item.children), None)
            blocks += [(first, item.span)] if isinstance(first, Paragraph) else []
        for block, whole in blocks:
            inside = _within(front_pages, block.span)
            title = title_of(block)
            if inside and is_plain_title(title) and inside == _within(note.links, whole):
                for link in inside:
                    if _is_named_after(link.url, title):
                        continue
                    message = f"`{link.url}` is a site's front page, expected the paper's page"
                    yield Finding(link.span, message)


def _is_named_after(url: str, title: str) -> bool:
    """Whether a site is the paper's own: `https://nerfies.github.io` of Nerfies."""
    label = re.sub("[^a-z0-9]", "", url.lower().partition("://")[2].split(".")[0])
    return len(label) >= 4 and label in re.sub("[^a-z0-9]", "", title.lower())


def _within(links: Sequence[Destination], span: Span) -> Sequence[Destination]:
    """Those of the links, which are in order, that stand in the span."""
    start, end = (bisect_left(links, at, key=lambda link: link.span.start) for at in span)
    return links[start:end]
