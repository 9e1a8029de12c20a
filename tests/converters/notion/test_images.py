"""Images stand beside the note under its name, with the caption as alternative text."""

import pytest

from notelint import LossKind
from notelint_converters.notion.references import caption, readable
from tests.converters.notion.exports import page_id, read_export, read_page


def test_images_are_numbered_in_the_order_of_the_page() -> None:
    result = read_page(
        "![Untitled](Page/Untitled%201.PNG) ![loss curve](Page/Untitled.png)\n\n"
        "![again](Page/Untitled%201.PNG)\n",
        {"Untitled.png": b"", "Untitled 1.PNG": b""},
    )
    assert result.body("page.md") == (
        "# Page\n\n![](./img/page-1.png) ![loss curve](./img/page-2.png)\n\n"
        "![again](./img/page-1.png)"
    )
    assert set(result.files) == {"img/page-1.png", "img/page-2.png"}


def test_an_image_on_two_pages_stands_beside_the_first() -> None:
    a, b = page_id("a"), page_id("b")
    result = read_export(
        {
            f"A {a}.md": f"# A\n\n![x](A%20{a}/x.png)\n",
            f"A {a}/x.png": b"",
            f"A {a}/B {b}.md": "# B\n\n![x](x.png)\n",
        }
    )
    assert result.body("a/a.md") == "# A\n\n![x](./img/a-1.png)"
    assert result.body("a/b.md") == "# B\n\n![x](./img/a-1.png)"


@pytest.mark.parametrize(
    ("alt", "url"),
    [
        ("Untitled", "Page/Untitled.png"),
        ("Untitled.png", "Page/Untitled.png"),
        ("image.png", "https://prod-files-secure.s3.us-west-2.amazonaws.com/a/b/image.png"),
        ("Page%20a/Untitled%201.png", "Page%20a/Untitled%201.png"),
        ("https://a.org/x.jpg", "https://a.org/x.jpg"),
        ("Screenshot 2024-01-02 at 10.30.11", "x.png"),
        ("27BA5912-7A34-4E07-AA8C-B0C865F8F03D", "x.png"),
        ("chart.png", "Page/chart.png"),
    ],
)
def test_a_name_that_a_machine_gave_is_no_caption(alt: str, url: str) -> None:
    assert caption(alt, url) == ""


def test_a_caption_is_kept() -> None:
    assert caption("The loss (left) falls.", "Untitled.png") == "The loss (left) falls."
    assert caption("손실 곡선", "image.png") == "손실 곡선"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("team_spirit.png", "team spirit"),
        ("손실 곡선.png", "손실 곡선"),
        ("Untitled 12.png", ""),
        ("image (3).png", ""),
        ("Schermafbeelding_2020-01-16_om_16.37.09.png", ""),
        ("M4G7VOqrMT8812.jpg", ""),
    ],
)
def test_a_name_that_a_person_gave_says_what_an_image_shows(name: str, text: str) -> None:
    assert readable(name) == text


def test_an_image_in_notions_store_is_kept_and_reported() -> None:
    url = "https://prod-files-secure.s3.us-west-2.amazonaws.com/0aa1/0bb2/image.png"
    result = read_page(f"- a\n    \n    ![image.png]({url})\n")
    assert result.body("page.md") == f"# Page\n\n- a\n\n    ![]({url})"
    assert result.kinds() == [(LossKind.EXPIRED, 5)]


@pytest.mark.parametrize(
    "url",
    [
        "https://s3-us-west-2.amazonaws.com/secure.notion-static.com/a/x.png",
        "https://file.notion.so/f/f/a/b/x.png?table=block",
        "https://bucket.s3.amazonaws.com/x.png?X-Amz-Date=1&X-Amz-Signature=abc",
    ],
)
def test_signed_urls_expire(url: str) -> None:
    assert read_page(f"![x]({url})\n").kinds() == [(LossKind.EXPIRED, 3)]


def test_an_attachment_url_finds_its_file_or_is_reported() -> None:
    url = "attachment:5f1e8f7a-0c9b-4d2e-8a6b-3c1d0e9f8a7b:curve.png"
    assert read_page(f"![x]({url})\n", {"curve.png": b""}).body("page.md") == (
        "# Page\n\n![x](./img/page-1.png)"
    )
    lost = read_page(f"![x]({url})\n")
    assert lost.body("page.md") == "# Page\n\nx (`curve.png`)"
    assert lost.kinds() == [(LossKind.UNRESOLVED, 3)]


def test_what_is_no_image_is_linked() -> None:
    result = read_page("![talk.mp4](Page/talk.mp4)\n", {"talk.mp4": b""})
    assert result.body("page.md") == "# Page\n\n[talk.mp4](./files/talk.mp4)"
