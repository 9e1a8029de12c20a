"""What notelint promises of any input at all. A promise that is broken raises.

Errors that the user can mend break none; any other exception does, and so does an answer that
takes longer than `SECONDS`.
"""

import json
import signal
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import chdir, contextmanager, suppress
from dataclasses import replace
from pathlib import Path, PurePosixPath
from types import FrameType
from xml.etree import ElementTree as ET

from click.testing import CliRunner

from notelint import File, Report, fixer
from notelint.cli import cli
from notelint.cli.archives import Archive
from notelint.converter import convert
from notelint.errors import NotelintError
from notelint.linter import lint_note
from notelint.markdown import COMMONMARK, DOCUSAURUS_MD, MARKDOWN, MDX, NOTION, parse
from notelint.reporters import REPORTERS
from notelint.rule import ActiveRule
from notelint.vault import Vault
from notelint_converters.formats import FORMATS
from notelint_rules import RULES
from tests.notelint.markdown.invariants import violations

SECONDS = 5
"""Of processor time."""

DIALECTS = {each.name: each for each in (COMMONMARK, MARKDOWN, DOCUSAURUS_MD, MDX, NOTION)}
_FORMATS = {each.name: each for each in FORMATS}
_ALL_RULES = [ActiveRule(rule(), rule.severity) for rule in RULES]
_BY_NAME = {rule.name: rule for rule in RULES}
_LOADS: Mapping[str, Callable[[str], object]] = {
    **dict.fromkeys(("json", "gitlab", "sarif", "rdjson"), json.loads),
    **dict.fromkeys(("junit", "checkstyle"), ET.fromstring),
}


class TooSlow(BaseException):
    """Whatever ran was still running; no code takes it for an error of its own."""


@contextmanager
def in_time() -> Iterator[None]:
    """Raise TooSlow where what is done here takes too long (not on Windows)."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(signal_number: int, frame: FrameType | None) -> None:
        raise TooSlow(f"more than {SECONDS} seconds")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS, 1)  # again: some code passes no exception on
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def is_parsed(text: str, dialect: str) -> None:
    """Any text is a tree whose places are right."""
    with in_time():
        found = list(violations(text, parse(text, DIALECTS[dialect])))
    assert not found, found[0]


def is_checked(files: Mapping[str, bytes], path: str, target: str | None) -> None:
    """Every rule looks at any note of any vault, and every reporter prints what they say."""
    vault = _vault(files, target)
    with in_time():
        found = lint_note(vault, PurePosixPath(path), _ALL_RULES)
        size = len(vault.note(PurePosixPath(path)).text)
        for diagnostic in found:
            edits = diagnostic.finding.fix.edits if diagnostic.finding.fix else ()
            for start, end in (diagnostic.finding.span, *(edit.span for edit in edits)):
                assert 0 <= start <= end <= size, diagnostic.finding
        named = [replace(each, path=path) for each in found[:200]]
        for reporter in REPORTERS:
            text = "".join(reporter.render(Report(named, _BY_NAME)))
            text.encode(errors="backslashreplace")
            if reporter.name in _LOADS:
                _LOADS[reporter.name](text)


def is_fixed(files: Mapping[str, bytes], path: str, target: str | None) -> None:
    """Fixes come to an end: fixing what was fixed changes nothing, and MDX is never worse."""
    vault = _vault(files, target)
    place = PurePosixPath(path)
    with in_time():
        for unsafe in (False, True):
            if vault.note(place).undecodable is not None:
                break  # not written back
            fixed = fixer.fix(vault, place, _ALL_RULES, unsafe=unsafe)
            after = vault.replacing(place, fixed.text.encode("utf-8", "surrogateescape"))
            again = fixer.fix(after, place, _ALL_RULES, unsafe=unsafe)
            assert again.text == fixed.text, "fixed again"
            before, now = vault.note(place).root.problems, after.note(place).root.problems
            assert len(now) <= len(before), "no MDX any more"


def is_converted(files: Mapping[str, bytes], source: str, target: str) -> None:
    """Any folder is converted, twice to the same, or refused; MDX that is written can be read."""
    given = {PurePosixPath(name): content for name, content in files.items()}
    with in_time(), suppress(NotelintError):
        written = _converted(given, source, target)
        assert written == _converted(given, source, target), "not twice the same"
        vault = Vault(written)
        for path, content in written.items():
            if path.suffix == ".mdx" and content not in given.values():
                problems = vault.note(path).root.problems
                assert not problems, f"{path}: {problems[0]}"


def is_opened(content: bytes, keep_going: bool) -> None:
    """Any bytes that are called a zip are read, or refused."""
    with tempfile.TemporaryDirectory() as folder, in_time(), suppress(NotelintError):
        file = Path(folder, "export.zip")
        file.write_bytes(content)
        with Archive(file, keep_going=keep_going) as archive:
            for path in archive:
                assert isinstance(archive[path], bytes)


def is_answered(arguments: Sequence[str], files: Mapping[str, bytes]) -> None:
    """Any command line ends with 0, 1 or 2, and nothing is written but where it says."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        for name, content in files.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_bytes(content)
        own = {"NOTELINT_CACHE_DIR": str(Path(folder, "cache")), "PRE_COMMIT": "1"}
        with in_time():
            result = CliRunner(env=own).invoke(cli, [*arguments], prog_name="notelint")
        if not isinstance(result.exception, SystemExit | None):
            raise result.exception
        assert result.exit_code in {0, 1, 2}, result.exit_code
        assert "crashed" not in result.stderr, result.stderr


def _vault(files: Mapping[str, bytes], target: str | None) -> Vault:
    contents = {PurePosixPath(name): content for name, content in files.items()}
    return Vault(contents, dialect=DIALECTS[target] if target else None)


def _converted(
    files: Mapping[PurePosixPath, bytes], source: str, target: str
) -> Mapping[PurePosixPath, bytes]:
    found = convert(files, _FORMATS[source], _FORMATS[target])
    return {item.path: item.read() for item in found if isinstance(item, File)}
