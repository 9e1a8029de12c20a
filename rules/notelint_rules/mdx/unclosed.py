"""Tags that stand in one paragraph and end in another, and those that end what nothing began."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from notelint import Edit, Fix, Note, Span, lazy_re_compile
from notelint.nodes import MdxJsxElement, Node, Paragraph, Parent, SyntaxProblem
from notelint_rules.mdx.implied_ends import implied_end
from notelint_rules.mdx.lines import further_lines, line_before

_NAMES = """
    address article aside blockquote center details dialog div dl fieldset figcaption figure
    footer form header li main nav ol section table tbody td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_NAMES.split())
"""Elements that may hold paragraphs."""
_FORMATS = frozenset({"a", "b", "big", "em", "font", "i", "s", "small", "strike", "strong", "u"})
"""Elements that HTML begins anew in the next paragraph, where they have not ended."""
_TAG = lazy_re_compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?>")
_NO_TEXT = lazy_re_compile(r"(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*")
_ONLY_TAGS = lazy_re_compile(r"<.*>", re.DOTALL)
_FAR = 2000
_LONG = 5000
_MARKUP = lazy_re_compile(r"<(?!\s)")


@dataclass(frozen=True)
class Unclosed:
    """The tags of a note whose ends MDX does not find, in pairs."""

    note: Note

    def fix(self, at: int) -> Fix | None:
        """Start and end on lines of their own, text in ``<pre>`` as a string, no end without start."""
        tag = _TAG.match(self.note.text, at)
        if tag is None:
            return None
        end = self._ends.get(at)
        if end is not None:
            is_text = tag["name"].lower() == "pre"
            return self._as_string(tag, end) if is_text else self._across_paragraphs(tag, end)
        if not tag["close"]:
            return self._ended(tag)
        if at not in self._strays:
            return None
        if self._ends_text(tag):
            return Fix(r"write `\<`", (Edit(Span(at, at), "\\"),))
        return Fix(f"remove `{tag[0]}`, which ends nothing", (Edit(Span(*tag.span()), ""),))

    def _across_paragraphs(self, tag: re.Match[str], end: int) -> Fix | None:
        """The element so that it begins and ends in the same paragraph, or round all of them."""
        text, closing = self.note.text, _TAG.match(self.note.text, end)
        first, last = self._paragraph(tag.start()), self._paragraph(end)
        if closing is None or first is None or last is None or first is last:
            return None
        if self._container(first) is not self._container(last) or _is_long(first, last):
            return None
        name = tag["name"].lower()
        rest = text[tag.end() : first.end]
        before, after = text[last.start : end], text[closing.end() : last.end]
        between = text[first.end : min(last.start, first.end + _FAR)]
        are_neighbours = len(between) < _FAR and not between.strip(" \t\r\n>")
        inside = Span(tag.end(), first.end)
        if name in _FORMATS and are_neighbours and rest.strip() and before.strip():
            parts = (
                (first.span, text[first.start : tag.start()], f"{tag[0]}{rest}{closing[0]}", ""),
                (last.span, "", f"{tag[0]}{before}{closing[0]}", after),
            )
            edits = tuple(Edit(span, _as_paragraph(*part)) for span, *part in parts)
            return Fix("end it in its paragraph, and begin it anew", edits)
        if name == "p" and rest.strip():
            edits = (Edit(inside, f"{rest}{closing[0]}"), Edit(last.span, before + after))
            return Fix("end the paragraph where it ends", edits)
        if _NO_TEXT.fullmatch(line_before(self.note, tag.start())) is None:
            return None
        before, after = before.rstrip(), after.strip()
        new_line = further_lines(self.note, last.start)
        whole = Span(tag.end(), last.end)
        if between == further_lines(self.note, first.start):  # no paragraph in Markdown
            ended = f"{rest}{before}{closing[0]}"
            written = new_line.join(filter(None, (ended, after)))
            return Fix("put the text on the line of its tag", (Edit(whole, written),))
        if name in _BLOCKS and are_neighbours and before and rest.strip() and "<" not in rest:
            ended = f"<p>{before}</p>{closing[0]}"
            written = new_line.join(filter(None, (rest, ended, after)))
            return Fix("write the second paragraph as `<p>`", (Edit(whole, written),))
        beginning = self._with_line_to_itself(tag, first)
        if beginning is None:
            return None
        ended = new_line.join(filter(None, (before, closing[0], after)))
        edits = (beginning, Edit(last.span, ended))
        return Fix("put the tags on lines of their own", edits)

    def _with_line_to_itself(self, tag: re.Match[str], paragraph: Paragraph) -> Edit | None:
        """What follows a start tag in its paragraph, on the next line; None where none may be."""
        rest = self.note.text[tag.end() : paragraph.end]
        line, newline, more = rest.partition("\n")
        only_tags = _ONLY_TAGS.fullmatch(line.strip()) is not None
        if tag["name"].lower() not in _BLOCKS and (more or not only_tags):
            return None
        new_line = further_lines(self.note, paragraph.start)
        if only_tags and more:  # such as a summary
            blank = new_line.strip("\r\n").rstrip()
            rest = f"{new_line}{line.lstrip()}{newline}{blank}{newline}{more}"
        elif rest.strip():
            rest = f"{new_line}{rest.lstrip()}"
        return Edit(Span(tag.end(), paragraph.end), rest)

    def _as_string(self, tag: re.Match[str], end: int) -> Fix | None:
        if _MARKUP.search(self.note.text, tag.end(), end):
            return None
        inside = unescape(self.note.text[tag.end() : end])
        edit = Edit(Span(tag.end(), end), f"{{{template(inside)}}}")
        return Fix("write the text as a string", (edit,))

    def _ended(self, tag: re.Match[str]) -> Fix | None:
        """The end tag where HTML takes it for granted, or, of a line of its own, below all else."""
        text, paragraph = self.note.text, self._paragraph(tag.start())
        if paragraph is None or _is_long(paragraph):
            return None
        written = f"</{tag['name']}>"
        if edit := implied_end(text, tag["name"], tag.end(), paragraph.end):
            return Fix(f"end it: `{written}`", (edit,))
        is_alone = paragraph.span == Span(*tag.span())
        at_top = self.note.parent(paragraph) is self.note.root
        if not is_alone or not at_top or tag["name"].lower() not in _BLOCKS:
            return None
        newline = further_lines(self.note, tag.start())
        edit = Edit(Span(len(text.rstrip()), len(text)), f"{newline}{newline}{written}{newline}")
        return Fix(f"end it: `{written}`", (Edit(paragraph.span, tag[0]), edit))

    def _ends_text(self, tag: re.Match[str]) -> bool:
        """Whether the nearest tag of that name before an end tag is a start, which is text to MDX."""
        text, at = self.note.text, tag.start()
        since = max(at - _FAR, 0)
        return text.rfind(f"<{tag['name']}", since, at) > text.rfind(f"</{tag['name']}", since, at)

    def _container(self, node: Node) -> Parent | None:
        """What a node stands in, tags aside: they do not match yet."""
        around = self.note.ancestors(node)
        return next((above for above in around if not isinstance(above, MdxJsxElement)), None)

    def _paragraph(self, at: int) -> Paragraph | None:
        paragraphs = self.note.find(Paragraph)
        index = bisect_right(paragraphs, at, key=lambda paragraph: paragraph.start) - 1
        paragraph = paragraphs[index] if index >= 0 else None
        return paragraph if paragraph is not None and at < paragraph.end else None

    @cached_property
    def _ends(self) -> Mapping[int, int]:
        return self._matched[0]

    @cached_property
    def _strays(self) -> frozenset[int]:
        return self._matched[1]

    @cached_property
    def _matched(self) -> tuple[Mapping[int, int], frozenset[int]]:
        """The offset of the end tag for that of each start tag, and end tags of nothing."""
        opened: defaultdict[str, list[int]] = defaultdict(list)
        ends: dict[int, int] = {}
        strays: set[int] = set()
        for problem in self.note.root.problems:
            at = construct(problem)
            tag = _TAG.match(self.note.text, at)
            if tag is None:
                continue
            if not tag["close"]:
                opened[tag["name"]].append(at)
            elif starts := opened[tag["name"]]:
                ends[starts.pop()] = at
            else:
                strays.add(at)
        return ends, frozenset(strays)


def _is_long(*paragraphs: Paragraph) -> bool:
    """Whether too much would be written anew for each of the tags that may stand there."""
    return any(paragraph.end - paragraph.start > _LONG for paragraph in paragraphs)


def _as_paragraph(before: str, element: str, after: str) -> str:
    """An element in its paragraph, which MDX makes none where it holds nothing else."""
    is_all = not before.strip() and not after.strip()
    return f"<p>{element}</p>" if is_all else f"{before}{element}{after}"


def construct(problem: SyntaxProblem) -> int:
    """The offset of the ``<``, ``{`` or statement that could not be read."""
    return problem.construct if problem.construct >= 0 else problem.start


def template(text: str) -> str:
    """JavaScript that stands for this text, line by line as it is."""
    return "`" + re.sub(r"\\|`|\$(?=\{)", r"\\\g<0>", text) + "`"
