"""The problems of a text, for tests to compare with what is written by hand."""

from pathlib import PurePosixPath

from notelint.markdown import MDX, Dialect, parse
from notelint.source import Source


def refused(text: str, dialect: Dialect = MDX) -> list[str]:
    """``line:column kind`` for each problem, as MDX would name it."""
    source = Source(PurePosixPath("note.mdx"), text)
    problems = parse(text, dialect).problems
    return [
        "{}:{} {}".format(*source.position(problem.start), problem.kind) for problem in problems
    ]


def constructs(text: str, dialect: Dialect = MDX) -> list[str]:
    """What each problem is about: the rest of its line."""
    problems = parse(text, dialect).problems
    return [text[problem.construct :].partition("\n")[0] for problem in problems]
