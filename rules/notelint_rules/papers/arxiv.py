"""arXiv's identifiers and the addresses that carry one.

The grammar is https://info.arxiv.org/help/arxiv_identifier.html: ``YYMM.NNNN`` from April 2007
on, ``YYMM.NNNNN`` from January 2015 on, ``archive(.SUBJECT)/YYMMNNN`` before.
"""

import re
from collections.abc import Iterator

from notelint import Span

_ARCHIVES = (
    "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg"
    " comp-gas cond-mat cs dg-ga econ eess funct-an gr-qc hep-ex hep-lat hep-ph hep-th math"
    " math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph q-alg q-bio q-fin"
    " quant-ph solv-int stat supr-con"
)

_ADDRESS = re.compile(
    r"""(?<![\w.-])(?:
        (?:[\w-]+\.)?arxiv\.org/(?:abs|pdf|html|format|e-print|src|ps)/
      | ar5iv\.(?:labs\.arxiv\.org|org)/(?:(?:html|abs|pdf)/)?
      | (?:www\.)?alphaxiv\.org/(?:abs|pdf|overview|html)/
      | (?:www\.)?huggingface\.co/papers/(?=\d{4}\.?\d)
      | (?:dx\.)?doi\.org/10\.48550/
    )(?:arxiv[:.])?(?P<id>(?-i:[^\s<>()\[\]{}"'`|\\^\x7f-\U0010ffff])*)""",
    re.IGNORECASE | re.VERBOSE,
)
_SUFFIX = re.compile(r"\.(?:pdf|html?|png)$", re.IGNORECASE)
_NEW = re.compile(r"(?P<year>\d\d)(?P<month>\d\d)\.(?P<number>\d+)(?P<version>v\d*)?")
_OLD = re.compile(
    r"(?P<archive>[a-z-]+)(?:\.[A-Za-z-]{2,})?/(?P<year>\d\d)(?P<month>\d\d)\d{3}(?P<version>v\d*)?"
)
_UNDOTTED = re.compile(r"(?P<date>\d{4})[-_,/ ]?(?P<number>\d{4,5})")


def addresses(text: str, within: Span) -> Iterator[Span]:
    """Where the ids stand in the arXiv addresses of this part of a text.

    Mirrors count as well (ar5iv, alphaXiv, Hugging Face's paper pages, arXiv's DOIs);
    addresses with a placeholder (``{id}``) instead of an id do not.
    """
    for match in _ADDRESS.finditer(text, *within):
        if text[match.end() : match.end() + 1] not in tuple("{<$"):
            yield Span(*match.span("id"))


def identifier(written: str) -> str | None:
    """The id itself, without version, file suffix or query; None where it is malformed."""
    bare = _bare(written)
    if flaw(written, latest="") is not None:
        return None
    return re.sub(r"v\d+$", "", bare)


def flaw(written: str, latest: str) -> str | None:
    """Why this cannot be the id of a paper, as the end of a sentence; None where it can.

    ``latest`` is the last month that papers can be from, as ``YYMM``; empty where unknown.
    """
    bare = _bare(written)
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


def _bare(written: str) -> str:
    """The id as written in an address, without what an address may add to it."""
    path = re.split("[?#]", written, maxsplit=1)[0].rstrip("/")
    return _SUFFIX.sub("", path)


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
    if match["archive"] not in _ARCHIVES.split():
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
