"""Bare urls: where they end, and how they are marked up."""

from pathlib import PurePosixPath

import pytest

from notelint import Note, Rule, Source, Vault, fixer
from notelint.markdown import MARKDOWN, MDX
from notelint.rule import ActiveRule
from notelint_rules.links.autolink_swallows_text import AutolinkSwallowsText
from notelint_rules.links.bare_url import BareUrl
from notelint_rules.links.literal_links import length_as_meant, marked_up
from tests.rules.conftest import Found, safely_fixed


def fixed(rules: list[Rule], text: str) -> str:
    path = PurePosixPath("note.md")
    active = [ActiveRule(rule, rule.severity) for rule in rules]
    result = fixer.fix(Vault({path: text.encode()}), path, active)
    assert result.refused == ()
    return result.text


@pytest.mark.parametrize(
    ("url", "after"),
    [
        ("https://arxiv.org/pdf/2410.13121", "，"),
        ("https://arxiv.org/pdf/2410.13121", "，后面"),
        ("https://arxiv.org/abs/2410.13121", "를"),
        ("https://arxiv.org/abs/2410.13121v2", "에서는"),
        ("https://arxiv.org/abs/2410.13121", "참고"),
        ("https://github.com/a/b", "中的代码"),
        ("https://github.com/a/b", ")에서"),
        ("https://github.com/a/b", "（官方）"),
        ("https://github.com", "에서"),
        ("https://github.com/", "에서"),
        ("www.example.com", "입니다"),
        ("https://example.com/a/guide.html", "입니다"),
        ("https://example.com/a/b", '"라는'),
        ("https://velog.io/@user/post-name", "에서"),
        ("https://x.com/a/status/123456789", "这条"),
        ("https://example.org/Project/", "，并且"),
        ("https://ko.wikipedia.org/wiki/한국어", "。"),
    ],
)
def test_what_follows_a_url_is_no_part_of_it(url: str, after: str) -> None:
    assert length_as_meant(url + after) == len(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://ko.wikipedia.org/wiki/한국어",
        "https://namu.wiki/w/C언어",
        "https://zh.wikipedia.org/wiki/C语言",
        "https://zh.wikipedia.org/wiki/三体（小说）",
        "https://zh.wikipedia.org/wiki/《三体》",
        "https://velog.io/@user/GPT의-이해",
        "https://velog.io/@user/LoRA란",
        "https://blog.com/2020/01/01/Vue中的v-model/",
        "https://blog.com/post/Vue中的响应式原理",
        "https://github.com/a/b/wiki/首页",
        "https://github.com/a/b/blob/main/README中文.md",
        "https://한글.kr",
        "https://example.한국",
        "https://example.com/?q=한국",
        "https://www.youtube.com/watch?v=a–b",
        "https://example.com/naïve",
    ],
)
def test_letters_that_can_be_part_of_a_url_stay(url: str) -> None:
    assert length_as_meant(url) == len(url)


def test_long_runs_of_punctuation_take_linear_time() -> None:
    assert length_as_meant("https://a.kr/b" + "，" * 100_000) == 14
    assert length_as_meant("https://a.kr/b" + ")" * 100_000 + "를") == 14
    assert length_as_meant("https://a.kr/b" + "가" * 100_000) == 100_014
    assert length_as_meant("https://a.kr/b" + "a(" * 100_000 + "가") == 200_015


@pytest.mark.parametrize(
    ("url", "in_markdown", "in_mdx"),
    [
        ("https://a.kr/b", "<https://a.kr/b>", "[https://a.kr/b](https://a.kr/b)"),
        (
            "https://a.kr/__init__.py",
            "<https://a.kr/__init__.py>",
            r"[https://a.kr/\_\_init\_\_.py](https://a.kr/__init__.py)",
        ),
        (
            "https://a.kr/b(c)",
            "<https://a.kr/b(c)>",
            "[https://a.kr/b(c)](https://a.kr/b(c))",
        ),
    ],
)
def test_a_url_is_marked_up_so_that_it_is_read_as_before(
    url: str, in_markdown: str, in_mdx: str
) -> None:
    source = Source(PurePosixPath("note.md"), "")
    assert marked_up(url, url, Note.parse(source, MARKDOWN)) == in_markdown
    assert marked_up(url, url, Note.parse(source, MDX)) == in_mdx


def test_a_url_that_took_text_with_it_is_marked_up_without() -> None:
    text = "코드는 https://github.com/a/b에서 받는다\n"
    expected = "코드는 <https://github.com/a/b>에서 받는다\n"
    assert fixed([AutolinkSwallowsText()], text) == expected
    assert fixed([BareUrl()], text) == expected
    assert fixed([AutolinkSwallowsText(), BareUrl()], text) == expected


def test_in_mdx_no_url_is_put_into_angle_brackets() -> None:
    text = "- https://a.kr/b，\n\n| https://a.kr |\n| - |\n"
    assert safely_fixed(BareUrl(), text) == (
        "- [https://a.kr/b](https://a.kr/b)，\n\n| [https://a.kr](https://a.kr) |\n| - |\n"
    )


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.md", '<a href="https://a.kr">https://a.kr</a>\n'),
        ("a.mdx", '<a href="https://a.kr">https://a.kr</a>\n'),
        ("a.md", "[https://a.kr](https://a.kr) mailto:kim@a.kr kim@a.kr\n"),
        ("a.md", "[a]: https://a.kr\n\n[a]\n"),
    ],
)
def test_urls_that_are_marked_up_already(found: Found, path: str, text: str) -> None:
    assert found(BareUrl(), text, path=path) == []
