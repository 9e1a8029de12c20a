from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Severity, Span, Vault
from notelint_rules.papers.paper_headings import paper_headings
from notelint_rules.papers.paper_items import unlinked_paper_items
from notelint_rules.papers.paper_links import paper_places


class MissingArxivLink(Rule):
    """A heading or list item that names a paper links to it.

    A title alone has to be searched for, and a nickname cannot even be searched. Any page of
    the paper will do: arXiv, OpenReview, proceedings, a publisher, a PDF. The link may stand in
    the heading, in the subtitle below it, or anywhere in its section.

    A heading counts as a paper only where the note shows that it collects papers: by its title
    (`Daily Papers`, `논문 정리`, `论文笔记`), or because headings beside it link to papers, right
    below if not themselves, or end in a group's name in code. The parts of a single paper are left alone. A list item
    counts where it begins with a title, or cites authors and year, and other items of the list
    are papers, one of them linked; where it is but a name among them; and where it begins with
    a name of the family that the heading names (`DoRA: …` under `LoRA`). Lists of references,
    tasks and talks are left alone.

    The fix links the title to the one paper that the index made by `notelint arxiv index` has
    under it. It is unsafe: another paper may have the same name.
    """

    name = "missing-arxiv-link"
    group = "papers"
    severity = Severity.ERROR
    fixes = "unsafe"
    facts = (paper_places,)

    good = [
        Good(
            "# 10-22 papers summary\n\n"
            "## 1. [MoGA](https://huggingface.co/papers/2510.18692) `bytedance`\n"
            "### Mixture-of-Groups Attention for End-to-End Long Video Generation\n"
        ),
        Good(
            "# Daily Papers\n\n## Scaling Laws for Neural Language Models\n\n"
            "Paper: https://arxiv.org/abs/2001.08361\n"
        ),
        Good("# LoRA\n\n## Low-Rank Parametrized Update Matrices\n\n## Experiments on GLUE\n"),
        Good("- Attention Is All You Need for Long Documents\n- a list without any paper link\n"),
    ]
    bad = [
        Bad(
            "# 10-05 papers summary\n\n"
            "## ⟦Winning the Pruning Gamble⟧\n"
            "### A Unified Approach to Joint Sample and Token Pruning `alibaba`\n\n"
            "data pruning 을 사용한다.\n",
            ["`Winning the Pruning Gamble` names a paper, but nothing here links to it"],
            nests=False,
        ),
        Bad(
            "## [ProCLIP](https://arxiv.org/abs/2510.18795)\n\n"
            "## ⟦Towards Pixel Understanding for LLMs⟧\n\n이미지 전체를 이해한다.\n",
            ["`Towards Pixel Understanding for LLMs` names a paper, but nothing here links to it"],
        ),
        Bad(
            "- [ConsisSR](https://arxiv.org/abs/2410.13807)\n"
            "- ⟦Cinemo: Consistent Image Animation⟧\n",
            ["`Cinemo: Consistent Image Animation` names a paper, but nothing here links to it"],
            fixed="- [ConsisSR](https://arxiv.org/abs/2410.13807)\n"
            "- [Cinemo: Consistent Image Animation](https://arxiv.org/abs/2407.15642)\n",
            papers={"2407.15642": "Cinemo: Consistent Image Animation"},
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        places = vault.ask(paper_places, note.path)
        for heading in paper_headings(note, places):
            if not heading.linked:
                whole = f"{heading.title}: {heading.subtitle}" if heading.subtitle else ""
                yield _finding(note, vault, heading.span, heading.title, whole)
        for item in unlinked_paper_items(note, places):
            yield _finding(note, vault, item.span, item.title)


def _finding(note: Note, vault: Vault, span: Span, title: str, whole: str = "") -> Finding:
    """``whole`` is the title together with what a subtitle adds to it."""
    message = f"`{title}` names a paper, but nothing here links to it"
    found = (vault.papers.named(whole) if whole else ()) or vault.papers.named(title)
    start = note.text.find(title, span.start, span.end)
    if len(found) != 1 or start < 0 or "[" in title:
        return Finding(span, message)
    (paper,) = found
    edits = (
        Edit(Span(start, start), "["),
        Edit(Span(start + len(title), start + len(title)), f"](https://arxiv.org/abs/{paper.id})"),
    )
    return Finding(span, message, Fix(f"link to `{paper.id}`, `{paper.title}`", edits, safe=False))
