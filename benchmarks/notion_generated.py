"""An export of any size as Notion would write it, the same bytes every time.

Pages are as long as those of real exports (2.5 to 3.5 kB), and about as often have code, braces
and tables; callouts, formulas and what MDX would refuse are more frequent than there.
"""

import random
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path
from urllib.parse import quote

_DATABASES = 10
_ROWS = 4  # of so many pages one is a row
_DEPTH = 4
_WORDS = tuple(
    """
    회의록 프로젝트 계획 일정 디자인 검토 배포 데이터베이스 서버 설정 사용자 인터뷰 결과 정리 会议 记录 设计 评审 发布 服务器 数据 会議 設計
    サーバー ノート リリース meeting notes about the release plan design review server config
    user research budget 10:52 key:value $5 $10 2~3 C++ C# rollout
    """.split()  # noqa: SIM905 - words are read as words
)
_HOSTILE = ("vector<int>", "f{x}", "<div", "a_{b", "{{x}}")
"""What MDX would refuse; one page in eight has some."""

_STATES = ("Not started", "In progress", "Done")
_TAGS = ("ops", "research", "회의", "设计", "urgent")


@dataclass(frozen=True)
class _Page:
    """``folder`` is where its file stands, ``inside`` where its files and sub-pages do."""

    title: str
    id: str
    folder: str

    @property
    def path(self) -> str:
        return f"{self.folder}{self.stem}.md"

    @property
    def inside(self) -> str:
        return f"{self.folder}{self.stem}/"

    @property
    def stem(self) -> str:
        name = " ".join("".join(" " if c in ':/\\|?.<>*"' else c for c in self.title).split())
        return f"{name[:50].strip()} {self.id}"


def write_export(path: Path, pages: int) -> None:
    """A zip with so many pages: a quarter are rows of ten databases, one in two shows an image."""
    chance = random.Random(pages)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in _files(pages, chance):
            info = zipfile.ZipInfo(f"Private & Shared/{name}", (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)


def _files(count: int, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    tree = list(_tree(count - _DATABASES * (count // _ROWS // _DATABASES), chance))
    for number in range(_DATABASES):
        yield from _database(number, count // _ROWS // _DATABASES, tree, chance)
    for number, page in enumerate(tree):
        yield from _page(page, "", number, tree, chance)


def _tree(count: int, chance: random.Random) -> Iterator[_Page]:
    """Pages in pages; a folder has about twenty."""
    open_: list[tuple[_Page, int]] = []
    for number in range(count):
        title = _title(number, chance)
        if number < 20 or chance.random() < 0.01:
            page = _Page(title, _id("page", number), "")
            depth = 0
        else:
            parent, depth = open_[chance.randrange(max(0, len(open_) - 300), len(open_))]
            page, depth = _Page(title, _id("page", number), parent.inside), depth + 1
        if depth < _DEPTH and (number < 20 or chance.random() < 0.1):
            open_.append((page, depth))
        yield page


def _database(
    number: int, rows: int, tree: list[_Page], chance: random.Random
) -> Iterator[tuple[str, bytes]]:
    base = f"Tasks {number} {_id('database', number)}"
    header = ["Name", "Status", "Tags", "Date", "Done", "Points", "Related"]
    lines = [",".join(header)]
    for row in range(rows):
        page = _Page(_title(row, chance), _id(f"row{number}", row), f"{base}/")
        other = chance.choice(tree)
        values = [
            chance.choice(_STATES),
            ", ".join(chance.sample(_TAGS, 2)),
            f"March {1 + row % 28}, 2025",
            "Yes" if row % 3 else "No",
            str(row % 13),
            f"{other.title} ({quote(other.path, safe='/()&')})",
        ]
        lines.append(
            ",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in (page.title, *values))
        )
        properties = "".join(
            f"{key}: {value}\n" for key, value in zip(header[1:], values, strict=True)
        )
        yield from _page(page, f"{properties}\n", row, tree, chance)
    table = "\r\n".join(lines).encode("utf-8-sig")
    yield f"{base}_all.csv", table
    yield f"{base}.csv", table


def _page(
    page: _Page, properties: str, number: int, tree: list[_Page], chance: random.Random
) -> Iterator[tuple[str, bytes]]:
    blocks = list(_blocks(page, tree, chance))
    if number % 8 == 3:
        blocks += [_callout(chance), _formula(chance)]
    if number % 8 == 0:
        blocks.append(f"{_sentence(chance, 5)} {' '.join(_HOSTILE)}")
    if number % 2 == 0:
        caption = _sentence(chance, 4) if chance.random() < 0.3 else "image.png"
        url = quote(f"{page.stem}/image.png", safe="/()&")
        blocks.insert(len(blocks) // 2, f"![{caption}]({url})")
        yield f"{page.inside}image.png", _png(chance.randrange(256), chance.randrange(256))
    text = f"# {page.title}\n\n{properties}" + "\n\n".join(blocks) + "\n"
    yield page.path, text.encode()


def _blocks(page: _Page, tree: list[_Page], chance: random.Random) -> Iterator[str]:
    for number in range(chance.randrange(2, 5)):
        yield f"## {_sentence(chance, 3)} {number}"
        yield _sentence(chance, 40)
        for block in chance.sample(_BLOCKS, 2):
            yield block(chance)
        other = chance.choice(tree)
        up = "../" * page.folder.count("/")
        yield f"[{other.title}]({up}{quote(other.path, safe='/()&')})"


def _list(chance: random.Random) -> str:
    items = (f"- {_sentence(chance, 8)}\n    - {_sentence(chance, 5)}" for _ in range(3))
    return "\n    \n".join(items)


def _tasks(chance: random.Random) -> str:
    return "\n".join(f"- [{chance.choice(' x')}]  {_sentence(chance, 5)}" for _ in range(3))


def _code(chance: random.Random) -> str:
    number = chance.randrange(99)
    if number % 4 == 0:
        return f"```jsx\nconst a{number} = <b>{{x}}</b>;\n```"
    return f"```python\na = [{number}, 'x']\nprint(len(a))\n```"


def _callout(chance: random.Random) -> str:
    return f"<aside>\n💡 {_sentence(chance, 10)}\n\n</aside>"


def _table(chance: random.Random) -> str:
    rows = (f"| {_sentence(chance, 2)} | {_sentence(chance, 2)} |" for _ in range(3))
    return "\n".join(("| a | b |", "| --- | --- |", *rows))


def _formula(chance: random.Random) -> str:
    return f"$$\n\\sum_{{i=0}}^{{{chance.randrange(9)}}} x_i\n$$"


def _bookmark(chance: random.Random) -> str:
    url = f"https://example.com/{chance.randrange(9999)}"
    return f"[{url}]({url})"


_BLOCKS = (_list, _list, _tasks, _code, _table, _bookmark)


def _title(number: int, chance: random.Random) -> str:
    return f"{_sentence(chance, 3)} {number}"


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(words))


def _id(kind: str, number: int) -> str:
    return md5(f"{kind} {number}".encode(), usedforsecurity=False).hexdigest()


def _png(red: int, green: int) -> bytes:
    """A picture of 64 × 64 points in one colour."""
    row = b"\0" + bytes((red, green, 128)) * 64

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", 64, 64, 8, 2, 0, 0, 0)
    pixels = zlib.compress(row * 64)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )
