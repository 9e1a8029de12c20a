"""End tags that HTML does not ask for, and MDX does: those of ``<p>``, ``<li>``, ``<td>`` …"""

from notelint import Edit, Span, lazy_re_compile

_TAG = lazy_re_compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)\b[^<>]*>")
_AROUND = frozenset({"dl", "menu", "ol", "table", "ul"})
_NEXT = {
    "dd": frozenset({"dd", "dt"}),
    "dt": frozenset({"dd", "dt"}),
    "li": frozenset({"li"}),
    "p": frozenset({"blockquote", "div", "dl", "ol", "p", "pre", "table", "ul"}),
    "td": frozenset({"td", "th", "tr"}),
    "th": frozenset({"td", "th", "tr"}),
    "tr": frozenset({"tbody", "tfoot", "tr"}),
}
"""Which start tags end an element although no end tag says so (HTML, 13.1.2.4 Optional tags)."""
_AFTER = lazy_re_compile(r"[\s>]*(?:</|<(?P<name>[A-Za-z][A-Za-z0-9]*)|\Z)")
_BLANK_END = lazy_re_compile(r"(?:\s|(?<=[\r\n])>|(?<=[\r\n] )>)*\Z")


def implied_end(text: str, name: str, after: int, end: int) -> Edit | None:
    """The end tag of an element whose start tag ends at ``after``, in a paragraph that ends at ``end``.

    None where the element has to be ended, or goes on behind its paragraph.
    """
    following = _NEXT.get(name.lower())
    if following is None:
        return None
    depth = 0
    for tag in _TAG.finditer(text, after, end):
        other = tag["name"].lower()
        if other in _AROUND and (name.lower() != "p" or tag["close"]):
            depth += -1 if tag["close"] else 1
        is_end = depth < 0 or (depth == 0 and not tag["close"] and other in following)
        if is_end or (depth == 0 and tag["close"] and other in {"div", "td", "tr"} - {name}):
            end = tag.start()
            break
        if depth == 0 and tag["close"] and other == name.lower():
            return None
    else:
        behind = _AFTER.match(text, end)
        ends = behind is not None and (not behind["name"] or behind["name"].lower() in following)
        if name.lower() != "p" and not ends:
            return None
    inside = _BLANK_END.sub("", text[after:end])
    return Edit(Span(after, after + len(inside)), f"{inside}</{name}>")
