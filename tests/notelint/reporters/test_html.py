"""The page: its structure as a parser of HTML sees it, and that nothing in a note can add to it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

import pytest

from notelint import Diagnostic, Edit, Fix, InputError, Picture, Report, Severity, Span
from notelint.reporters.html import render
from notelint_rules.images.broken_import import BrokenImport
from tests.notelint.reporters.samples import diagnostic

VOID = {"meta", "input", "img", "rect"}
PNG = b"\x89PNG\r\n\x1a\n-"
FIX = Fix("write `y`", (Edit(Span(0, 0), "y"),))


@dataclass
class Element:
    tag: str
    attributes: dict[str, str | None]
    children: list["Element | str"] = field(default_factory=list)

    def all(self, tag: str = "", kind: str = "") -> Iterator["Element"]:
        for child in self.children:
            if isinstance(child, Element):
                classes = (child.attributes.get("class") or "").split()
                if tag in {"", child.tag} and (not kind or kind in classes):
                    yield child
                yield from child.all(tag, kind)

    def text(self) -> str:
        return "".join(c if isinstance(c, str) else c.text() for c in self.children)


class _Tree(HTMLParser):
    """Every tag must end where it should."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        element = Element(tag, dict(attrs))
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def page(*found: Diagnostic, pictures: dict[str, bytes] | None = None) -> Element:
    given = [Picture(n, len(c), lambda c=c: c) for n, c in (pictures or {}).items()]  # type: ignore[misc]
    text = "".join(render(Report(found, {"broken-import": BrokenImport}, lambda _: given)))
    tree = _Tree()
    tree.feed(text)
    tree.close()
    assert len(tree.open) == 1
    return tree.open[0]


def texts(elements: Iterator[Element]) -> list[str]:
    return [element.text() for element in elements]


def lines(marked: str) -> list[str]:
    """The lines of the frame, with their numbers and marks."""
    (pre,) = page(diagnostic(marked)).all("pre")
    shown: list[str] = []
    for line in pre.children:
        assert isinstance(line, Element)
        parts = [c if isinstance(c, str) else _marked(c) for c in line.children]
        shown.append(f"{line.attributes.get('data-n', '')} {''.join(parts)}")
    return shown


def _marked(element: Element) -> str:
    return f"⟦{element.text()}⟧" if element.tag == "mark" else element.text()


def test_notes_hold_their_findings() -> None:
    found = [
        diagnostic("# 제목 🎉\n\n한글 ⟦x⟧ 끝\n", "`x` is 100 %", path="a b/가.mdx"),
        diagnostic("⟦x⟧\n", severity=Severity.WARNING, path="b.md", rule="their-rule", fix=FIX),
    ]
    root = page(*found)
    assert texts(root.all("title")) == ["notelint: 1 error and 1 warning in 2 notes"]
    assert texts(root.all("h3")) == ["a b/가.mdx", "b.md"]
    first, second = root.all("li", "finding")
    assert texts(first.all("span", "message")) == ["x is 100 %"]
    assert texts(first.all("p", "where")) == ["a b/가.mdx:3:4 broken-import"]
    assert {name: second.attributes[name] for name in ("class", "data-rule", "data-fix")} == {
        "class": "finding warning",
        "data-rule": "their-rule",
        "data-fix": "safe",
    }
    assert texts(second.all("p", "fix")) == ["fix write y --fix"]
    assert [a.attributes.get("href") for a in first.all("a", "rule")] == [
        "https://github.com/notelint/notelint/blob/main/rules/README.md#broken-import"
    ]
    assert not list(second.all("a", "rule"))  # of a plugin's rule we have no page


def test_the_lines_around_are_shown_and_the_place_is_marked() -> None:
    assert lines("하나\n둘\n셋\n\n한국어 👩‍🔬 ⟦论文⟧ 끝\n\n일곱\n여덟\n") == [
        "3 셋",
        "4 ",
        "5 한국어 👩‍🔬 ⟦论文⟧ 끝",
        "6 ",
        "7 일곱",
    ]
    assert lines("\n\n⟦⟧\n") == ["3 ⟦⟧"]
    assert lines("⟦a\tb\r\n\r\nc⟧d\r\n") == ["1 ⟦a\tb⟧", "2 ⟦⟧", "3 ⟦c⟧d"]
    assert lines("⟦1\n2\n3\n4\n5\n6\n7\n8⟧\n")[5:] == ["6 ⟦6⟧", " to line 8"]


def test_a_long_line_is_cut_between_what_readers_see_as_characters() -> None:
    family = "👨‍👩‍👧"
    (line,) = lines("가" * 500 + "⟦x⟧" + family * 100)
    assert line == "1 …" + "가" * 120 + "⟦x⟧" + family * 24 + "…"
    (line,) = lines("⟦" + "긴" * 1000 + "⟧")
    assert line == "1 ⟦" + "긴" * 400 + "⟧…"


def test_a_line_of_ten_million_characters_takes_no_time() -> None:
    found = diagnostic("위\n" + "한" * 5_000_000 + "⟦x⟧" + "글" * 5_000_000 + "\n아래\n")
    assert len("".join(render(Report([found] * 500)))) < 1_000_000


def test_nothing_of_a_note_becomes_markup() -> None:
    hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&lt;--><!--"
    found = diagnostic(
        f"{hostile}\n{hostile}⟦{hostile}⟧</pre></mark>\n",
        f"`{hostile}` {hostile}",
        path=f'{hostile}/" onclick="alert(1)/x.md',
        rule=f"r{hostile}",
        fix=replace(FIX, title=hostile),
    )
    root = page(found, pictures={f"{hostile}.png": PNG, f"{hostile}.svg": b"no image"})
    assert len(list(root.all("script"))) == 1
    assert len(list(root.all("img"))) == 1
    assert not [a for e in root.all() for a in e.attributes if a.startswith("on")]
    assert texts(root.all("h3")) == [f'{hostile}/" onclick="alert(1)/x.md']
    assert texts(root.all("mark")) == [hostile]
    (finding,) = root.all("li", "finding")
    assert finding.attributes["data-rule"] == f"r{hostile}"


def test_what_would_not_show_or_would_turn_the_text_has_a_picture() -> None:
    odd = diagnostic("a\u202eb ⟦\x00⟧\ud800\x1b\n", "\u2066`x`\n", path="a\nb\u202e.md")
    root = page(odd)
    assert texts(root.all("h3")) == ["a␊b\ufffd.md"]
    assert texts(root.all("pre")) == ["a\ufffdb ␀\\ud800␛"]
    "".join(render(Report([odd]))).encode()


def test_the_page_loads_nothing_and_runs_only_its_own_script() -> None:
    root = page(diagnostic("⟦x⟧\n"), pictures={"a.png": PNG})
    policies = {
        e.attributes.get("http-equiv"): e.attributes.get("content") for e in root.all("meta")
    }
    policy = policies["Content-Security-Policy"] or ""
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not [e for e in root.all() if "style" in e.attributes or e.tag == "link"]
    sources = [e.attributes["src"] or "" for e in root.all() if "src" in e.attributes]
    assert sources == ["data:image/png;base64,iVBORw0KGgot"]
    (style,) = root.all("style")
    assert "url(" not in style.text()
    assert "@import" not in style.text()


def test_an_image_is_shown_once_and_then_named() -> None:
    root = page(*[diagnostic("⟦x⟧\n")] * 2, pictures={"그림.png": PNG})
    first, second = root.all("div", "pictures")
    assert texts(first.all("figcaption")) == ["그림.png"]
    assert [a.attributes["href"] for a in second.all("a")] == ["#image-1"]
    assert [figure.attributes["id"] for figure in first.all("figure")] == ["image-1"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PNG, "png"),
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b"GIF89a", "gif"),
        (b"RIFF1234WEBPVP8 ", "webp"),
        (b"\0\0\0\x1cftypavif", "avif"),
        (b'<?xml version="1.0"?>\n<svg onload="alert(1)"/>', "svg+xml"),
    ],
)
def test_what_an_image_is_its_content_says(content: bytes, kind: str) -> None:
    (image,) = page(diagnostic("⟦x⟧\n"), pictures={"a.txt": content}).all("img")
    assert (image.attributes["src"] or "").startswith(f"data:image/{kind};base64,")


def test_images_are_no_larger_than_the_page_has_room_for() -> None:
    large = page(diagnostic("⟦x⟧\n"), pictures={"a.png": PNG + b"-" * 2_500_000})
    assert texts(large.all("div", "pictures")) == ["a.png, 2.5 MB: not shown here"]
    many = {f"{number}.png": PNG + b"-" * 150_000 for number in range(40)}
    shown = list(page(diagnostic("⟦x⟧\n"), pictures=many).all("img"))
    assert len(shown) == 26


def test_an_image_that_cannot_be_read_is_named() -> None:
    def read() -> bytes:
        raise InputError("a.png: cannot be read")

    report = Report([diagnostic("⟦x⟧\n")], {}, lambda _: [Picture("img/a.png", 1, read)])
    page = "".join(render(report))
    assert '<p><span title="img/a.png">a.png</span>: cannot be read</p>' in page


def test_bars_count_findings_by_rule_and_by_folder() -> None:
    found = [
        diagnostic("⟦x⟧\n", path="docs/a/1.md"),
        diagnostic("⟦x⟧\n", path="docs/b/1.md", severity=Severity.WARNING),
        diagnostic("⟦x⟧\n", path="docs/b/2.md", rule="their-rule"),
        diagnostic("⟦x⟧\n", path="top.md", rule="their-rule"),
        diagnostic("⟦x⟧\n", path="top.md", rule="their-rule"),
    ]
    rules, folders = page(*found).all("section", "chart")
    names = [texts(chart.all("a")) for chart in (rules, folders)]
    assert names == [["their-rule", "broken-import"], ["./", "docs/b/", "docs/a/"]]
    assert texts(rules.all("span", "count")) == ["3", "2"]
    assert [a.attributes["href"] for a in rules.all("a")] == ["#f3", "#f1"]
    widths = [(r.attributes["class"], r.attributes["width"]) for r in folders.all("rect")]
    assert widths[2:4] == [("error", "50.00%"), ("warning", "50.00%")]


def test_many_folders_are_shown_by_those_they_are_in() -> None:
    many = [diagnostic("⟦x⟧\n", path=f"docs/{n % 3}/{n}/note.md") for n in range(60)]
    _, folders = page(*many, diagnostic("⟦x⟧\n", path="a.md")).all("section", "chart")
    assert texts(folders.all("a")) == ["docs/0/", "docs/1/", "docs/2/", "./"]


def test_of_a_long_path_the_end_is_shown() -> None:
    found = diagnostic("⟦x⟧\n", path="블로그/이천이십오년/논문 읽기 모임/a.md")
    _, folders = page(found).all("section", "chart")
    assert texts(folders.all("a")) == ["…/논문 읽기 모임/"]
    assert [a.attributes["title"] for a in folders.all("a")] == [
        "블로그/이천이십오년/논문 읽기 모임/"
    ]


def test_the_folders_with_the_most_findings_are_told_apart_first() -> None:
    paths = [f"large/{n % 15}/note.md" for n in range(30)] + [f"small/{n}/b.md" for n in range(15)]
    _, folders = page(*[diagnostic("⟦x⟧\n", path=p) for p in paths]).all("section", "chart")
    names = texts(folders.all("a"))
    assert len(names) == 16
    assert (names[0], names[-1]) == ("small/", "large/9/")


def test_notes_are_closed_where_there_is_much_to_read() -> None:
    few, many = page(*[diagnostic("⟦x⟧\n")] * 100), page(*[diagnostic("⟦x⟧\n")] * 101)
    assert ["open" in e.attributes for e in (*few.all("details"), *many.all("details"))] == [
        True,
        False,
    ]


def test_without_a_script_there_is_nothing_to_pick() -> None:
    (form,) = page(diagnostic("⟦x⟧\n")).all("form")
    assert "hidden" in form.attributes
    fields = [e for e in form.all() if e.tag in {"input", "select"}]
    assert all(e.attributes.get("aria-label") for e in fields)
    assert [e.attributes["name"] for e in fields] == [
        "text",
        "severity",
        "rule",
        "folder",
        "fix",
        "by",
    ]


def test_nothing_found_is_a_whole_page() -> None:
    root = page()
    assert texts(root.all("title")) == ["notelint: nothing found"]
    assert texts(root.all("header")) == ["notelintNothing was found."]


def test_the_same_findings_are_the_same_page() -> None:
    report = Report([diagnostic("⟦x⟧\n")])
    assert list(render(report)) == list(render(report))
