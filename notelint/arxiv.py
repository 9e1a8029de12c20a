"""arXiv's identifiers, and the addresses that carry one.

The grammar is https://info.arxiv.org/help/arxiv_identifier.html: ``YYMM.NNNN`` from April 2007
on, ``YYMM.NNNNN`` from January 2015 on, ``archive(.SUBJECT)/YYMMNNN`` before.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from notelint.lazy import lazy_re_compile
from notelint.source import Span

_ARCHIVES = (
    "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg"
    " comp-gas cond-mat cs dg-ga econ eess funct-an gr-qc hep-ex hep-lat hep-ph hep-th math"
    " math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph q-alg q-bio q-fin"
    " quant-ph solv-int stat supr-con"
)
ARCHIVES = tuple(_ARCHIVES.split())
"""Where the ids of before April 2007 come from, sorted."""

_LENGTHS = {
    f"{year:02}{month:02}.": 9 if year < 15 else 10
    for year in range(8, 60)
    for month in range(1, 13)
}
_TRACES = ("xiv", "rXiv.org", "r5iv", "face.co/papers/", "10.48550/")
_ADDRESS = lazy_re_compile(
    r"""(?P<scheme>https?://|(?<![\w.-]))(?:
        (?P<host>(?:[\w-]+\.)?arxiv\.org)/(?P<page>abs|pdf|html|format|e-print|src|ps)/
      | (?P<ar5iv>ar5iv\.(?:labs\.arxiv\.org|org))/(?:(?:html|abs|pdf)/)?
      | (?P<alphaxiv>(?:www\.)?alphaxiv\.org)/(?:abs|pdf|overview|html)/
      | (?P<hub>(?:www\.)?huggingface\.co)/papers/(?=\d{4}\.?\d)
      | (?P<doi>(?:dx\.)?doi\.org)/10\.48550/
    )(?:arxiv[:.])?(?P<id>(?-i:[^\s<>()\[\]{}"'`|\\^\x7f-\U0010ffff])*)""",
    re.IGNORECASE | re.VERBOSE,
)
_SUFFIX = lazy_re_compile(r"\.(?:pdf|html?|png)$", re.IGNORECASE)
_NEW = lazy_re_compile(
    r"(?P<year>\d\d)(?P<month>\d\d)\.(?P<number>\d+)(?P<version>v\d*)?", re.ASCII
)
_OLD = lazy_re_compile(
    r"(?P<archive>[a-z-]+)(?:\.[A-Za-z-]{2,})?/"
    r"(?P<number>(?P<year>\d\d)(?P<month>\d\d)\d{3})(?P<version>v\d*)?",
    re.ASCII,
)
_UNDOTTED = lazy_re_compile(r"(?P<date>\d{4})[-_,/ ]?(?P<number>\d{4,5})")


@dataclass(frozen=True)
class ArxivAddress:
    """An address that leads to a paper of arXiv: there, or at a mirror.

    Mirrors are ar5iv, alphaXiv, Hugging Face's pages of papers, and DOIs. ``written`` is the id
    with what an address may add to it (``v2``, ``.pdf``, ``?query``), ``written_span`` its place,
    ``span`` the place of the whole address; ``host`` is in small letters, ``page`` what arXiv
    itself is asked for (``abs``, ``pdf``), empty elsewhere.
    """

    scheme: str
    host: str
    page: str
    written: str
    span: Span
    written_span: Span

    @property
    def id(self) -> str | None:
        """The id without version, as arXiv itself writes it; None where it is malformed."""
        return arxiv_id(_bare(self.written))

    @property
    def version(self) -> str:
        """``v2``; empty where none is named."""
        match = re.search(r"v\d+$", _bare(self.written))
        return match[0] if match else ""

    @property
    def version_span(self) -> Span:
        """The place of the version, or where one would stand."""
        end = self.written_span.end - len(self.extra)
        return Span(end - len(self.version), end)

    @property
    def extra(self) -> str:
        """What follows the id and its version (``.pdf``, ``#page=3``)."""
        return self.written[len(_bare(self.written)) :]

    def flaw(self, latest: str) -> str | None:
        """Why this cannot lead to a paper, as the end of a sentence; None where it can.

        ``latest`` is the last month that papers can be from, as ``YYMM``; empty where unknown.
        """
        return _flaw(_bare(self.written), latest)


def arxiv_addresses(text: str, within: Span | None = None) -> Iterator[ArxivAddress]:
    """The addresses of papers in a text, or in a part of it.

    Addresses with a placeholder (``{id}``) instead of an id are left out.
    """
    for match in _ADDRESS.finditer(text, *(within or (0, len(text)))):
        if text[match.end() : match.end() + 1] in tuple("{<$"):
            continue
        host = next(filter(None, match.group("host", "ar5iv", "alphaxiv", "hub", "doi")))
        yield ArxivAddress(
            match["scheme"].lower(),
            host.lower(),
            (match["page"] or "").lower(),
            match["id"],
            Span(*match.span()),
            Span(*match.span("id")),
        )


def may_name_arxiv(text: str) -> bool:
    """Whether a text may hold an address of a paper; quick, for most texts hold none."""
    return any(trace in text for trace in _TRACES)


def arxiv_id(written: str) -> str | None:
    """An id as arXiv itself writes it, without version or subject; None where it is malformed."""
    number = written[5:]
    if number.isdecimal() and written.isascii() and len(written) == _LENGTHS.get(written[:5]):
        return written if number.strip("0") else None  # nearly always; the rest takes its time
    if _flaw(written, latest="") is not None:
        return None
    if old := _OLD.fullmatch(written):
        return f"{old['archive']}/{old['number']}"
    return re.sub(r"v\d+$", "", written)


def _bare(written: str) -> str:
    """The id as written in an address, without what an address may add to it."""
    path = re.split("[?#]", written, maxsplit=1)[0].rstrip("/")
    return _SUFFIX.sub("", path)


def _flaw(bare: str, latest: str) -> str | None:
    if not bare:
        return "has no id, expected `YYMM.NNNNN`"
    stripped = bare.rstrip(".,;:!")
    if stripped != bare:
        return f"has an id that ends in `{bare[len(stripped) :]}`, expected `{stripped}`"
    if new := _NEW.fullmatch(bare):
        return _flaw_of_new(new, latest) or _flaw_of_version(new)
    if old := _OLD.fullmatch(bare):
        return _flaw_of_old(old) or _flaw_of_version(old)
    if undotted := _UNDOTTED.fullmatch(bare):
        right = f"{undotted['date']}.{undotted['number']}"
        return f"has the id `{bare}`, expected `{right}`"
    return f"has the id `{bare}`, expected `YYMM.NNNNN`"


def _flaw_of_new(match: re.Match[str], latest: str) -> str | None:
    date, number = match["year"] + match["month"], match["number"]
    if not 1 <= int(match["month"]) <= 12:
        return f"has an id of month `{match['month']}`, expected `01` to `12`"
    if date < "0704":
        return f"has an id of `{date}`, but ids of this form begin with `0704`"
    if latest and date > latest:
        return f"has an id of `{date}`, but the latest month is `{latest}`"
    expected = 4 if date < "1501" else 5
    if len(number) != expected:
        return f"has an id with {len(number)} digits after the dot, expected {expected}"
    if int(number) == 0:
        return f"has the number `{number}`, but papers are counted from 1"
    return None


def _flaw_of_old(match: re.Match[str]) -> str | None:
    if match["archive"] not in ARCHIVES:
        return f"has an id of the archive `{match['archive']}`, which arXiv does not have"
    if not 1 <= int(match["month"]) <= 12:
        return f"has an id of month `{match['month']}`, expected `01` to `12`"
    date = match["year"] + match["month"]
    if "0703" < date < "8001":
        return f"has an id of `{date}`, but ids of this form end with `0703`"
    return None


def _flaw_of_version(match: re.Match[str]) -> str | None:
    version = match["version"]
    if version is None or (version[1:] and not version[1:].startswith("0")):
        return None
    return f"has the version `{version}`, but versions are counted from `v1`"
