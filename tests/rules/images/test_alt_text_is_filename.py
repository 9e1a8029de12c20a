"""Texts that an editor put there, and texts that somebody wrote."""

import pytest

from notelint_rules.images.alt_text_is_filename import AltTextIsFilename
from tests.rules.conftest import Found


@pytest.mark.parametrize(
    "alt",
    [
        "image.png",
        "image-20240616153908416",
        "https://a.kr/b/c.jpg",
        "Untitled",
        "Untitled 3",
        "Screen Shot 2020-05-04 at 1.20.30 PM",
        "Screenshot 2024-01-02 at 10.11.12",
        "Pasted image 20240102101112",
        "스크린샷 2024-10-25 오후 3.20.11",
        "截屏2023-01-02 上午10.11.12",
        "img_1",
        "image (1).png",
        "KakaoTalk_20240102_101112345_01",
        "제목 없음",
        "alt text",
        "enter image description here",
    ],
)
def test_names_say_nothing(found: Found, alt: str) -> None:
    ((marked, message),) = found(AltTextIsFilename(), f"![{alt}](https://a.kr/img_1.png)\n")
    assert marked == alt
    assert message == f"`{alt}` does not say what the picture shows"


@pytest.mark.parametrize(
    "alt",
    [
        "",
        "loss",
        "loss curve",
        "그림 2",
        "image of a cat",
        "the file image.png",
        "Untitled Goose Game",
        "imagenet",
        "x1",
        "photosynthesis",
        "altitude",
        "the file (1).png",
    ],
)
def test_words_may_say_something(found: Found, alt: str) -> None:
    assert found(AltTextIsFilename(), f"![{alt}](https://a.kr/x1.png)\n") == []


def test_the_name_of_a_person_may_be_that_of_a_file(found: Found) -> None:
    assert found(AltTextIsFilename(), "![kim0329](https://a.kr/kim0329.png)\n") == []


def test_every_way_to_show_an_image_counts(found: Found) -> None:
    text = '![a.png][b] <img alt="b.png" src="c.png" />\n\n[b]: a.png\n'
    assert [marked for marked, _ in found(AltTextIsFilename(), text)] == ["a.png", "b.png"]


def test_what_is_computed_is_not_known(found: Found) -> None:
    assert found(AltTextIsFilename(), "<img alt={image.png} src={a} />\n", path="a.mdx") == []


def test_a_long_name_is_abridged(found: Found) -> None:
    ((_, message),) = found(AltTextIsFilename(), f"![{'a' * 300}.png](b.png)\n")
    assert len(message) < 130
