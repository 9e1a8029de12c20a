"""What MDX renders otherwise than Markdown is found, and real JSX is left alone."""

from pathlib import PurePosixPath

import pytest

from notelint import Vault
from notelint.markdown import MDX
from notelint_rules.mdx.mdx_silent_change import MdxSilentChange
from tests.rules.conftest import Found, safely_fixed

PAGE = "---\ntitle: 글\n---\n\n"
SITE = {"docusaurus.config.js": "module.exports = {presets: ['classic']}"}


def fixed(text: str) -> str:
    """The note with every safe fix applied; each of them must have been accepted."""
    return safely_fixed(MdxSilentChange(), text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a{2,3} {true} {-1} {[1, 2]}", "a\\{2,3} \\{true} \\{-1} \\{[1, 2]}"),
        ('{"가"} {Object.name} {1-3}', '\\{"가"} \\{Object.name} \\{1-3}'),
        ("a\n{1}\nb", "a\n\\{1}\nb"),
        ("a:b{c} d", "a\\:b\\{c} d"),
        ("list:int[] key:a{}", "list\\:int[] key\\:a\\{}"),
        ("글\n\n    {1,2}", "글\n\n```\n{1,2}\n```"),
        ("see:docs[x](http://a.kr)", "see\\:docs[x](http://a.kr)"),
        ("::video[x]", "\\:\\:video[x]"),
        ("::word", "\\::word"),
        ("mailto:me@a.kr", "mailto\\:me@a.kr"),
        ("![ip:port x](a.png)", "![ip\\:port x](a.png)"),
        ("![f() {} 와 {1}](a.png)", "![f() \\{} 와 \\{1}](a.png)"),
        ("10:100:20", "10{':'}100:20"),
        ("> 글\n>\n>     code", "> 글\n>\n> ```\n> code\n> ```"),
        ("- 글\n\n      a\n\n      b", "- 글\n\n  ```\n  a\n\n  b\n  ```"),
        ("x\n    ***", "x\n    \\*\\*\\*"),
        ("x\n    ---", "x\n    \\---"),
        ("\n---\ntitle: a\n---\n\nx", "---\ntitle: a\n---\n\nx"),
        ("# T\nexport const a = 1\n\nx", "# T\n export const a = 1\n\nx"),
        ("글\nimport a from './a.png'", "글\n\nimport a from './a.png'"),
        ("$HOME/bin:$PATH", "\\$HOME/bin:\\$PATH"),
        ("$$ a\n+ b\n$$", "$$\na\n+ b\n$$"),
    ],
)
def test_text_is_rendered_as_text(text: str, expected: str) -> None:
    assert fixed(f"{text}\n") == f"{expected}\n"


@pytest.mark.parametrize(
    "text",
    [
        "{props.x} {' '} {/* 주석 */} {1 + 1} {new Date().getFullYear()} {Math.PI}",
        "<code>{`a {b}`}</code> {':'}smile: {'{'}",
        "export const year = 2025\n\n{year}",
        "<Tabs>\n    <Tab>\n\n    글\n\n    </Tab>\n</Tabs>",
        "<details>\n<summary>제목</summary>\n\n    글\n\n</details>",
        "1. 글\n\n   ```js\n   a\n   ```\n\n   - 안쪽",
        ":::note 제목\n\n글\n\n:::",
        "12:30, key:value, std::vector[0], 참고:이것[1], :D :tada:",
        "$x$는 $a_1$이고 $5$ and $10$",
        "$5.99",
        "import A from './a'\n\n<A />\n\n<div>\n**a**\n</div>",
        "export const meta = {a: 1}\n\n# 제목",
        "- 글\n\n        들여쓴 문장이 하나 여기 있다.",
        '<img src="a.png" alt="a" />와 글',
        '<img src="a.png" alt="a" style={{width: 1}} />',
        "```md\n # 제목 {#id}\n## 제목 \\{#id}\n:::paper 제목\n```",
    ],
)
def test_what_was_meant_is_left_alone(found: Found, text: str) -> None:
    assert found(MdxSilentChange(), f"{PAGE}{text}\n", path="note.mdx") == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("<div>\n*a*\n</div>", "*a*"),
        ("<u>a</u>", "<u>"),
        ("a\n<br />\nb", "<br />"),
        ("<pre>\na\n  b\n</pre>", "<pre>"),
        ("<textarea>\na\n</textarea>", "<textarea>"),
        (":::foo\nbar\n:::", ":::foo"),
        ("see:note[1]", ":note[1]"),
        ("```md\n:::note 제목\n:::\n```", ":::note "),
        ("```md\n## T {#id}\n```", "{#id}"),
        ("| a | b |\n| - | - |\n| $|x|$ | y |", "$|x|$"),
        ("$$\na $$\n\nx\n\ny", "$$"),
        ("- a\n    b\n        - c", "- c"),
        ("$$a+b$$", "$$a+b$$"),
        ("x\n    ```\ny", "```"),
    ],
)
def test_what_is_lost_is_reported(found: Found, text: str, marked: str) -> None:
    assert [m for m, _ in found(MdxSilentChange(), f"{text}\n", path="note.mdx")] == [marked]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("a {/* b */} c", "{/* b */}"),
        ("a :smile: b", ":smile:"),
        ("x\n\n    ```\n    y\n    ```", "```"),
        ("<u>a</u>", "<u>"),
        ("```mdx-code-block\na\n```", "```mdx-code-block"),
        ("a\n:::note\nb\n:::", ":::note"),
    ],
)
def test_what_a_page_means_is_reported_when_asked(found: Found, text: str, marked: str) -> None:
    page = f"{PAGE}{text}\n"
    assert found(MdxSilentChange(), page, path="note.mdx") == []
    assert found(MdxSilentChange(), page, path="docs/note.md", files=SITE) == []
    for marks in (
        found(MdxSilentChange(strict=True), page, path="note.mdx"),
        found(MdxSilentChange(), page, path="note.md", dialect=MDX),
    ):
        assert [mark for mark, _ in marks] == [marked]


@pytest.mark.parametrize("text", ["a :smile: b", "<u>a</u>", "x\n\n    ```\n    y\n    ```"])
def test_a_note_that_has_nothing_of_a_page_was_written_as_markdown(found: Found, text: str) -> None:
    for page in (text, f"# 제목\n\n{text}"):
        assert len(found(MdxSilentChange(), page, path="note.mdx")) == 1
    for page in (f"{PAGE}{text}", f"<Box />\n\n{text}", f"{text}\n\n{{/* a */}}"):
        assert found(MdxSilentChange(), page, path="note.mdx") == []


def test_emoji_are_meant_in_every_note_of_a_site(found: Found) -> None:
    text = ":books: 읽을 것 :tada:\n"
    assert found(MdxSilentChange(), text, path="docs/_part.mdx", files=SITE) == []
    assert len(found(MdxSilentChange(), "12:100:30\n", path="docs/_part.mdx", files=SITE)) == 1


@pytest.mark.parametrize(
    ("path", "is_safe"), [("docs/note.md", True), ("docs/note.mdx", False), ("note.mdx", False)]
)
def test_where_mdx_was_written_what_it_shows_may_be_meant(path: str, is_safe: bool) -> None:
    files = {PurePosixPath(name): text.encode() for name, text in SITE.items()}
    vault = Vault({**files, PurePosixPath(path): b"a {1} b\n"})
    (finding,) = MdxSilentChange().check(vault.note(PurePosixPath(path)), vault)
    assert finding.fix is not None
    assert finding.fix.safe is is_safe


def test_the_site_knows_admonitions_of_its_own(found: Found) -> None:
    config = (
        "export default {title: 'T', baseUrl: '/', presets: [['classic',"
        " {docs: {admonitions: {keywords: ['paper']}}}]]};"
    )
    files = {"docusaurus.config.js": config}
    text = ":::paper\n글\n:::\n"
    assert found(MdxSilentChange(), text, path="docs/n.md", files=files) == []
    assert len(found(MdxSilentChange(), text, path="n.mdx")) == 1


def test_code_is_fenced_and_not_escaped() -> None:
    assert fixed("글\n\n    a {1} $b$c\n") == "글\n\n```\na {1} $b$c\n```\n"


def test_directives_may_be_known_to_plugins_of_the_site(found: Found) -> None:
    text = "a:abbr[b] 가\n\n::video[c]\n\n:::grid\nd\n:::\n"
    rule = MdxSilentChange(directives=("abbr", "video", "grid"))
    assert found(rule, text, path="n.mdx") == []
    assert len(found(MdxSilentChange(), text, path="n.mdx")) == 3


def test_a_misspelt_admonition_is_left_to_malformed_admonition(found: Found) -> None:
    assert found(MdxSilentChange(), ":::nte\n글\n:::\n", path="n.mdx") == []


def test_code_in_backticks_was_not_meant_as_code_by_indentation(found: Found) -> None:
    text = "글\n\n    `let a = 1`\n"
    path = "docs/note.md"
    assert found(MdxSilentChange(), PAGE + text, path=path, files=SITE) == []
    assert len(found(MdxSilentChange(), text, path=path, files=SITE)) == 1
    other = PAGE + "글\n\n    `a` b `c`\n"
    assert len(found(MdxSilentChange(), other, path=path, files=SITE)) == 1


@pytest.mark.parametrize(
    "tag", ['<b className="x">a</b>', "<label htmlFor={1}>a</label>", "<b style={{}}>a</b>"]
)
def test_names_of_react_say_that_a_note_was_written_for_mdx(found: Found, tag: str) -> None:
    text = f"글\n\n{tag}\n"
    assert found(MdxSilentChange(), text, path="docs/note.md", files=SITE) == []
    plain = '글\n\n<b class="x">a</b>\n'
    assert len(found(MdxSilentChange(), plain, path="docs/note.md", files=SITE)) == 1


def test_a_letter_with_an_ending_is_a_formula(found: Found) -> None:
    text = "the $i$th word, $n-1$th, two $x$s and $(k+1)$th, a $k$D grid\n"
    assert found(MdxSilentChange(), text, path="docs/note.md", files=SITE) == []
    for other in ("$5 and $10\n", "$A:$B\n", "$i $th\n"):
        assert len(found(MdxSilentChange(), other, path="docs/note.md", files=SITE)) == 1
