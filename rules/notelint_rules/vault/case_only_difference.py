import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from notelint import Bad, Finding, Good, Note, Rule, Severity, Vault
from notelint_rules.vault.places import by_nearest_note, top

_COMPOSED, _DECOMPOSED = "\uae00.png", "\u1100\u1173\u11af.png"  # 글.png


class CaseOnlyDifference(Rule):
    """The names of two files differ in more than case.

    On macOS and Windows `Loss.png` and `loss.png` are one file: whoever clones the folder there
    gets one of them, and git shows changes that nobody made. Names that differ only in Unicode
    normal form (`한글` from macOS is written in single jamo) look alike and are two files, too.

    The finding stands in the note, or, for another file, in the first note nearby.
    """

    name = "case-only-difference"
    group = "vault"
    severity = Severity.ERROR

    good = [
        Good("# 논문\n", {"loss.png": "", "asset/loss.png": "", "note.mdx": "", "NOTE": ""}),
    ]
    bad = [
        Bad(
            "⟦# 논문⟧\n",
            ["`note.md` differs only in case from `Note.md`"],
            files={"Note.md": ""},
            nests=False,
            moves=False,
            in_code=True,
        ),
        Bad(
            "⟦# 논문⟧\n",
            [
                "`asset/loss.png` differs only in case from `asset/Loss.png`",
            ],
            files={"asset/Loss.png": "", "asset/loss.png": ""},
            nests=False,
            moves=False,
            in_code=True,
        ),
        Bad(
            "⟦# 논문⟧\n",
            [f"`{_COMPOSED}` differs only in Unicode normal form from `{_DECOMPOSED}`"],
            files={_COMPOSED: "", _DECOMPOSED: ""},
            nests=False,
            moves=False,
            in_code=True,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        alike = vault.derive(_alike)
        for path in alike.at_note.get(note.path, ()):
            other = alike.other[path]
            what = "case" if _in_case(path, other) else "Unicode normal form"
            message = f"`{path}` differs only in {what} from `{other}`"
            yield Finding(top(note), message)


@dataclass(frozen=True)
class _Alike:
    """The files that have a like, each with the first of those, and by the note to say so at."""

    other: Mapping[PurePosixPath, PurePosixPath]
    at_note: Mapping[PurePosixPath, tuple[PurePosixPath, ...]]


def _alike(vault: Vault) -> _Alike:
    by_name: defaultdict[str, list[PurePosixPath]] = defaultdict(list)
    for path in sorted(vault.files):
        by_name[_folded(path)].append(path)
    other = {path: together[0] for together in by_name.values() for path in together[1:]}
    return _Alike(other, by_nearest_note(other, vault))


def _folded(path: PurePosixPath) -> str:
    name = path.as_posix()
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold()


def _in_case(one: PurePosixPath, other: PurePosixPath) -> bool:
    forms = (unicodedata.normalize("NFC", path.as_posix()) for path in (one, other))
    return len(set(forms)) == 2
