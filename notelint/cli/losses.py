"""What a conversion lost: for people, and as lines of JSON."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from urllib.parse import unquote

from notelint.format import Loss, LossKind

_MOST_SHOWN = 3
_MEANING = {
    LossKind.DROPPED: "left out: the target cannot express it",
    LossKind.SIMPLIFIED: "written in a plainer form",
    LossKind.UNRESOLVED: "refers to something that is not in the input",
    LossKind.EXPIRED: "refers to a remote file that is, or will be, gone",
    LossKind.VERBATIM: "kept as code or as plain text",
}


def as_json(loss: Loss) -> str:
    """A line of the report."""
    record = {"page": loss.page, "line": loss.line, "kind": loss.kind, "detail": loss.detail}
    return json.dumps(record, ensure_ascii=False) + "\n"


def summary(
    losses: Sequence[Loss], told: Sequence[Loss], pages: Set[str], report: str
) -> Iterator[str]:
    """Lines for a person: how many pages are as they were, then each kind's first losses.

    ``told`` are losses that were named already, ``pages`` the paths of the input's pages;
    ``report`` is the file that lists all losses, empty where there is none.
    """
    if pages:
        lossy = pages & {loss.page for loss in (*told, *losses)}
        yield _pages(len(pages), len(lossy))
    by_kind: defaultdict[LossKind, list[Loss]] = defaultdict(list)
    for loss in losses:
        by_kind[loss.kind].append(loss)
    for kind in sorted(by_kind, key=list(LossKind).index):
        yield f"{len(by_kind[kind]):,} {kind}: {_MEANING[kind]}"
        yield from (f"  {line}" for line in _first(by_kind[kind]))
    if all_losses := len(losses) + len(told):
        where = f"{report} lists" if report else "--report FILE lists"
        yield f"{where} all {all_losses:,}"


def once_a_target(losses: Iterable[Loss]) -> Iterator[Loss]:
    """Losses, but what refers in vain to one thing is named once, at the first place.

    Where a part of an export is missing, whole folders are: each link to them says nothing new.
    """
    seen: set[str] = set()
    for loss in losses:
        what, _, url = loss.detail.partition(": ")
        target = f"{what}: {unquote(url).rpartition('/')[2]}" if url else ""
        if loss.kind is not LossKind.UNRESOLVED or not target or target not in seen:
            yield loss
        seen.add(target)


def _pages(count: int, lossy: int) -> str:
    if count == 1:
        return "the page has losses" if lossy else "the page has no losses"
    if not lossy:
        return f"all {count:,} pages without loss"
    return f"{count - lossy:,} of {count:,} pages without loss"


def _first(losses: Sequence[Loss]) -> Iterator[str]:
    for loss in losses[:_MOST_SHOWN]:
        place = loss.page if loss.line is None else f"{loss.page}:{loss.line}"
        yield f"{place}: {loss.detail}"
    if len(losses) > _MOST_SHOWN:
        yield f"… and {len(losses) - _MOST_SHOWN:,} more"
