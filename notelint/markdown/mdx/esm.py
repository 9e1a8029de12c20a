"""ESM: blocks of ``import`` and ``export`` statements."""

from notelint.lazy import lazy_re_compile
from notelint.markdown.blocks import LINE_TAKEN, NOT_HERE, Blocks, Phrasing
from notelint.markdown.mdx.braces import Pauses
from notelint.markdown.mdx.flaws import Flaw, problem_at
from notelint.markdown.mdx.flow import Run, run_at
from notelint.markdown.mdx.javascript import module_flaw
from notelint.markdown.mdx.statements import top_level
from notelint.nodes import MdxjsEsm, Paragraph, SyntaxProblem

_KEYWORD = lazy_re_compile(r"(?:import|export) ")
_BLANK_LINE = lazy_re_compile(r"(?:\r\n|\r(?!\n)|\n)[ \t]*(?=[\r\n]|\Z)")
_LINE_END = lazy_re_compile(r"\r\n?|\n")

# What Docusaurus and MDX declare in every page's module.
_TAKEN = frozenset(("MDXContent", "_createMdxContent", "contentTitle", "frontMatter"))


def open_esm(blocks: Blocks) -> int:
    """Statements at the first column, where no paragraph is open, up to a blank line."""
    if blocks.content_column or blocks.paragraph is not None:
        return NOT_HERE
    if not _KEYWORD.match(blocks.text, blocks.content, blocks.end):
        return NOT_HERE
    run = run_at(blocks)
    start = run.index(blocks.content)
    assert start is not None  # run_at has looked
    end, flaw = _statements(run, start, _imported(blocks))
    if flaw is None:
        _add(blocks, run, start, end)
        return LINE_TAKEN
    _report(blocks, run, start, flaw)
    return _salvage(blocks, run, start, start + flaw.place)


def _statements(run: Run, start: int, imported: dict[str, int]) -> tuple[int, Flaw | None]:
    """Where the statements end: at the first blank line at which they are complete.

    Lines are looked at in portions, each twice as long as the one before: what can never be
    mended is found early, and that is linear even where each line begins such a block.
    """
    text, size = run.text, len(run.text)
    pauses = Pauses(run.searches, start)
    checked = 0
    for line_end in _LINE_END.finditer(text, start):
        end = line_end.start()
        blank = _BLANK_LINE.match(text, end) is not None
        complete = pauses.at(end)
        if pauses.cut_off >= 0:
            return size, module_flaw(text[start : pauses.cut_off + 2], imported)
        if not (blank and complete) and end - start < 2 * checked:
            continue
        checked = end - start
        flaw = module_flaw(text[start:end], imported)
        if flaw is None and blank:
            return end, None
        if (
            flaw is not None
            and not flaw.unfinished
            and (blank or _is_inside(text, start, end, flaw))
        ):
            return end, flaw
    return size, module_flaw(text[start:], imported)


def _is_inside(text: str, start: int, end: int, flaw: Flaw) -> bool:
    """Whether more than a line follows what is wrong: what comes next cannot mend it."""
    return _LINE_END.search(text, start + flaw.place, end) is not None


def _add(blocks: Blocks, run: Run, start: int, end: int) -> None:
    text = run.text[start:end]
    blocks.add_block(MdxjsEsm(run.offset(start), run.offset(end - 1) + 1, text))
    blocks.take_lines(run.lines(start, end))
    names = top_level(text)
    imported, declared = _imported(blocks), _declared(blocks)
    for name, place in names.imported:
        imported.setdefault(name, run.offset(start + place))
        if name == "toc":  # Docusaurus exports its own, unless the note does
            _report_twice(blocks, run.offset(start + place), name)
    for name, place in (*names.imported, *names.declared):
        offset = run.offset(start + place)
        if name in _TAKEN or name in declared:
            _report_twice(blocks, offset, name)
        declared.setdefault(name, offset)
    if names.default is not None:
        how, place = names.default
        offset = run.offset(start + place)
        if how == "name":
            _add_problem(blocks, offset, "babel", "a page has its own default export")
        elif "default" in declared:
            _add_problem(blocks, offset, "duplicate-layout", "a page has one default export")
        declared.setdefault("default", offset)


def _salvage(blocks: Blocks, run: Run, start: int, place: int) -> int:
    """Keep the statements around a line that is none, so that their names stay known."""
    text = run.text
    line = max(text.rfind("\n", start, place) + 1, start)
    for end in dict.fromkeys((line, _statement_at(text, start, place))):
        before = text[start:end].rstrip("\r\n")
        if end > start and module_flaw(before, _imported(blocks)) is None:
            _add(blocks, run, start, start + len(before))
            return LINE_TAKEN
    return _as_paragraph(blocks, run, start)


def _statement_at(text: str, start: int, place: int) -> int:
    """Where the statement begins that a place belongs to."""
    line = max(text.rfind("\n", start, place) + 1, start)
    while line > start and not _KEYWORD.match(text, line):
        line = max(text.rfind("\n", start, line - 1) + 1, start)
    return line


def _as_paragraph(blocks: Blocks, run: Run, start: int) -> int:
    """Lines that are no statement, up to one that may be; else it is an ordinary paragraph."""
    text = run.text
    lines = [start]
    for line_end in _LINE_END.finditer(text, start):
        following = line_end.end()
        if _BLANK_LINE.match(text, line_end.start()):
            return NOT_HERE
        if _KEYWORD.match(text, following):
            break
        lines.append(following)
    else:
        return NOT_HERE
    ends = [*(_end_of_line_before(text, line) for line in lines[1:]), line_end.start()]
    segments = [(run.offset(a), run.offset(b - 1) + 1) for a, b in zip(lines, ends, strict=True)]
    paragraph = Paragraph(segments[0][0], segments[-1][1])
    blocks.add_block(paragraph)
    blocks.jobs.append(Phrasing(paragraph, segments))
    blocks.take_lines(len(lines) - 1)
    return LINE_TAKEN


def _end_of_line_before(text: str, start: int) -> int:
    return start - (2 if text.startswith("\r\n", start - 2) else 1)


def _report(blocks: Blocks, run: Run, start: int, flaw: Flaw) -> None:
    place = start + flaw.place
    at_end = place >= len(run.text)
    offset = run.after if at_end else run.offset(place)
    known: set[int] = blocks.memory.setdefault("mdx esm flaws", set())
    if offset not in known:
        known.add(offset)
        construct = run.offset(_statement_at(run.text, start, place))
        blocks.problems.append(problem_at(offset, flaw, construct, at_end=at_end))


def _report_twice(blocks: Blocks, offset: int, name: str) -> None:
    _add_problem(blocks, offset, "babel", f"`{name}` is declared twice")


def _add_problem(blocks: Blocks, offset: int, kind: str, message: str) -> None:
    blocks.problems.append(SyntaxProblem(offset, offset + 1, kind, message))


def _imported(blocks: Blocks) -> dict[str, int]:
    """The names that the note's blocks have imported so far, and where."""
    imported: dict[str, int] = blocks.memory.setdefault("mdx imported", {})
    return imported


def _declared(blocks: Blocks) -> dict[str, int]:
    """The names that the note's blocks have bound so far, and where."""
    declared: dict[str, int] = blocks.memory.setdefault("mdx declared", {})
    return declared
