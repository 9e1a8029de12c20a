"""Read one format and write another. Pure: what is written where is the caller's business."""

import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from notelint.errors import ConversionError
from notelint.format import Document, File, Files, Format, Loss, Read, Write
from notelint.nearest import did_you_mean


def convert(files: Files, source: Format, target: Format) -> Iterator[File | Loss]:
    """What stands in the output, as it comes, and what did not survive.

    Raises ConversionError where the input is not what ``source`` reads, where two files
    would have one name on some disk, and where a name leads out of the output.
    """
    read, write = _reader(source), _writer(target)
    losses: deque[Loss] = deque()
    ids: dict[str, str] = {}
    origins: dict[str, str] = {}
    for item in write(_documents(read(files), losses, ids)):
        while losses:
            yield losses.popleft()
        if isinstance(item, Loss):
            yield item
        else:
            _check_name(item, origins)
            yield replace(item, id=ids.get(item.origin, ""))
    yield from losses


def source_format(files: Files, formats: Mapping[str, Format], name: str | None) -> Format:
    """The format called ``name``; without a name, the one that is surest to recognise the files.

    Raises ConversionError where there is none, or two are equally sure.
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
    problem = "it looks like more than one format" if found else "it looks like no known format"
    raise ConversionError(f"{problem}: say which with --from ({choice})")


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
    items: Iterable[Document | File | Loss], losses: deque[Loss], ids: dict[str, str]
) -> Iterator[Document | File]:
    """What the writer takes; what it does not is put aside."""
    for item in items:
        if isinstance(item, Loss):
            losses.append(item)
            continue
        if isinstance(item, Document) and item.id:
            ids[item.origin] = item.id
        yield item


def _check_name(file: File, origins: dict[str, str]) -> None:
    """``origins`` has what was written before by its name as the least careful disk sees it."""
    if file.path.is_absolute() or ".." in file.path.parts or file.path == PurePosixPath():
        raise ConversionError(f"`{file.origin}` would be written outside the output: `{file.path}`")
    name = unicodedata.normalize("NFC", str(file.path)).casefold()
    if name in origins:
        raise ConversionError(
            f"`{origins[name]}` and `{file.origin}` would both be written to `{file.path}`"
        )
    origins[name] = file.origin
