"""Links lead to where their targets stand now, or are reported."""

import unicodedata
from urllib.parse import quote

import pytest

from notelint import LossKind
from tests.converters.notion.exports import page_id, read_export, read_page

HOME, SUB, OTHER = page_id("a"), page_id("b"), page_id("c")


def home(text: str, sub: str = f"Home {HOME}/하위 {SUB}.md") -> str:
    """What the text of a page with a sub-page and a file becomes; the page's losses are none."""
    result = read_export(
        {
            f"Home {HOME}.md": f"# Home\n\n{text}\n",
            sub: "# 하위\n",
            f"Home {HOME}/보고서 (1).pdf": b"",
        }
    )
    assert result.losses == ()
    return result.body("home/home.md").removeprefix("# Home\n\n")


@pytest.mark.parametrize(
    "url",
    [
        f"Home%20{HOME}/{quote('하위')}%20{SUB}.md",
        f"Home%20{HOME}/Renamed%20{SUB}.md",
        f"elsewhere/{SUB}.md",
        f"https://www.notion.so/{SUB}",
        f"https://www.notion.so/team/x-{SUB}?pvs=4",
        f"https://team.notion.site/x-{SUB}",
        f"/{SUB}?pvs=21",
    ],
)
def test_a_page_is_found_by_its_id_wherever_its_path_leads(url: str) -> None:
    assert home(f"[sub]({url})") == "[sub](./하위.md)"


@pytest.mark.parametrize(
    "url",
    [
        f"Home%20{HOME}/{quote('보고서')}%20(1).pdf",
        f"Home%20{HOME}/{quote(unicodedata.normalize('NFD', '보고서'))}%20(1).pdf",
        f"home%20{HOME}/{quote('보고서')}%20(1).PDF",
        f"Renamed%20{HOME}/{quote('보고서')}%20(1).pdf",
        f"{quote('보고서')}%20(1).pdf",
    ],
)
def test_a_file_is_found_by_path_normal_form_case_owner_or_name(url: str) -> None:
    assert home(f"[보고서]({url})") == "[보고서](./files/보고서-1.pdf)"


def test_a_page_without_an_id_is_found_by_path_or_by_a_title_that_only_it_has() -> None:
    files = {
        "Home.md": "# Home\n\n[a](Home/Sub.md) [b](Gone/Sub.md) [c](home/sub.md)\n",
        "Home/Sub.md": "# Sub\n",
    }
    assert read_export(files).body("home/home.md") == (
        "# Home\n\n[a](./sub.md) [b](./sub.md) [c](./sub.md)"
    )


def test_a_name_that_is_encoded_on_the_disk_is_found() -> None:
    result = read_page("![a](Page/A%2520B.png) ![b](Page/A%20B.png)\n", {"A%20B.png": b""})
    assert result.body("page.md") == "# Page\n\n![a](./img/page-1.png) ![b](./img/page-1.png)"


def test_a_hash_in_a_path_begins_no_fragment() -> None:
    files = {
        f"Home {HOME}.md": f"# Home\n\n[x](Home%20{HOME}/#talk%20{SUB}.md)\n",
        f"Home {HOME}/#talk {SUB}.md": f"# #talk\n\n[y](#talk%20{SUB}/Reads%20{OTHER}.md)\n",
        f"Home {HOME}/#talk {SUB}/Reads {OTHER}.md": "# Reads\n",
    }
    result = read_export(files)
    assert result.losses == ()
    assert "[x](./talk/talk.md)" in result.texts["home/home.md"]
    assert "[y](./reads.md)" in result.texts["home/talk/talk.md"]


def test_a_path_that_is_not_encoded_is_a_link_all_the_same() -> None:
    assert home(f"- [sub page](Home {HOME}/하위 {SUB}.md)") == "- [sub page](./하위.md)"
    assert home(f"[re](Home {HOME}/보고서 (1).pdf)") == "[re](./files/보고서-1.pdf)"
    assert home(f"`[a](Home {HOME}/x.md)`") == f"`[a](Home {HOME}/x.md)`"


def test_a_link_without_text_gets_some() -> None:
    assert home(f"[](Home%20{HOME}/{quote('하위')}%20{SUB}.md)") == "[하위](./하위.md)"
    assert home("[](https://example.org/x) a []() b") == (
        "[https://example.org/x](https://example.org/x) a  b"
    )


def test_a_link_whose_text_is_its_path_gets_a_name() -> None:
    path = f"Home%20{HOME}/{quote('보고서')}%20(1).pdf"
    assert home(f"[{path}]({path})") == "[보고서 (1).pdf](./files/보고서-1.pdf)"


def test_a_page_that_is_not_in_the_export_keeps_text_and_url() -> None:
    result = read_page(f"[a](https://www.notion.so/x-{OTHER})\n\n[b](Gone%20{OTHER}.md)\n")
    assert result.body("page.md") == (
        f"# Page\n\n[a](https://www.notion.so/x-{OTHER})\n\n[b](https://www.notion.so/{OTHER})"
    )
    assert result.kinds() == [(LossKind.UNRESOLVED, 3), (LossKind.UNRESOLVED, 5)]


def test_a_linked_view_is_reported_as_one() -> None:
    result = read_page(f"[Tasks](Page/Tasks%20{OTHER}.csv)\n")
    assert result.body("page.md") == f"# Page\n\n[Tasks](https://www.notion.so/{OTHER})"
    assert [loss.detail for loss in result.losses] == [
        f"a linked view, whose database is not in the export: Page/Tasks%20{OTHER}.csv"
    ]


def test_a_file_that_is_not_in_the_export_is_named_and_reported() -> None:
    result = read_page("[spec](Page/a%20b.pdf) [Page/c.pdf](Page/c.pdf) ![x](Page/d.png)\n")
    assert result.body("page.md") == "# Page\n\nspec (`a b.pdf`) `c.pdf` x (`d.png`)"
    assert result.kinds() == [(LossKind.UNRESOLVED, 3)] * 3


def test_a_deleted_page_and_a_bare_mention_are_reported() -> None:
    result = read_page("[a](https://www.notion.soundefined)\n\n- ‣ and ‣\n")
    assert result.body("page.md") == "# Page\n\na\n\n- ‣ and ‣"
    assert result.kinds() == [
        (LossKind.UNRESOLVED, 3),
        (LossKind.UNRESOLVED, 5),
        (LossKind.UNRESOLVED, 5),
    ]


def test_a_link_to_a_block_leads_to_its_page_and_is_reported() -> None:
    files = {
        f"Home {HOME}.md": f"# Home\n\n[x](https://www.notion.so/{SUB}#{OTHER})\n",
        f"Sub {SUB}.md": "# Sub\n",
    }
    result = read_export(files)
    assert result.body("home.md") == "# Home\n\n[x](./sub.md)"
    assert result.kinds() == [(LossKind.SIMPLIFIED, 3)]


def test_a_fragment_alone_leads_nowhere() -> None:
    result = read_page(f"[toc](#{OTHER}) [b](about:blank#{OTHER})\n")
    assert result.body("page.md") == "# Page\n\ntoc b"
    assert result.kinds() == [(LossKind.UNRESOLVED, 3)] * 2


def test_links_to_the_rest_of_the_world_stay() -> None:
    text = "[a](https://example.org/a_(b)) [m](mailto:hr@example.org) https://example.org"
    assert home(text) == text
