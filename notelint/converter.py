"""Read one format and write another. Pure: what is written where is the caller's business."""

import unicodedata
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple, Protocol, TypeVar

from notelint.errors import ConversionError
from notelint.format import Document, File, Format, Loss, Read, Reading, Unread, Write, WriteOne
from notelint.nearest import did_you_mean
from notelint.source import Files

T = TypeVar("T")
R = TypeVar("R")


class Each(Protocol):
    """What ``map`` does: calls a function with each of many values, and gives the results in order."""

    def __call__(self, work: Callable[[T], R], values: Iterable[T], /) -> Iterable[R]: ...


def convert(
    files: Files, source: Format, target: Format, each: Each = map
) -> Iterator[File | Loss]:
    """What stands in the output, as it comes, and what did not survive.

    ``each`` may work on several documents at a time, if formats allow it.
    Raises ConversionError where the input is not what ``source`` reads, where two files
    would have one name on some disk, and where a name leads out of the output.
    """
    read, write = _reader(source)(files), _writer(target)
    if isinstance(read, Reading) and target.writer is not None:
        found = _one_by_one(read, target.writer, each)
    else:
        found = _together(read, write)
    names: dict[str, str] = {}
    for item in found:
        if isinstance(item, File):
            _check_name(item, names)
        yield item


def _one_by_one(
    reading: Reading,
    writer: Callable[[Sequence[Document | Unread | File]], WriteOne],
    each: Each,
) -> Iterator[File | Loss]:
    write = writer([item for item in reading.items if not isinstance(item, Loss)])
    unread = (item for item in reading.items if isinstance(item, Unread))
    tasks = ((document, reading.sources(document)) for document in unread)
    results = iter(each(partial(_convert_one, reading.read, write), tasks))
    for item in reading.items:
        if isinstance(item, Unread):
            yield from next(results)
        else:
            yield item


def _convert_one(
    read: Callable[[Unread, Files], Iterable[Document | Loss]],
    write: WriteOne,
    task: tuple[Unread, Files],
) -> list[File | Loss]:
    """A document as it is written; the bytes are made here, and not when they are asked for."""
    result: list[File | Loss] = []
    for item in read(*task):
        if isinstance(item, Loss):
            result.append(item)
            continue
        source = {item.origin: _Source(item.id, item.lines)}
        for written in write(item):
            if isinstance(written, Loss):
                result.append(_at_its_line(written, source))
            else:
                content = partial(bytes, written.read())
                result.append(File(written.path, content, written.origin, item.id))
    return result


def _together(items: Iterable[Document | File | Loss], write: Write) -> Iterator[File | Loss]:
    losses: deque[Loss] = deque()
    sources: dict[str, _Source] = {}
    for item in write(_documents(items, losses, sources)):
        while losses:
            yield losses.popleft()
        if isinstance(item, Loss):
            yield _at_its_line(item, sources)
        else:
            yield replace(item, id=sources[item.origin].id if item.origin in sources else "")
    yield from losses


class _Source(NamedTuple):
    """What is to be remembered of a document, when it is long written."""

    id: str
    lines: Sequence[int]


def source_format(
    files: Files, formats: Mapping[str, Format], name: str | None, *, called: str = "the input"
) -> Format:
    """The format called ``name``; without a name, the one that is surest to recognise the files.

    Raises ConversionError where there is none, or two are equally sure; ``called`` is what
    it calls the files.
    """
    if name is not None:
        return _known(name, {key: each for key, each in formats.items() if each.read}, "read")
    sure = {
        each.name: each.recognises(files)
        for each in formats.values()
        if each.read is not None and each.recognises is not None
    }
    best = max(sure.values(), default=0)
    found = [name for name, how_sure in sure.items() if how_sure == best > 0]
    if len(found) == 1:
        return formats[found[0]]
    choice = ", ".join(f"`{name}`" for name in found or sure)
    problem = "looks like more than one format" if found else "looks like no known format"
    raise ConversionError(f"{called} {problem}: say which with --from ({choice})")


def target_format(formats: Mapping[str, Format], name: str) -> Format:
    """The format called ``name``. Raises ConversionError where nothing writes it."""
    return _known(name, {key: each for key, each in formats.items() if each.write}, "written")


def _known(name: str, formats: Mapping[str, Format], what: str) -> Format:
    if name in formats:
        return formats[name]
    remedy = did_you_mean(name, formats) or f"; there are {', '.join(f'`{n}`' for n in formats)}"
    raise ConversionError(f"no format `{name}` can be {what}{remedy}")


def _reader(source: Format) -> Read:
    if source.read is None:
        raise ConversionError(f"format `{source.name}` cannot be read")
    return source.read


def _writer(target: Format) -> Write:
    if target.write is None:
        raise ConversionError(f"format `{target.name}` cannot be written")
    return target.write


def _documents(
    items: Iterable[Document | File | Loss], losses: deque[Loss], sources: dict[str, _Source]
) -> Iterator[Document | File]:
    """What the writer takes; what it does not is put aside."""
    for item in items:
        if isinstance(item, Loss):
            losses.append(item)
            continue
        if isinstance(item, Document) and (item.id or item.lines):
            sources[item.origin] = _Source(item.id, item.lines)
        yield item


def _at_its_line(loss: Loss, sources: Mapping[str, _Source]) -> Loss:
    """A loss that the writer found, at the line of the input instead of the document's."""
    lines = sources[loss.page].lines if loss.page in sources else ()
    if loss.line is None or not 0 < loss.line <= len(lines):
        return loss
    return replace(loss, line=lines[loss.line - 1])


def _check_name(file: File, names: dict[str, str]) -> None:
    """``names`` has the origins of what was written, by names as the least careful disk sees them."""
    path = str(file.path)
    if path.startswith("/") or ".." in path.split("/") or path == ".":
        raise ConversionError(f"`{file.origin}` would be written outside the output: `{path}`")
    name = unicodedata.normalize("NFC", path).casefold()
    if name in names:
        raise ConversionError(
            f"`{names[name]}` and `{file.origin}` would both be written to `{file.path}`"
        )
    names[name] = file.origin
