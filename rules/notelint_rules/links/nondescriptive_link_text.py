from collections.abc import Iterator
from dataclasses import dataclass

from notelint import Bad, Finding, Good, Note, Rule, Span, Vault, lazy_re_compile, option
from notelint.nodes import Html, InlineCode, Link, LinkReference, MdxJsxElement, plain_text, walk

_TEXTS = (
    *("here", "click here", "this", "this link", "this page", "this post", "this article"),
    *("this paper", "this repo", "link", "links", "more", "read more", "learn more", "see more"),
    *("source", "ref", "paper", "pdf", "code", "repo", "blog", "blog post", "post", "article"),
    *("project page", "demo", "video", "docs", "doc"),
    *("여기", "여기를 클릭", "여기서", "이곳", "링크", "이 링크", "바로가기", "클릭", "더 보기"),
    *("이 글", "이 논문", "이 페이지", "이 문서", "이 포스트", "글", "논문", "코드", "블로그"),
    *("출처", "참고", "원문", "자세히", "자세히 보기", "해당 글", "해당 링크"),
    *("这里", "点击这里", "点这里", "此处", "链接", "这篇文章", "这篇", "论文", "代码", "原文"),
    *("详情", "更多", "查看更多", "这个", "這裡", "點擊這裡", "連結", "這篇文章", "論文", "程式碼"),
    *("ここ", "こちら", "リンク", "この記事", "記事", "コード", "詳細", "続きを読む"),
)
_AROUND = lazy_re_compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True)
class NondescriptiveLinkText(Rule):
    """A link's text says what it leads to.

    In a list of links, in a search, or read aloud without its sentence, `here`, `[paper]` and
    `이 글` say nothing. Write what the reader will find there: the title of the paper or note.
    """

    name = "nondescriptive-link-text"
    group = "links"
    default = False

    texts: tuple[str, ...] = option((), "Further texts that say nothing.")

    good = [
        Good("[Efficient Streaming Language Models](https://arxiv.org/abs/2309.17453)\n"),
        Good("[here we go](https://example.org) [이 글의 초안](b.md)\n", {"b.md": ""}),
    ]
    bad = [
        Bad(
            "StreamingLLM [⟦[paper]⟧](https://arxiv.org/abs/2309.17453)\n",
            ["`[paper]` does not say what the link leads to"],
        ),
        Bad(
            "자세한 것은 [⟦이 글⟧](b.md), [⟦**这里**⟧](b.md), [⟦Here!⟧][b]\n\n[b]: b.md\n",
            [
                "`이 글` does not say what the link leads to",
                "`这里` does not say what the link leads to",
                "`Here!` does not say what the link leads to",
            ],
            files={"b.md": ""},
            nests=False,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        nothing = frozenset(_TEXTS) | {text.casefold() for text in self.texts}
        for link in sorted([*note.find(Link), *note.find(LinkReference)], key=lambda x: x.start):
            if not link.children or not note.text.startswith("[", link.start):
                continue
            shown = " ".join(plain_text(link).split())
            if _AROUND.sub("", shown).casefold() not in nothing:
                continue
            if any(isinstance(node, Html | InlineCode | MdxJsxElement) for node in walk(link)):
                continue
            first, last = link.children[0], link.children[-1]
            span = Span(first.start, last.end)
            yield Finding(span, f"`{shown}` does not say what the link leads to")
