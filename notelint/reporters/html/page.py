"""The page around the findings: what they come to, charts, and what picks some of them."""

import inspect
from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.resources import files

from notelint.diagnostics import Severity
from notelint.reporter import Report
from notelint.reporters.html.charts import Bar, bars, chart, folders
from notelint.reporters.html.findings import counts, sections
from notelint.reporters.html.markup import counted, text


def page(report: Report) -> Iterator[str]:
    style, script = (_resource(name) for name in ("page.css", "page.js"))
    found = report.found
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in found)
    warnings, notes = len(found) - errors, len({diagnostic.path for diagnostic in found})
    kinds = ((errors, "error"), (warnings, "warning"))
    named = " and ".join(counted(number, kind) for number, kind in kinds if number)
    title = f"{named} in {counted(notes, 'note')}" if named else "nothing found"
    yield (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>notelint: {title}</title>\n<style>{style}</style>\n</head>\n"
        '<body data-by="note">\n<a class="skip" href="#findings">Skip to the findings</a>\n'
    )
    if not found:
        yield "<header><h1>notelint</h1><p>Nothing was found.</p></header>\n</body>\n</html>\n"
        return
    where = folders(found)
    rules = bars(found, [d.rule for d in found], {d.rule: _about(d.rule, report) for d in found})
    by_folder = bars(found, where)
    yield (
        f"<header><h1>notelint</h1><p>{counts(errors, warnings)} in {counted(notes, 'note')}"
        f"{_offers(report)}</p></header>\n<main>\n"
        f'<div class="charts">{chart("By rule", "rule", rules)}'
        f"{chart('By folder', 'folder', by_folder)}</div>\n{_choices(rules, by_folder)}"
        '<section id="findings"><h2>Findings</h2><div id="groups">\n'
    )
    yield from sections(report, where)
    yield (
        '</div><p id="none" hidden>No finding is like this.</p></section>\n</main>\n'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def _resource(name: str) -> str:
    return files("notelint.reporters.html").joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Nothing runs, and nothing styles, but what is ours; nothing is loaded."""
    ours = (
        f"'sha256-{b64encode(sha256(part.encode()).digest()).decode()}'" for part in (style, script)
    )
    styles, scripts = ours
    return (
        f"default-src 'none'; img-src data:; style-src {styles}; script-src {scripts};"
        " base-uri 'none'; form-action 'none'"
    )


def _about(name: str, report: Report) -> str:
    """The statement that is true of a good note."""
    rule = report.rules.get(name)
    return (
        " ".join(inspect.cleandoc(rule.__doc__ or "").partition("\n\n")[0].split()) if rule else ""
    )


def _offers(report: Report) -> str:
    fixes = [diagnostic.finding.fix for diagnostic in report if diagnostic.finding.fix]
    safe = sum(fix.safe for fix in fixes)
    kinds = ((safe, "--fix"), (len(fixes) - safe, "--unsafe-fixes"))
    offers = (
        f"{number:,} fixable with <code>{option}</code>" for number, option in kinds if number
    )
    return "".join(f"<span>{offer}</span>" for offer in offers)


def _choices(rules: Sequence[Bar], by_folder: Sequence[Bar]) -> str:
    """What picks findings; hidden until the script that does so runs."""
    fixes = "".join(
        f'<option value="{value}">{name}</option>'
        for value, name in (
            ("any", "fixable"),
            ("safe", "with a safe fix"),
            ("none", "without a fix"),
        )
    )
    severities = "".join(f'<option value="{s}">{s}s</option>' for s in Severity)
    return (
        '<form id="choices" hidden aria-label="Pick findings">'
        '<input type="search" name="text" aria-label="Text" placeholder="Search  ( / )">'
        f'<select name="severity" aria-label="Severity"><option value="">any severity</option>{severities}</select>'
        f'<select name="rule" aria-label="Rule"><option value="">any rule</option>{_options(rules)}</select>'
        f'<select name="folder" aria-label="Folder"><option value="">any folder</option>{_options(by_folder)}</select>'
        f'<select name="fix" aria-label="Fix"><option value="">fixable or not</option>{fixes}</select>'
        '<select name="by" aria-label="Grouped"><option value="note">by note</option>'
        '<option value="rule">by rule</option></select>'
        '<button type="reset">Clear</button>'
        '<span class="end"><output></output>'
        '<button type="button" name="open" title="Open all groups">Open</button>'
        '<button type="button" name="close" title="Close all groups">Close</button></span></form>\n'
    )


def _options(given: Sequence[Bar]) -> str:
    return "".join(
        f'<option value="{text(bar.name)}">{text(bar.name)} ({bar.count:,})</option>'
        for bar in sorted(given, key=lambda bar: bar.name)
    )
