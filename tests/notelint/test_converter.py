"""Reading one format and writing another."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import TypeVar

import pytest

from notelint.converter import convert, source_format, target_format
from notelint.errors import ConversionError
from notelint.format import Document, File, Format, Loss, LossKind, Reading, Unread, WriteOne
from notelint.source import Files

T = TypeVar("T")
R = TypeVar("R")
Item = Document | File | Loss


def loss(page: str) -> Loss:
    return Loss(page, 1, LossKind.DROPPED, "x")


def document(path: str, identifier: str = "") -> Document:
    return Document(PurePosixPath(path), "text", f"from/{path}", identifier)


def reader(*items: Item, sure: int = 1, name: str = "in") -> Format:
    def read(files: Files) -> Iterable[Item]:
        return iter(items)

    return Format(name, name, "", read=read, recognises=lambda files: sure)


def write_text(documents: Iterable[Document | File]) -> Iterator[File | Loss]:
    for item in documents:
        if isinstance(item, File):
            yield item
        else:
            yield loss(f"writing {item.path}")
            path = item.path.with_suffix(".txt")
            yield File(path, partial(str.encode, item.text), item.origin)


TEXT = Format("text", "plain text", "", write=write_text)


def test_files_and_losses_come_in_the_order_in_which_they_are_found() -> None:
    items: list[Item] = [
        loss("one"),
        document("a.md"),
        loss("two"),
        document("b.md"),
        loss("three"),
    ]
    found = convert({}, reader(*items), TEXT)
    assert [item.page if isinstance(item, Loss) else str(item.path) for item in found] == [
        "one",
        "writing a.md",
        "a.txt",
        "two",
        "writing b.md",
        "b.txt",
        "three",
    ]


def test_a_file_has_the_id_of_its_document() -> None:
    found = convert({}, reader(document("a.md", "page-1"), document("b.md")), TEXT)
    assert [item.id for item in found if isinstance(item, File)] == ["page-1", ""]


def test_what_the_writer_loses_is_reported_at_its_line_in_the_input() -> None:
    def write(documents: Iterable[Document | File]) -> Iterator[File | Loss]:
        for item in documents:
            yield from (Loss(item.origin, line, LossKind.DROPPED, "x") for line in (1, 3, 9, None))

    moved = Document(PurePosixPath("a.md"), "1\n2\n3\n", "A", lines=[1, 1, 7])
    as_it_was = document("b.md")
    found = convert({}, reader(moved, as_it_was), Format("out", "out", "", write=write))
    lines = [item.line for item in found if isinstance(item, Loss)]
    assert lines == [1, 7, 9, None, 1, 3, 9, None]


def test_nothing_is_read_before_it_is_asked_for() -> None:
    def read(files: Files) -> Iterator[Item]:
        yield document("a.md")
        raise AssertionError("read too far")

    found = convert({}, Format("in", "in", "", read=read), TEXT)
    assert isinstance(next(found), Loss)


@pytest.mark.parametrize("other", ["a.md", "A.md", "a.MD"])
def test_two_files_of_one_name_are_an_error(other: str) -> None:
    with pytest.raises(ConversionError, match=r"`from/a.md` and `from/.*` would both be written"):
        list(convert({}, reader(document("a.md"), document(other)), TEXT))


def test_the_same_name_in_another_normal_form_is_the_same_name() -> None:
    composed, decomposed = "가.md", "\u1100\u1161.md"
    with pytest.raises(ConversionError, match="would both be written"):
        list(convert({}, reader(document(composed), document(decomposed)), TEXT))


@pytest.mark.parametrize("path", ["../a.md", "/a.md", "x/../../a.md"])
def test_a_name_that_leads_out_of_the_output_is_an_error(path: str) -> None:
    with pytest.raises(ConversionError, match="outside the output"):
        list(convert({}, reader(document(path)), TEXT))


def known(*formats: Format) -> dict[str, Format]:
    return {each.name: each for each in formats}


def test_the_surest_format_reads() -> None:
    formats = known(reader(name="any"), reader(name="one", sure=3), reader(name="no", sure=0), TEXT)
    assert source_format({}, formats, None).name == "one"
    assert source_format({}, formats, "any").name == "any"


@pytest.mark.parametrize(
    ("formats", "message"),
    [
        ([reader(name="a"), reader(name="b")], "looks like more than one format: .*`a`, `b`"),
        ([reader(name="a", sure=0)], "looks like no known format: say which with --from .`a`"),
    ],
)
def test_a_folder_that_is_not_recognised_asks_for_from(formats: list[Format], message: str) -> None:
    with pytest.raises(ConversionError, match=message):
        source_format({}, known(*formats), None)


@pytest.mark.parametrize(
    ("choose", "message"),
    [
        (lambda: source_format({}, known(reader(name="notion"), TEXT), "notoin"), "`notion`"),
        (lambda: source_format({}, known(reader(), TEXT), "text"), "no format `text` can be read"),
        (lambda: target_format(known(reader(), TEXT), "in"), "no format `in` can be written"),
        (lambda: target_format(known(reader(), TEXT), "txt"), "did you mean `text`"),
    ],
)
def test_a_format_that_cannot_do_what_is_asked_is_an_error(
    choose: Callable[[], Format], message: str
) -> None:
    with pytest.raises(ConversionError, match=message):
        choose()


def test_documents_that_stand_alone_are_converted_in_any_order() -> None:
    def read_one(unread: Unread, files: Files) -> Iterator[Document | Loss]:
        yield Loss(unread.origin, 5, LossKind.DROPPED, "read")
        text = files[unread.sources[0]].decode()
        yield Document(unread.path, text, unread.origin, unread.id, lines=[7])

    def writer(items: Sequence[Document | Unread | File]) -> WriteOne:
        names = ", ".join(str(item.path) for item in items)

        def write_one(found: Document) -> Iterator[File | Loss]:
            yield Loss(found.origin, 1, LossKind.DROPPED, "written")
            yield File(found.path, partial(str.encode, f"{found.text} of {names}"), found.origin)

        return write_one

    def backwards(work: Callable[[T], R], values: Iterable[T]) -> Iterable[R]:
        return reversed([work(value) for value in reversed(list(values))])

    files = {PurePosixPath("A"): b"one", PurePosixPath("B"): b"two", PurePosixPath("c"): b"three"}
    reading = Reading(
        files,
        [
            Unread(PurePosixPath("a.md"), "A", "id-a", (PurePosixPath("A"),)),
            File(PurePosixPath("c"), partial(files.__getitem__, PurePosixPath("c")), "c"),
            Unread(PurePosixPath("b.md"), "B", "", (PurePosixPath("B"),)),
        ],
        read_one,
    )
    source = Format("in", "in", "", read=lambda files: reading)
    target = Format("out", "out", "", write=lambda items: [], writer=writer)
    found = list(convert(files, source, target, backwards))
    assert [(item.page, item.line) for item in found if isinstance(item, Loss)] == [
        ("A", 5),
        ("A", 7),
        ("B", 5),
        ("B", 7),
    ]
    written = [item for item in found if isinstance(item, File)]
    assert [(str(item.path), item.read(), item.id) for item in written] == [
        ("a.md", b"one of a.md, c, b.md", "id-a"),
        ("c", b"three", ""),
        ("b.md", b"two of a.md, c, b.md", ""),
    ]
    assert [item.text for item in reading if isinstance(item, Document)] == ["one", "two"]
