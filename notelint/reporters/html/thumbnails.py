"""The images that findings are about, within the page."""

from base64 import b64encode
from collections.abc import Iterable

from notelint.errors import InputError
from notelint.reporter import Picture
from notelint.reporters.html.markup import text

_MOST_BYTES = 200_000
_MOST_BYTES_IN_ALL = 4_000_000

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
)


class Thumbnails:
    """Each image is shown once, small ones only, as long as there is room; then it is named."""

    def __init__(self) -> None:
        self._left = _MOST_BYTES_IN_ALL
        self._shown: dict[str, int] = {}

    def show(self, pictures: Iterable[Picture]) -> str:
        figures = "".join(map(self._figure, pictures))
        return f'<div class="pictures">{figures}</div>' if figures else ""

    def _figure(self, picture: Picture) -> str:
        name = f'<span title="{text(picture.path)}">{text(picture.path.rpartition("/")[2])}</span>'
        if picture.path in self._shown:
            number = self._shown[picture.path]
            return f'<p><a href="#image-{number}">{name}</a>, shown before</p>'
        if picture.size > min(_MOST_BYTES, self._left):
            return f"<p>{name}, {_size(picture.size)}: not shown here</p>"
        try:
            content = picture.read()
        except InputError:
            return f"<p>{name}: cannot be read</p>"
        kind = _kind(content)
        if kind is None:
            return f"<p>{name}: not shown here</p>"
        self._left -= len(content)
        number = self._shown[picture.path] = len(self._shown) + 1
        address = f"data:image/{kind};base64,{b64encode(content).decode()}"
        return (
            f'<figure id="image-{number}"><img src="{address}" alt="" loading="lazy">'
            f"<figcaption>{name}</figcaption></figure>"
        )


def _kind(content: bytes) -> str | None:
    """What an image is, by its first bytes: a name may lie."""
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[4:12] == b"ftypavif":
        return "avif"
    return "svg+xml" if b"<svg" in content[:2000] else None


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{count / 1000:.0f} kB"
