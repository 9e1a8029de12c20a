"""What stands in a list of papers and may be one."""

import pytest

from notelint_rules.papers.missing_arxiv_link import MissingArxivLink
from notelint_rules.papers.unlinked_paper import UnlinkedPaper
from tests.rules.conftest import Found

PAPERS = "- [DoRA](https://arxiv.org/abs/2402.09353)\n- [VeRA](https://arxiv.org/abs/2310.11454)\n"


def marked(found: Found, text: str) -> list[str]:
    return [mark for mark, _ in found(UnlinkedPaper(), text)]


@pytest.mark.parametrize(
    "item", ["galore", "Pissa", "Differential Adapter", "Adapters for Speech", "Pissa：특이값"]
)
def test_the_only_item_that_is_no_paper_may_be_one(found: Found, item: str) -> None:
    more = "- [NOLA](https://arxiv.org/abs/2310.02556)\n"
    assert marked(found, f"{PAPERS}{more}- {item}\n") == [item]


@pytest.mark.parametrize(
    "item",
    ["Code", "Experiments", "읽는 중", "note: 아직", "Others:", "a few words more than that"],
)
def test_parts_of_notes_are_no_papers(found: Found, item: str) -> None:
    assert marked(found, f"{PAPERS}- {item}\n") == []


def test_with_one_link_a_list_does_not_collect_papers(found: Found) -> None:
    assert marked(found, "- [DoRA](https://arxiv.org/abs/2402.09353)\n- Pissa\n") == []


def test_each_paper_is_reported_by_one_of_the_two_rules(found: Found) -> None:
    text = f"{PAPERS}- MoRA\n- Pissa\n"
    sure = [mark for mark, _ in found(MissingArxivLink(), text)]
    assert (sure, marked(found, text)) == (["MoRA"], ["Pissa"])


def test_authors_and_year_among_papers_are_one(found: Found) -> None:
    assert marked(found, f"{PAPERS}- 이미 쓰인다 (Kim et al., 2022b) 다른 곳에서도\n") == [
        "(Kim et al., 2022b)"
    ]
    most = "- 하나\n- 둘\n- 셋\n"
    assert marked(found, f"{PAPERS}{most}- 이미 쓰인다 (Kim et al., 2022b)\n") == []
