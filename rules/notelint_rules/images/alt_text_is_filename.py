import re
from collections.abc import Iterator
from textwrap import shorten
from urllib.parse import unquote

from notelint import Bad, Finding, Good, Note, Rule, Span, Vault, lazy_re_compile
from notelint.nodes import Code, Image, ImageReference

_FILE = lazy_re_compile(
    r"(?:\S+|[^\s()]+ ?\(\d+\))\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?|heic|ico|apng|jfif)",
    re.IGNORECASE,
)
_GIVEN = lazy_re_compile(
    r"(?:untitled|image|img|pasted[ _-]?image|screen[ _-]?shot|screenshot|photo|picture|pic|unnamed"
    r"|dsc|스크린샷|화면 캡처|이미지|무제|截屏|截图|屏幕截图|图片|图像|未命名|スクリーンショット|画像)"
    r"[\s_-]*[\d\s_.:()\[\]APMapm오전후上下午-]*(?:at[\s\d.:APMapm-]+)?"
    r"|KakaoTalk_[\d_-]+|제목 없음|alt(?:[ _-]?text)?|enter image description here",
    re.IGNORECASE,
)
"""What editors write there, and what is to be replaced."""
_MADE_UP = lazy_re_compile(r"(?=.*\d)(?:[\w-]*_[\w-]*|[\w-]*(?:\d{6,}|[0-9a-f]{8,})[\w-]*)")
"""The stem of a name that nobody would take for a word."""
_ALONE = lazy_re_compile(
    r"^[ \t>]*!\[(?P<alt>[^\[\]\n]*)\]\((?P<url>[^\s()<>]+)\)[ \t]*\r?$", re.MULTILINE
)
_LONGEST = 80


class AltTextIsFilename(Rule):
    """Alternative text says what the picture shows, not what its file is called.

    `image.png`, `Untitled 3`, `alt text` or `스크린샷 2024-10-25` is what an editor puts there when
    a picture is pasted; a screen reader reads it out, and nobody learns anything. Where the picture
    is mere decoration, leave the text empty. Pictures that only their indentation made code count,
    too.
    """

    name = "alt-text-is-filename"
    group = "images"

    good = [
        Good("![학습 곡선](image.png) ![loss](loss.png) ![](image.png)\n"),
        Good('<img src="image.png" alt="image.png을 여는 창"> <img src="a.png" alt="">\n'),
    ]
    bad = [
        Bad(
            "- 결과\n\n  ![⟦image.png⟧](https://example.org/a/b.png)\n",
            ["`image.png` does not say what the picture shows"],
        ),
        Bad(
            "![⟦Untitled 3⟧](a/Untitled%203.png) ![⟦blog_img0⟧](blog_img0.png)\n",
            [
                "`Untitled 3` does not say what the picture shows",
                "`blog_img0` does not say what the picture shows",
            ],
        ),
        Bad(
            "- 결과\n\n끝\n\n        ![⟦image.png⟧](https://example.org/a.png)\n",
            ["`image.png` does not say what the picture shows"],
            nests=False,
        ),
        Bad(
            '<img src="a.png" alt="⟦스크린샷 2024-10-25 오후 3.20.11⟧" />\n',
            ["`스크린샷 2024-10-25 오후 3.20.11` does not say what the picture shows"],
            path="note.mdx",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        places = [*_in_markdown(note), *_in_tags(note), *_in_indented_code(note)]
        for span, alt, url in sorted(places):
            if _is_file_name(alt, url):
                shown = shorten(alt, _LONGEST, placeholder="…")
                yield Finding(span, f"`{shown}` does not say what the picture shows")


def _in_markdown(note: Note) -> Iterator[tuple[Span, str, str]]:
    """Where alternative texts stand, with the urls of their images."""
    images: list[Image | ImageReference] = [*note.find(Image), *note.find(ImageReference)]
    for image in images:
        if isinstance(image, Image):
            url = image.url
        else:
            definition = note.definitions.get(image.identifier)
            url = definition.url if definition else ""
        start = image.start + 2
        as_written = note.text.startswith(image.alt, start)
        span = Span(start, start + len(image.alt)) if as_written else image.span
        yield span, image.alt.strip(), url


def _in_tags(note: Note) -> Iterator[tuple[Span, str, str]]:
    for element in note.elements("img"):
        alt, src = element.attribute("alt"), element.attribute("src")
        if alt is not None and alt.value is not None and not alt.expression:
            yield alt.value_span, alt.value.strip(), (src.value or "") if src else ""


def _in_indented_code(note: Note) -> Iterator[tuple[Span, str, str]]:
    """Images alone on a line of indented code: only what stands above them made them code."""
    for code in note.find(Code):
        if "![" not in code.value or note.text.startswith(("`", "~"), code.start):
            continue
        for image in _ALONE.finditer(note.text, code.start, code.end):
            yield Span(*image.span("alt")), image["alt"].strip(), image["url"]


def _is_file_name(alt: str, url: str) -> bool:
    if not alt:
        return False
    name = unquote(url.partition("?")[0]).rpartition("/")[2]
    if alt in {name, url} or _FILE.fullmatch(alt) or _GIVEN.fullmatch(alt):
        return True
    return alt == name.rpartition(".")[0] and _MADE_UP.fullmatch(alt) is not None
