"""Links to arXiv: mirrors, PDFs, versions, texts; what is left alone, and why."""

import pytest

from notelint import Rule
from notelint_rules.papers.arxiv_mirror_link import ArxivMirrorLink
from notelint_rules.papers.arxiv_pdf_link import ArxivPdfLink
from notelint_rules.papers.link_text_is_arxiv_id import LinkTextIsArxivId
from notelint_rules.papers.mixed_paper_hosts import MixedPaperHosts
from notelint_rules.papers.pinned_arxiv_version import PinnedArxivVersion
from notelint_rules.papers.thumbnail_of_another_paper import ThumbnailOfAnotherPaper
from notelint_rules.papers.title_with_two_arxiv_ids import TitleWithTwoArxivIds
from notelint_rules.papers.unstable_paper_link import UnstablePaperLink
from tests.rules.conftest import Found


def marks(found: Found, rule: Rule, text: str, **more: object) -> list[str]:
    return [mark for mark, _ in found(rule, text, **more)]


@pytest.mark.parametrize(
    ("address", "right"),
    [
        ("http://arxiv.org/abs/2407.02371", "https://arxiv.org/abs/2407.02371"),
        ("https://www.arxiv.org/pdf/2407.02371v2", "https://arxiv.org/pdf/2407.02371v2"),
        ("http://cn.arxiv.org/pdf/2407.02371.pdf", "https://arxiv.org/pdf/2407.02371.pdf"),
        ("https://ar5iv.org/abs/2407.02371", "https://arxiv.org/abs/2407.02371"),
        ("https://www.alphaxiv.org/overview/2407.02371v1", "https://arxiv.org/abs/2407.02371v1"),
        ("http://export.arxiv.org/abs/hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001"),
    ],
)
def test_mirrors_of_arxiv(found: Found, address: str, right: str) -> None:
    ((mark, message),) = found(ArxivMirrorLink(), f"- [논문]({address}) 참고\n")
    assert mark == address
    assert message.endswith(f"expected `{right}`")


@pytest.mark.parametrize(
    "text",
    [
        "[논문](https://arxiv.org/html/2407.02371v1)\n",
        "[토론](https://huggingface.co/papers/2407.02371)\n",
        "[DOI](https://doi.org/10.48550/arXiv.2407.02371)\n",
        "[alphaXiv 요약](https://www.alphaxiv.org/overview/2407.02371)\n",
        "[논문](https://arxiv.org/abs/2407.02371) [HTML](https://ar5iv.org/abs/2407.02371)\n",
        "[목록](http://export.arxiv.org/list/cs.CL/recent)\n",
        "`http://arxiv.org/abs/2407.02371`\n",
    ],
)
def test_what_is_no_mirror_or_meant(found: Found, text: str) -> None:
    assert found(ArxivMirrorLink(), text) == []


def test_definitions_and_tags_lead_to_mirrors_as_well(found: Found) -> None:
    text = (
        "[모가][m] <a href='http://arxiv.org/abs/2407.02372'>논문</a>\n\n"
        "[m]: http://arxiv.org/abs/2407.02371\n"
    )
    assert marks(found, ArxivMirrorLink(), text) == [
        "http://arxiv.org/abs/2407.02372",
        "http://arxiv.org/abs/2407.02371",
    ]


def test_a_pdf_at_a_mirror_is_a_pdf(found: Found) -> None:
    assert found(ArxivPdfLink(), "<https://export.arxiv.org/pdf/2407.02371.pdf>\n") == [
        (
            "https://export.arxiv.org/pdf/2407.02371.pdf",
            "link to a PDF, expected `https://export.arxiv.org/abs/2407.02371`",
        )
    ]


def test_a_version_is_pinned_in_any_kind_of_address(found: Found) -> None:
    text = (
        "https://arxiv.org/html/2404.12358v10 https://huggingface.co/papers/2404.12359v2"
        " https://arxiv.org/pdf/hep-th/9901001v3.pdf?download=true\n"
    )
    assert marks(found, PinnedArxivVersion(), text) == ["v10", "v2", "v3"]


@pytest.mark.parametrize(
    "text",
    [
        "- arXiv: [1706.03762](https://arxiv.org/abs/1706.03762)\n",
        "- 논문 번호: **[1706.03762](https://arxiv.org/abs/1706.03762)**\n",
        "- Vaswani et al. “Attention Is All You Need.” 2017. [1706.03762](https://arxiv.org/abs/1706.03762)\n",
        "| [1706.03762](https://arxiv.org/abs/1706.03762) |\n|---|\n",
        "[arXiv:1706.03762](https://arxiv.org/abs/1706.03762)\n",
        "https://arxiv.org/abs/1706.03762\n",
        "[10.5555/3295222](https://arxiv.org/abs/1706.03762)\n",
    ],
)
def test_an_id_that_stands_for_itself(found: Found, text: str) -> None:
    assert found(LinkTextIsArxivId(), text) == []


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("- 🔥 [2407.11784](https://arxiv.org/abs/2407.11784) 데이터 정제\n", "2407.11784"),
        ("자세한 것은 [[1706.03762]](https://arxiv.org/abs/1706.03762) 참고\n", "[1706.03762]"),
        ("# [hep-th/9901001v2](https://arxiv.org/abs/hep-th/9901001)\n", "hep-th/9901001v2"),
    ],
)
def test_an_id_that_nobody_knows(found: Found, text: str, id: str) -> None:  # noqa: A002
    ((_, message),) = found(LinkTextIsArxivId(), text)
    assert message == f"link text is the id `{id}`, expected the paper's title"


def test_the_id_gives_way_to_a_title_with_marks_in_it(found: Found) -> None:
    papers = {"2407.11784": "A*-Search [in $k$ Steps]"}
    text = "- [2407.11784](https://arxiv.org/abs/2407.11784)\n"
    ((_, message),) = found(LinkTextIsArxivId(), text, papers=papers)
    assert message == "link text is the id `2407.11784`, expected `A*-Search [in $k$ Steps]`"


def test_hosts_are_compared_among_headings_and_among_items(found: Found) -> None:
    text = (
        "## [MoGA](https://arxiv.org/abs/2510.18692)\n\n"
        "- [ProCLIP](https://huggingface.co/papers/2510.18795)\n"
        "- [GAR](https://huggingface.co/papers/2510.18876)\n\n"
        "## 2. [VMoBA](https://www.alphaxiv.org/abs/2506.23858)\n"
    )
    assert marks(found, MixedPaperHosts(), text) == ["https://www.alphaxiv.org/abs/2506.23858"]


def test_a_picture_belongs_to_the_nearest_heading_with_a_link(found: Found) -> None:
    text = (
        "# 10-22 논문 정리\n\n"
        "## [MoGA](https://arxiv.org/abs/2510.18692)\n\n### 방법\n\n"
        "![구조](https://arxiv.org/html/2510.18795v1/x1.png)\n\n"
        "## [ProCLIP](https://arxiv.org/abs/2510.18795)\n\n"
        "![구조](https://arxiv.org/html/2510.18795v1/x1.png)\n"
        "![썸네일](https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2510.18692.png)\n\n"
        "## 관련 그림\n\n![x](https://arxiv.org/html/2309.17453v1/x1.png)\n"
    )
    assert found(ThumbnailOfAnotherPaper(), text) == [
        (
            "https://arxiv.org/html/2510.18795v1/x1.png",
            "the image is of `2510.18795`, but the heading links to `2510.18692`",
        ),
        (
            "https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2510.18692.png",
            "the image is of `2510.18692`, but the heading links to `2510.18795`",
        ),
    ]


@pytest.mark.parametrize(
    "text", ["see the paper here", "Visual Instruction Tuning", "논문 정리 2024 년 10 월"]
)
def test_texts_that_are_no_whole_titles_may_lead_anywhere(found: Found, text: str) -> None:
    note = f"- [{text}](https://arxiv.org/abs/2304.08485)\n- [{text}](https://arxiv.org/abs/2310.03744)\n"
    assert found(TitleWithTwoArxivIds(), note) == []


@pytest.mark.parametrize(
    "address",
    [
        "https://proceedings.neurips.cc/paper/2023/file/6ceefa7b15572587b78ecfcebb2827f8-Paper.pdf",
        "https://openreview.net/pdf?id=LCTmppB165",
        "https://arxiv.org/pdf/2410.16429",
        "papers/d775ca7f5d0bfad0e56d5e710a3953555ccaabda.pdf",
    ],
)
def test_addresses_that_last(found: Found, address: str) -> None:
    assert found(UnstablePaperLink(), f"[논문]({address})\n") == []
