"""Apply fixes, and prove that they did what they promised.

A fix is applied only where the note that comes out says the same everywhere else,
is no worse MDX than before, and does not need the same fix again.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from notelint.diagnostics import Diagnostic, Edit, Fix
from notelint.lazy import lazy_re_compile
from notelint.linter import lint_note
from notelint.nodes import Leaf, MdxJsxElement, Node, Parent, Root, Text
from notelint.note import Note
from notelint.rule import ActiveRule
from notelint.source import Source, Span
from notelint.vault import Vault

_ROUNDS = 10
"""Fixes may uncover others; more rounds than this mean that two rules undo each other."""
_TAG = lazy_re_compile(r"</?[A-Za-z][^<>]*>")


@dataclass(frozen=True)
class Refusal:
    """A fix that was not applied, and why."""

    diagnostic: Diagnostic
    reason: str


@dataclass(frozen=True)
class Fixed:
    """A note's text after its fixes; ``remaining`` is what is still to be found in it."""

    text: str
    applied: tuple[Diagnostic, ...]
    refused: tuple[Refusal, ...]
    remaining: tuple[Diagnostic, ...]


def fix(
    vault: Vault, path: PurePosixPath, rules: Sequence[ActiveRule], *, unsafe: bool = False
) -> Fixed:
    """Fix one note until nothing changes any more; nothing is written.

    Fixes that overlap wait for the next round. A fix that cannot be shown to leave the
    rest of the note as it was is refused, and not tried again.
    """
    original = vault.note(path)
    found = lint_note(vault, path, rules)
    if original.undecodable is not None:
        reason = "the file is not UTF-8, so it is not written back"
        refused = [Refusal(diagnostic, reason) for diagnostic in _wanted(found, unsafe, ())]
        return Fixed(original.text, (), tuple(refused), tuple(found))
    applied: list[Diagnostic] = []
    refused = []
    seen = {original.text}
    diagnostics = found
    for _ in range(_ROUNDS):
        done, text, failed = _sweep(vault.note(path), _wanted(diagnostics, unsafe, refused))
        if done and text in seen:
            failed += [Refusal(diagnostic, "another fix undoes it") for diagnostic in done]
            done = []
        if not done and not failed:
            return Fixed(text, tuple(applied), tuple(refused), tuple(diagnostics))
        refused += failed
        if done:
            applied += done
            seen.add(text)
            vault = vault.replacing(path, text.encode())
            diagnostics = lint_note(vault, path, rules)
    refused = [Refusal(d, "it never comes to an end") for d in _wanted(found, unsafe, ())]
    return Fixed(original.text, (), tuple(refused), tuple(found))


def _wanted(
    diagnostics: Iterable[Diagnostic], unsafe: bool, refused: Iterable[Refusal]
) -> list[Diagnostic]:
    """Those with a fix that may be applied and was not refused before."""
    given_up = {_identity(refusal.diagnostic) for refusal in refused}
    return [
        diagnostic
        for diagnostic in diagnostics
        if (fix := diagnostic.finding.fix) is not None
        and (fix.safe or unsafe)
        and _identity(diagnostic) not in given_up
    ]


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with these edits, which must not overlap; two insertions at one place keep their order."""
    parts: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        parts += (text[position : edit.span.start], edit.text)
        position = edit.span.end
    return "".join([*parts, text[position:]])


def _identity(diagnostic: Diagnostic) -> tuple[str, str, str]:
    """What a finding is known by while edits move it: its rule, its message, its line's text."""
    source, finding = diagnostic.source, diagnostic.finding
    line = source.line(source.position(finding.span.start).line)
    return diagnostic.rule, finding.message, source[line]


def _sweep(note: Note, wanted: Sequence[Diagnostic]) -> tuple[list[Diagnostic], str, list[Refusal]]:
    """Apply all that do not overlap; where the whole cannot be proven, each one by itself."""
    chosen = list(_without_overlaps(wanted))
    text = apply(note.text, _edits(chosen))
    if not chosen or _harm(note, text, _edits(chosen)) is None:
        return chosen, text, []
    kept: list[Diagnostic] = []
    refused: list[Refusal] = []
    for diagnostic in chosen:
        candidate = _edits([*kept, diagnostic])
        harm = _harm(note, apply(note.text, candidate), candidate)
        if harm is None:
            kept.append(diagnostic)
        else:
            refused.append(Refusal(diagnostic, harm))
    return kept, apply(note.text, _edits(kept)), refused


def _without_overlaps(wanted: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """The first come; what would edit the same place waits for the next round."""
    taken: list[Span] = []
    for diagnostic in wanted:
        spans = [edit.span for edit in _edits([diagnostic])]
        if not any(_collides(span, taken) for span in spans):
            for span in spans:
                insort(taken, span)
            yield diagnostic


def _collides(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a span overlaps, or starts where, one of the sorted, disjoint spans does."""
    index = bisect_left(taken, span)
    neighbours = taken[max(index - 1, 0) : index + 1]
    return any(span.overlaps(other) or span.start == other.start for other in neighbours)


def _edits(diagnostics: Iterable[Diagnostic]) -> list[Edit]:
    fixes: list[Fix] = [d.finding.fix for d in diagnostics if d.finding.fix is not None]
    return sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: edit.span)


def _harm(before: Note, text: str, edits: Sequence[Edit]) -> str | None:
    """Why the text may not take the note's place; None where it may."""
    after = Note.parse(Source(before.path, text), before.dialect)
    if len(after.root.problems) > len(before.root.problems):
        return "MDX would refuse the result"
    touched = [_widened(edit.span, before.text) for edit in edits]
    written = [_widened(span, text) for span in _moved(edits)]
    tags = not before.root.problems  # where MDX reads nothing, there are no tags to stand in
    if _untouched(before.root, touched, tags=tags) != _untouched(after.root, written, tags=tags):
        return "it would change how the rest of the note is read"
    return None


def _moved(edits: Sequence[Edit]) -> list[Span]:
    """Where the edits' texts stand after all of them are applied."""
    spans: list[Span] = []
    shift = 0
    for edit in edits:
        start = edit.span.start + shift
        spans.append(Span(start, start + len(edit.text)))
        shift += len(edit.text) - (edit.span.end - edit.span.start)
    return spans


def _widened(span: Span, text: str) -> Span:
    """The span with the spaces and tabs around it: a text's end moves with what is cut off."""
    start, end = span
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    return Span(start, end)


def _untouched(root: Root, touched: Sequence[Span], *, tags: bool) -> list[tuple[int, str, str]]:
    """The leaves that no edit touches: the kinds of nodes they stand in (as a number), their own, their text.

    Kinds are numbered by the names above them, so equal numbers mean equal ancestors in both trees.
    Without ``tags``, neither JSX elements nor tags that are text count.
    """
    leaves: list[tuple[int, str, str]] = []
    stack: list[tuple[Node, int]] = [(root, 0)]
    index = 0
    while stack:
        node, above = stack.pop()
        if isinstance(node, Parent) and node.children:
            is_counted = tags or not isinstance(node, MdxJsxElement)
            below = hash((above, node.type)) if is_counted else above
            stack.extend((child, below) for child in reversed(node.children))
            continue
        while index < len(touched) and touched[index].end < node.start:
            index += 1
        if index < len(touched) and touched[index].start <= node.end:
            continue
        value = node.value if isinstance(node, Leaf) else ""
        if not tags and isinstance(node, Text):
            value = _TAG.sub("", value).strip()
            if not value:
                continue
        leaves.append((above, node.type, value))
    return leaves
