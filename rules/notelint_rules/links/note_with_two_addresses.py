import posixpath
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from notelint import (
    Bad,
    Edit,
    Finding,
    Fix,
    Found,
    Good,
    Missing,
    Note,
    Rule,
    Span,
    Url,
    Vault,
    lazy_re_compile,
)

_NOTES = (".md", ".mdx", ".markdown")
_FROM_ROOT = ("/", "@")
_NO_LETTER_OR_DIGIT = lazy_re_compile(r"[\W_]+")
_RESERVED = lazy_re_compile(r"[\s()<>%?#\"'`\\]")
_TELLS_APART = 6
"""So many letters and digits make a name that two notes hardly share."""


def local_links(note: Note) -> tuple[str, ...]:
    urls = ((link.url, Url.parse(link.url)) for link in note.links)
    return tuple(text for text, url in urls if url.is_local and url.raw_path)


class NoteWithTwoAddresses(Rule):
    """All links to one note use one address.

    A note that is linked as `b.md` here and as `/docs/b` there breaks in one of the places when
    it moves, and looks like two. Of several addresses, those that are used less than another are
    reported; where none is used most, all of them. Two links that lead nowhere, but to the same
    name (`/blog/2025-10-07.md`, `/docs/20251007`), are taken for one note.

    The fix writes the address that stands first, or most often. It is not safe: which of them
    lasts is for you to say.
    """

    name = "note-with-two-addresses"
    group = "links"
    default = False
    fixes = "unsafe"
    facts = (local_links,)

    good = [
        Good(
            "[글](b.md) [절](./b.md#절)\n",
            {"b.md": "## 절\n", "글/c.md": "[글](../b.md)\n"},
        ),
        Good("[a](https://example.org/a) [b](https://example.org/a/)\n"),
    ]
    bad = [
        Bad(
            "[글](b.md) [글](b.md) [글](⟦b#절⟧)\n",
            ["`b` is another address of `b.md`, expected `b.md`"],
            "[글](b.md) [글](b.md) [글](b.md#절)\n",
            {"b.md": "## 절\n"},
        ),
        Bad(
            "[글](⟦/blog/2025-10-07.md⟧)\n",
            ["`/blog/2025-10-07.md` is also linked as `/docs/papers/20251007`"],
            files={"a.md": "[글](/docs/papers/20251007)\n"},
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        uses = vault.derive(_uses)
        for link in note.links:
            target = uses.targets.get((note.path, link.url))
            known = uses.addresses[target] if target is not None else Counter[str]()
            if len(known) < 2:
                continue
            address = _address(link.url, note.path)
            (best, most), (second, less) = known.most_common(2)
            if address == best and most > less:
                continue
            path = Url.parse(link.url).raw_path
            expected = _seen_from(note.path, second if address == best else best)
            if address == best or not isinstance(target, PurePosixPath):
                yield Finding(link.span, f"`{path}` is also linked as `{expected}`")
                continue
            message = f"`{path}` is another address of `{target}`, expected `{expected}`"
            fix = None
            if note.text.startswith(path, link.span.start):
                edit = Edit(Span(link.span.start, link.span.start + len(path)), expected)
                fix = Fix(f"link to `{expected}`", (edit,), safe=False)
            yield Finding(link.span, message, fix)


@dataclass(frozen=True)
class _Uses:
    """The target of each note's urls, and how often each of its addresses is used, first ones first.

    A target is a note's path; where there is none, the name of what was meant.
    """

    targets: Mapping[tuple[PurePosixPath, str], PurePosixPath | str]
    addresses: Mapping[PurePosixPath | str, Counter[str]]


def _uses(vault: Vault) -> _Uses:
    targets: dict[tuple[PurePosixPath, str], PurePosixPath | str] = {}
    addresses: defaultdict[PurePosixPath | str, Counter[str]] = defaultdict(Counter)
    for path, urls in vault.gather(local_links).items():
        for url in urls:
            if (path, url) not in targets and (target := _target(url, path, vault)) is not None:
                targets[path, url] = target
            if (path, url) in targets:
                addresses[targets[path, url]][_address(url, path)] += 1
    return _Uses(targets, addresses)


def _target(text: str, base: PurePosixPath, vault: Vault) -> PurePosixPath | str | None:
    """The note that a link leads to; where it leads nowhere, the name of what was meant."""
    path = Url.parse(text).path
    place = PurePosixPath(posixpath.normpath(f"{base.parent.as_posix()}/{path}"))
    if path.endswith(_NOTES) and not path.startswith(_FROM_ROOT) and vault.exists(place):
        return place  # as most links do: looking for the others takes longer
    answer = vault.follow_link(text, base=base)
    if isinstance(answer, Found):
        return answer.path if answer.path is not None and answer.path.suffix in _NOTES else None
    if not isinstance(answer, Missing):
        return None
    last = PurePosixPath(path)
    name = _NO_LETTER_OR_DIGIT.sub("", last.stem if last.suffix in _NOTES else last.name)
    return name.casefold() if len(name) >= _TELLS_APART else None


def _address(text: str, base: PurePosixPath) -> str:
    """An address as it is written, but from the vault's root where it is relative."""
    path = Url.parse(text).path.rstrip("/")
    return path if path.startswith(_FROM_ROOT) else posixpath.normpath(f"{base.parent}/{path}")


def _seen_from(base: PurePosixPath, address: str) -> str:
    """An address as the note at ``base`` has to write it."""
    if not address.startswith(_FROM_ROOT):
        address = posixpath.relpath(address, base.parent.as_posix())
    return _RESERVED.sub(lambda match: f"%{ord(match[0]):02X}", address)
