"""The findings, note by note."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from notelint.diagnostics import Diagnostic, Severity
from notelint.reporter import Report
from notelint.reporters.html.frame import frame
from notelint.reporters.html.markup import counted, sentence, text
from notelint.reporters.html.thumbnails import Thumbnails
from notelint.reporters.pages import page

_OPEN = 100
"""A page of no more findings shows all of them at once."""

_FRAMES = 20_000
"""Beyond so many findings a page would grow too large for a browser with all their lines."""


def sections(report: Report, folders: Sequence[str]) -> Iterator[str]:
    """A part of the page a note; ``folders`` has one for each finding."""
    thumbnails = Thumbnails()
    opened = " open" if len(report.found) <= _OPEN else ""
    numbered = enumerate(zip(report.found, folders, strict=True), 1)
    for path, group in groupby(numbered, key=lambda item: item[1][0].path):
        members = list(group)
        errors = sum(d.severity is Severity.ERROR for _, (d, _) in members)
        yield (
            f'<details class="group"{opened}><summary><h3>{_name(path)}</h3>'
            f'<span class="counts">{counts(errors, len(members) - errors)}</span></summary><ol>\n'
        )
        for number, (diagnostic, folder) in members:
            yield _finding(number, diagnostic, folder, report, thumbnails)
        yield "</ol></details>\n"


def _name(path: str) -> str:
    folder, slash, name = path.rpartition("/")
    return f"<span>{text(folder + slash)}</span>{text(name)}" if slash else text(name)


def counts(errors: int, warnings: int) -> str:
    kinds = ((errors, "error"), (warnings, "warning"))
    return " and ".join(
        f'<span class="{kind}">{counted(number, kind)}</span>' for number, kind in kinds if number
    )


def _finding(
    number: int, diagnostic: Diagnostic, folder: str, report: Report, thumbnails: Thumbnails
) -> str:
    fix = diagnostic.finding.fix
    fixable = "" if fix is None else "safe" if fix.safe else "unsafe"
    option = "--fix" if fixable == "safe" else "--unsafe-fixes"
    offer = (
        f'<p class="fix"><b>fix</b> {sentence(fix.title)} <code>{option}</code></p>' if fix else ""
    )
    line, column = diagnostic.source.position(diagnostic.finding.span.start)
    return (
        f'<li id="f{number}" class="finding {diagnostic.severity}"'
        f' data-rule="{text(diagnostic.rule)}" data-folder="{text(folder)}" data-fix="{fixable}">'
        f'<p class="head"><span class="severity">{diagnostic.severity}</span> '
        f'<span class="message">{sentence(diagnostic.finding.message)}</span></p>'
        f'<p class="where"><a href="#f{number}"><span class="path">{text(diagnostic.path)}:</span>'
        f"{line}:{column}</a> {_rule(diagnostic.rule, report)}</p>"
        f"{frame(diagnostic) if number <= _FRAMES else ''}{offer}"
        f"{thumbnails.show(report.pictures(diagnostic))}</li>\n"
    )


def _rule(name: str, report: Report) -> str:
    """Its name, which leads to its page where it is one of our own."""
    rule = report.rules.get(name)
    if rule is None or not rule.__module__.startswith("notelint_rules."):
        return f'<span class="rule">{text(name)}</span>'
    return f'<a class="rule" href="{text(page(name))}" rel="noreferrer">{text(name)}</a>'
