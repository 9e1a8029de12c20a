"""A dialect takes constructs that notelint does not know."""

import dataclasses
import functools
import re
from pathlib import PurePosixPath
from typing import ClassVar

import pytest

from notelint import PluginError, parse
from notelint.constructs import (
    CONTAINER_OPENED,
    LINE_TAKEN,
    NOT_HERE,
    BlockConstruct,
    Blocks,
    Construct,
    InlineConstruct,
    InlineState,
    OpenContainer,
    OpenIndented,
    OpenLeaf,
    Phrasing,
)
from notelint.markdown import MARKDOWN, MDX
from notelint.markdown.unist import to_unist
from notelint.nodes import Leaf, Node, Parent, Text, plain_text
from notelint.vault import Vault
from tests.notelint.markdown.outline import outline


@dataclasses.dataclass(slots=True, eq=False)
class Remark(Leaf):
    type: ClassVar[str] = "remark"


@dataclasses.dataclass(slots=True, eq=False)
class Mark(Parent):
    type: ClassVar[str] = "mark"


@dataclasses.dataclass(slots=True, eq=False)
class WikiLink(Parent):
    type: ClassVar[str] = "wikiLink"
    page: str = ""
    is_embed: bool = False


@dataclasses.dataclass(slots=True, eq=False)
class Aside(Parent):
    type: ClassVar[str] = "aside"
    kind: str = ""


class RemarkLines(OpenLeaf):
    def __init__(self, node: Remark) -> None:
        self.node = node

    def takes(self, blocks: Blocks) -> bool:
        self.node.end = blocks.end
        if blocks.rest() == "%%":
            blocks.leaf = None
        else:
            self.node.value += blocks.rest() + "\n"
        return True

    def close(self, blocks: Blocks) -> None:
        pass


def open_remark(blocks: Blocks) -> int:
    if blocks.text[blocks.content : blocks.end] != "%%":
        return NOT_HERE
    node = Remark(blocks.content, blocks.end)
    blocks.add_block(node)
    blocks.leaf = RemarkLines(node)
    return LINE_TAKEN


def open_aside(blocks: Blocks) -> int:
    """`!!! kind`, and the lines below it that are indented by four columns."""
    head = re.compile(r"!!! (\w+)$").match(blocks.text, blocks.content, blocks.end)
    if head is None or blocks.in_paragraph:
        return NOT_HERE
    aside = Aside(blocks.content, blocks.end, (), head[1])
    blocks.open_container(OpenIndented(aside, 4))
    blocks.end_with_child.append(aside)
    return LINE_TAKEN


class OpenBar(OpenContainer):
    """The lines that begin with `|>`."""

    def continues(self, blocks: Blocks, depth: int) -> int:
        if not blocks.text.startswith("|>", blocks.content, blocks.end):
            return 0
        blocks.move_behind(blocks.content + 2, blocks.content_column + 2)
        blocks.look()
        return 1

    def close(self, blocks: Blocks) -> None:
        self.node.end = blocks.previous_end


def open_bar(blocks: Blocks) -> int:
    if not blocks.text.startswith("|>", blocks.content, blocks.end):
        return NOT_HERE
    blocks.open_container(OpenBar(Aside(blocks.content, blocks.end)))
    blocks.move_behind(blocks.content + 2, blocks.content_column + 2)
    return CONTAINER_OPENED


def open_question(blocks: Blocks) -> int:
    if not blocks.text.startswith("?? ", blocks.content):
        return NOT_HERE
    question = Mark(blocks.content, blocks.end)
    blocks.add_block(question)
    blocks.jobs.append(Phrasing(question, [(blocks.content + 3, blocks.end)]))
    return LINE_TAKEN


def read_mark(state: InlineState, match: "re.Match[str]") -> int:
    start, end = match.span()
    children = state.parse_within(start + 2, end - 2)
    state.nodes.append(Mark(state.base + start, state.base + end, children))
    return end


def read_wiki_link(state: InlineState, match: "re.Match[str]") -> int | None:
    page = match[2]
    if not page.strip():
        return None
    start, end = (state.base + place for place in match.span(2))
    link = WikiLink(state.base + match.start(), state.base + match.end(), (), page, bool(match[1]))
    link.children = [Text(start, end, page)]
    state.nodes.append(link)
    return match.end()


REMARK = BlockConstruct("remark", "%", open_remark)
ASIDE = BlockConstruct("aside", "!", open_aside)
BAR = BlockConstruct("bar", "|", open_bar)
QUESTION = BlockConstruct("question", "?", open_question)
MARK = InlineConstruct("mark", "=", re.compile("==[^=]+=="), read_mark)
WIKI_LINK = InlineConstruct("wiki-link", "![", re.compile(r"(!?)\[\[([^][]*)\]\]"), read_wiki_link)


def lines(text: str, *constructs: Construct) -> list[str]:
    return outline(text, dataclasses.replace(MARKDOWN, constructs=constructs))


def test_a_construct_may_be_a_block_that_goes_on() -> None:
    assert lines("> %%\n> 나만\n> %%\n> 글", REMARK) == [
        "blockquote '> %%⏎> 나만⏎> %%⏎> 글'",
        "·remark '%%⏎> 나만⏎> %%' value='나만\\n'",
        "·paragraph '글'",
        "··text '글'",
    ]


def test_a_construct_may_be_a_line_with_text() -> None:
    assert lines("글\n- ?? 왜 *하필*\n", QUESTION) == [
        "paragraph '글'",
        "·text '글'",
        "list '- ?? 왜 *하필*'",
        "·listItem '- ?? 왜 *하필*'",
        "··mark '?? 왜 *하필*'",
        "···text '왜 '",
        "···emphasis '*하필*'",
        "····text '하필'",
    ]


def test_a_construct_may_be_a_container_with_marks() -> None:
    assert lines("- |> # 가\n  |> 나\n  다\n\n  |>    라", BAR) == [
        "list '- |> # 가⏎  |> 나⏎  다⏎⏎  |>    라'",
        "·listItem '- |> # 가⏎  |> 나⏎  다⏎⏎  |>    라' spread=True",
        "··aside '|> # 가⏎  |> 나⏎  다'",
        "···heading '# 가' depth=1",
        "····text '가'",
        "···paragraph '나⏎  다'",
        "····text '나⏎  다' value='나\\n다'",
        "··aside '|>    라'",
        "···paragraph '라'",
        "····text '라'",
    ]


def test_a_construct_may_be_a_container_of_indented_lines() -> None:
    assert lines("!!! note\n    가\n\n    - 나\n      다\n라\n\n끝", ASIDE) == [
        "aside '!!! note⏎    가⏎⏎    - 나⏎      다⏎라' kind='note'",
        "·paragraph '가'",
        "··text '가'",
        "·list '- 나⏎      다⏎라'",
        "··listItem '- 나⏎      다⏎라'",
        "···paragraph '나⏎      다⏎라'",
        "····text '나⏎      다⏎라' value='나\\n다\\n라'",
        "paragraph '끝'",
        "·text '끝'",
    ]


def test_a_construct_may_be_a_part_of_a_text() -> None:
    assert lines("> 가 ==나\n> *다*== 라", MARK) == [
        "blockquote '> 가 ==나⏎> *다*== 라'",
        "·paragraph '가 ==나⏎> *다*== 라'",
        "··text '가 '",
        "··mark '==나⏎> *다*=='",
        "···text '나⏎' value='나\\n'",
        "···emphasis '*다*'",
        "····text '다'",
        "··text ' 라'",
    ]


def test_a_construct_comes_before_what_the_dialect_has() -> None:
    text = "![[그림]] [[가]] [[ ]] [나](b)"
    assert lines(text, WIKI_LINK) == [
        f"paragraph '{text}'",
        "·wikiLink '![[그림]]' page='그림' is_embed=True",
        "··text '그림'",
        "·text ' '",
        "·wikiLink '[[가]]' page='가'",
        "··text '가'",
        "·text ' [[ ]] '",
        "·link '[나](b)' url='b'",
        "··text '나'",
    ]


def test_of_two_constructs_at_one_character_the_first_comes_first() -> None:
    def read_nothing(state: InlineState, match: "re.Match[str]") -> int:
        state.nodes.append(Remark(state.base + match.start(), state.base + match.end()))
        return match.end()

    nothing = InlineConstruct("nothing", "=", re.compile("=+"), read_nothing)
    assert lines("==가==", MARK, nothing)[1] == "·mark '==가=='"
    assert lines("==가==", nothing, MARK)[1] == "·remark '=='"


def test_what_a_construct_adds_to_one_dialect_no_other_has() -> None:
    lines("==가==", MARK)
    assert outline("==가==")[1:] == ["·text '==가=='"]


def test_every_dialect_of_a_vault_has_its_constructs() -> None:
    files = {PurePosixPath(name): "==가==\n".encode() for name in ("a.md", "b.mdx")}
    vault = Vault(files, constructs=(MARK,))
    assert [len(vault.note(path).find(Mark)) for path in vault.notes] == [1, 1]
    assert vault.note(PurePosixPath("b.mdx")).dialect.mdx
    changed = vault.replacing(PurePosixPath("a.md"), "==나== ==다==\n".encode())
    assert len(changed.note(PurePosixPath("a.md")).find(Mark)) == 2


def test_a_note_finds_what_a_construct_puts_into_its_tree() -> None:
    note = parse("# [[가]]\n\n==나==\n", constructs=[MARK, WIKI_LINK])
    assert [link.page for link in note.find(WikiLink)] == ["가"]
    assert [text.value for text in note.find(Text)] == ["가", "나"]
    assert plain_text(note.root) == "가나"
    assert note.parent(note.find(WikiLink)[0]) is note.root.children[0]


def test_unist_has_the_fields_of_a_nodes_class_in_camel_case() -> None:
    text = "![[가]]"
    tree = to_unist(text, parse(text, constructs=[WIKI_LINK]).root)
    link = tree["children"][0]["children"][0]
    assert link["type"] == "wikiLink"
    assert (link["page"], link["isEmbed"]) == ("가", True)
    assert link["children"][0]["position"]["start"] == {"line": 1, "column": 4, "offset": 3}
    assert link["position"]["end"] == {"line": 1, "column": 7, "offset": 6}


# What is wrong with a construct is said.


def stay(blocks: Blocks) -> int:
    blocks.open_container(OpenBar(Aside(blocks.content, blocks.end)))
    return CONTAINER_OPENED


def read_in_place(state: InlineState, match: "re.Match[str]") -> int:
    return match.start()


def crash(state: InlineState, match: "re.Match[str]") -> int:
    return match.start() + int("가")


class CrashingLines(RemarkLines):
    def close(self, blocks: Blocks) -> None:
        raise LookupError("끝이 없다")


def open_crashing(blocks: Blocks) -> int:
    opened = open_remark(blocks)
    if isinstance(blocks.leaf, RemarkLines):
        blocks.leaf = CrashingLines(blocks.leaf.node)
    return opened


@pytest.mark.parametrize(
    ("construct", "message"),
    [
        (BlockConstruct("stays", "%", stay), "opens a container, but does not move behind it"),
        (
            InlineConstruct("stays", "%", re.compile("%"), read_in_place),
            "reads something, but does not move behind it",
        ),
        (InlineConstruct("stays", "%", re.compile("%"), crash), "crashed: ValueError"),
        (BlockConstruct("stays", "%", open_crashing), "crashed: LookupError\\('끝이 없다'\\)"),
    ],
)
def test_a_broken_construct_is_named_with_the_note(construct: Construct, message: str) -> None:
    with pytest.raises(PluginError, match=rf"^a/b\.md: construct `stays` of {__name__} {message}"):
        parse("글\n\n%%\n글\n", "a/b.md", [MARK, construct][1:])


def test_where_two_constructs_share_a_module_both_are_named() -> None:
    broken = BlockConstruct("broken", "%", open_crashing)
    with pytest.raises(PluginError, match="construct `mark` or `broken` of"):
        parse("%%\n", constructs=[MARK, broken])


def test_a_crash_elsewhere_in_a_constructs_package_is_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(open_crashing, "__module__", "tests.elsewhere")
    broken = BlockConstruct("broken", "%", functools.partial(open_crashing))
    with pytest.raises(PluginError, match="construct `broken` of tests crashed: LookupError"):
        parse("%%\n", constructs=[broken])


def test_a_crash_of_the_parser_itself_is_no_ones_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(node: Node, *_: object) -> None:
        raise LookupError(node)

    monkeypatch.setattr("notelint.markdown.parser.settle_lists", broken)
    with pytest.raises(LookupError):
        parse("==가==\n", constructs=[dataclasses.replace(MARK, read=re.escape)])  # type: ignore[arg-type]


def test_constructs_are_read_in_mdx_too() -> None:
    assert dataclasses.replace(MDX, constructs=(MARK,)).without_mdx().constructs == (MARK,)
    assert outline("==가== <A/>", dataclasses.replace(MDX, constructs=(MARK,)))[1:3] == [
        "·mark '==가=='",
        "··text '가'",
    ]
