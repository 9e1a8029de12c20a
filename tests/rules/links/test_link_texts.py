"""Links without text or target, and texts that do not go with their target."""

import pytest

from notelint_rules.links.empty_link import EmptyLink
from notelint_rules.links.insecure_link import InsecureLink
from notelint_rules.links.link_text_mismatch import LinkTextMismatch
from notelint_rules.links.nondescriptive_link_text import NondescriptiveLinkText
from notelint_rules.links.note_with_two_addresses import NoteWithTwoAddresses
from notelint_rules.links.undefined_reference import UndefinedReference
from tests.rules.conftest import Found


class TestEmptyLink:
    @pytest.mark.parametrize(
        "text",
        [
            "[`code`](a) [$x$](a) [![](a.png)](a) [<img src='a'>](a) [:tada:](a)",
            "[a](#) [a](?b) <a name='x'></a> <a href></a>",
            "<a id='x' href='#x'></a> <a class='anchor' href='#x'></a> <a href='b'><i/></a>",
            "https://a.kr <https://a.kr> kim@a.kr",
        ],
    )
    def test_links_that_show_something_and_lead_somewhere(self, found: Found, text: str) -> None:
        assert found(EmptyLink(), text) == []

    @pytest.mark.parametrize("text", ["[](a)", "[\u200b](a)", "[**&nbsp;**](a)", "[]()", "[a](<>)"])
    def test_links_that_do_not(self, found: Found, text: str) -> None:
        assert [marked for marked, _ in found(EmptyLink(), text)] == [text]

    def test_a_component_may_be_a_links_text(self, found: Found) -> None:
        assert found(EmptyLink(), "[<Icon />](a) [{title}](a)\n", path="a.mdx") == []


class TestLinkTextMismatch:
    @pytest.mark.parametrize(
        ("text", "word"),
        [
            ("[Midleware](/docs/middleware)", "midleware"),
            ("[Perpelxity](#perplexity)", "perpelxity"),
            ("[Diffusoin](diffusion.md)", "diffusoin"),
            ("[the `Tabel` encoder featrure](#the-tabel-encoder-feature)", "featrure"),
            ("[git tutorial](https://a.kr/b/git_turorial.md?raw=1)", "tutorial"),
        ],
    )
    def test_a_word_that_is_one_slip_away_is_reported(
        self, found: Found, text: str, word: str
    ) -> None:
        ((_, message),) = found(LinkTextMismatch(), text)
        assert message.startswith(f"`{word}` is spelt")

    @pytest.mark.parametrize(
        "text",
        [
            "[Selectors](#selector) [Creating](#created) [Testing](#tests)",
            "[Optimisation](#optimization) [Behaviour](#behavior)",
            "[version 12](#version-13) [React16](#react17)",
            "[importing](#exporting) [undoing](#doing)",
            "[两个适配器的功能](#两个适配器功能) [데이터셋의 특징과](#데이터셑의-특징과)",
            "[Llama](https://a.kr/lama) [Redux](https://a.kr/redox)",
            "https://a.kr/middlewere <https://a.kr/middleware>",
            "[one two three](#one-two)",
        ],
    )
    def test_other_differences_are_no_slips(self, found: Found, text: str) -> None:
        assert found(LinkTextMismatch(), text) == []


class TestUndefinedReference:
    @pytest.mark.parametrize(
        "text",
        [
            "a[i][j] [1][2] [0][j] [NIPS24][ORAL] [논문][리뷰]",
            r"\[text][label] and [text]\[label]",
            "`[text][label]` [text][one] [one][]",
            "[text][label](https://a.kr)",
            "int[][] and [^]][x] [][empty]",
            "- [ICLR 2024][Spotlight] [2023][Best paper] [논문][oral] [ ][x]",
        ],
    )
    def test_brackets_that_are_no_references(self, found: Found, text: str) -> None:
        assert found(UndefinedReference(), f"{text}\n\n[one]: https://a.kr\n") == []

    def test_images_and_code_may_be_referred_to(self, found: Found) -> None:
        text = "![그림][fig] and [`useState`][hook]\n\n[one]: https://a.kr\n"
        marked = [marked for marked, _ in found(UndefinedReference(), text)]
        assert marked == ["![그림][fig]", "[`useState`][hook]"]

    def test_a_note_without_definitions_has_no_references(self, found: Found) -> None:
        assert found(UndefinedReference(), "a [text][label]\n") == []


class TestInsecureLink:
    def test_hosts_may_be_added(self, found: Found) -> None:
        text = "[a](http://a.kr) ![b](http://github.com/b.png) [c](http://www.google.com)\n"
        marked = [marked for marked, _ in found(InsecureLink(hosts=("a.kr",)), text)]
        assert marked == ["http://a.kr", "http://github.com/b.png", "http://www.google.com"]

    def test_a_bare_www_has_no_scheme_to_mend(self, found: Found) -> None:
        assert found(InsecureLink(), "www.google.com\n") == []


class TestNondescriptiveLinkText:
    def test_texts_may_be_added(self, found: Found) -> None:
        rule = NondescriptiveLinkText(texts=("Slides",))
        assert [marked for marked, _ in found(rule, "[slides](a) [a](b)")] == ["slides"]

    @pytest.mark.parametrize("text", ["[`url`](a)", "[<i/>here](a)", "https://a.kr", "[](a)"])
    def test_code_tags_and_urls_are_no_words(self, found: Found, text: str) -> None:
        assert found(NondescriptiveLinkText(), text) == []


class TestNoteWithTwoAddresses:
    def test_where_no_address_is_used_most_each_is_reported(self, found: Found) -> None:
        one, other = "[a](a)\n", "[a](../a.md)\n"
        files = {"a.md": "", "글/b.md": other}
        assert found(NoteWithTwoAddresses(), one, files=files) == [
            ("a", "`a` is also linked as `a.md`")
        ]
        files = {"a.md": "", "note.md": one}
        assert found(NoteWithTwoAddresses(), other, path="글/b.md", files=files) == [
            ("../a.md", "`../a.md` is another address of `a.md`, expected `../a`")
        ]

    def test_an_address_is_written_as_a_url(self, found: Found) -> None:
        files = {"글/b.md": "[a](<../c d.md>) [b](../c%20d.md)\n", "c d.md": ""}
        assert found(NoteWithTwoAddresses(), "[a](<c d>)\n", files=files) == [
            ("c d", "`c d` is another address of `c d.md`, expected `c%20d.md`")
        ]

    def test_short_names_that_lead_nowhere_are_not_compared(self, found: Found) -> None:
        assert found(NoteWithTwoAddresses(), "[a](/x/intro) [b](/y/intro.md)\n") == []
