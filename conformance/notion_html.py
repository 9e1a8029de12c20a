"""What an HTML page of a Notion export shows, read without notelint."""

from html.parser import HTMLParser

_VOID = frozenset({"br", "hr", "img", "link", "meta", "input"})
_BREAKING = frozenset(
    {"blockquote", "br", "div", "figure", "h1", "h2", "h3", "hr", "li", "nav", "p", "summary"}
    | {"td", "th"}
)
_UNSEEN_TAGS = frozenset({"code", "head", "math", "pre", "script", "style", "time"})
_UNSEEN_CLASSES = frozenset(
    {"bookmark-description", "icon", "image", "katex", "katex-html", "table_of_contents"}
)


class Shown(HTMLParser):
    """``text`` is what people read, without code, equations, previews, icons and images.

    ``blocks`` are blocks of code and equations on lines of their own, as they were written.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.blocks: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._kept: list[str] | None = None
        self._in_figure = 0
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKING:
            self.text += "\n"
        if tag in _VOID:
            return
        classes = set((dict(attrs).get("class") or "").split())
        above = bool(self._open) and self._open[-1][1]
        unseen = above or tag in _UNSEEN_TAGS or bool(classes & _UNSEEN_CLASSES)
        self._open.append((tag, unseen))
        self._in_figure += tag == "figure"
        if tag == "pre" or (tag == "annotation" and self._in_figure and not self._is_inline()):
            self._kept = []

    def handle_endtag(self, tag: str) -> None:
        if not self._open or tag in _VOID:
            return
        if tag in _BREAKING:
            self.text += "\n"
        name, _ = self._open.pop()
        assert name == tag, f"<{name}> ends with </{tag}>"
        self._in_figure -= tag == "figure"
        if tag in {"pre", "annotation"} and self._kept is not None:
            self.blocks.append("".join(self._kept))
            self._kept = None

    def handle_data(self, data: str) -> None:
        if self._kept is not None:
            self._kept.append(data)
        elif self._open and not self._open[-1][1]:
            self.text += data

    def _is_inline(self) -> bool:
        names = [name for name, _ in self._open]
        return "p" in names[len(names) - names[::-1].index("figure") :]
