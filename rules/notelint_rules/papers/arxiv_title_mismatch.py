from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Note, Papers, Rule, Severity, Span, Vault
from notelint.nodes import Heading, Link, plain_text, walk
from notelint_rules.papers.arxiv_links import ArxivLink, arxiv_links
from notelint_rules.papers.link_texts import as_link_text
from notelint_rules.papers.titles import are_different, is_name, is_title


class ArxivTitleMismatch(Rule):
    """A link to a paper is called what the paper is called.

    The id was mistyped, or the line was copied and half of it changed: the link leads to another
    paper than the text promises. It takes knowledge to tell: this rule asks the index that
    `notelint arxiv index` makes, or arXiv itself with `check --online`, and is silent without.
    Shortened titles and nicknames are fine; a nickname is reported only where the index has a
    paper of that name, and it is another one. In a heading that calls its link `paper` or the
    like, the heading is compared.

    The fix puts the title of the linked paper in place of the text. It is unsafe: the address
    may be what is wrong.
    """

    name = "arxiv-title-mismatch"
    group = "papers"
    severity = Severity.ERROR
    fixes = "unsafe"
    facts = (arxiv_links,)

    good = [
        Good(
            "[Attention is all you need](https://arxiv.org/abs/1706.03762),"
            " [Transformer](https://arxiv.org/abs/1706.03762)\n",
            papers={"1706.03762": "Attention Is All You Need"},
        ),
        Good("[Deep Residual Learning for Images](https://arxiv.org/abs/1706.03762)\n"),
    ]
    bad = [
        Bad(
            "- ⟦[Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1706.03762)⟧\n",
            [
                "`1706.03762` is `Attention Is All You Need`, not `Deep Residual Learning for Image Recognition`"
            ],
            fixed="- [Attention Is All You Need](https://arxiv.org/abs/1706.03762)\n",
            papers={"1706.03762": "Attention Is All You Need"},
        ),
        Bad(
            "- ⟦[**Panda-70M**](https://arxiv.org/abs/2406.18522)⟧ 데이터셋\n",
            ["`2406.18522` is `ChronoMagic-Bench: A Benchmark`, not `Panda-70M` (`2402.19479`)"],
            fixed="- [ChronoMagic-Bench: A Benchmark](https://arxiv.org/abs/2406.18522) 데이터셋\n",
            papers={
                "2406.18522": "ChronoMagic-Bench: A Benchmark",
                "2402.19479": "Panda-70M: Captioning 70M Videos",
            },
        ),
        Bad(
            "## Scaling Laws for Language Models ⟦[paper](https://arxiv.org/abs/1706.03762)⟧\n",
            ["`1706.03762` is `Attention Is All You Need`, not `Scaling Laws for Language Models`"],
            papers={"1706.03762": "Attention Is All You Need"},
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        links = vault.ask(arxiv_links, note.path)
        known = [(link, title) for link in links if (title := vault.papers.title(link.id))]
        if not known:
            return
        headings = _titles_of_headings(note)
        nodes = {node.span: node for node in note.find(Link)}
        for link, title in known:
            named = link.text
            own = is_title(named) or is_name(named)
            if not own:
                named = headings.get(link.span, "")
            others = _is_another(named, link, title, vault.papers)
            if others is None:
                continue
            instead = f" (`{others}`)" if others else ""
            node = nodes.get(link.span)
            fix = _renaming(node, title) if own and node is not None else None
            yield Finding(link.span, f"`{link.id}` is `{title}`, not `{named}`{instead}", fix)


def _is_another(named: str, link: ArxivLink, title: str, papers: Papers) -> str | None:
    """Whether a text names another paper than the linked one: its id, empty where that is not
    known; None where it may be the same.
    """
    if is_title(named):
        if not are_different(named, title):
            return None
    elif not is_name(named) or named.lower() in title.lower():
        return None
    found = [paper.id for paper in papers.named(named)]
    if link.id in found or not (found or is_title(named)):
        return None
    return found[0] if len(found) == 1 else ""


def _titles_of_headings(note: Note) -> dict[Span, str]:
    """What a heading says besides its only link, by the place of the link."""
    found: dict[Span, str] = {}
    for heading in note.find(Heading):
        links = [node for node in walk(heading) if isinstance(node, Link)]
        if len(links) == 1 and links[0] in heading.children:
            rest = [plain_text(child) for child in heading.children if child is not links[0]]
            found[links[0].span] = " ".join("".join(rest).split()).strip("()[] -–—:：")
    return found


def _renaming(link: Link, title: str) -> Fix:
    text = Span(link.children[0].start, link.children[-1].end)
    return Fix(f"name it `{title}`", (Edit(text, as_link_text(title)),), safe=False)
