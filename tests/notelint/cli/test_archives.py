"""Zips as folders: what is read, what is merged, what is refused."""

from pathlib import Path, PurePosixPath

import pytest

from notelint.cli.archives import Archive, Limits
from notelint.cli.entry_names import decoded
from notelint.errors import InputError
from notelint.format import LossKind
from tests.notelint.cli.zips import (
    link,
    stored,
    with_flipped_bit,
    zipped,
    zipped_as,
    zipped_to_a_stream,
)

PART = "Export-950ad927-7171-4abf-9001-821e5310d286-Part-{}.zip"


def archive(tmp_path: Path, content: bytes, name: str = "export.zip") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def read(path: Path, limits: Limits | None = None) -> dict[str, bytes]:
    with Archive(path, limits) as files:
        return {str(name): files[name] for name in files}


def refusal(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(InputError) as error:
        read(path, limits)
    return str(error.value).replace(str(path), "ZIP")


def said(files: Archive) -> list[str]:
    return [loss.detail for loss in files.losses]


def test_entries_are_files(tmp_path: Path) -> None:
    path = archive(tmp_path, zipped({"a.md": "a", "글/b.md": "b"}))
    with Archive(path) as files:
        assert sorted(files, key=str) == [PurePosixPath("a.md"), PurePosixPath("글/b.md")]
        assert PurePosixPath("a.md") in files
        assert len(files) == 2
        assert files[PurePosixPath("글/b.md")] == b"b"
        assert files.losses == []


def test_what_operating_systems_leave_behind_is_ignored(tmp_path: Path) -> None:
    content = zipped({"a.md": "a", "__MACOSX/._a.md": "x", "x/.DS_Store": "x", "Thumbs.db": "x"})
    assert read(archive(tmp_path, content)) == {"a.md": b"a"}


def test_parts_are_merged(tmp_path: Path) -> None:
    parts = {
        PART.format(1): zipped({"Export/a.md": "a"}),
        PART.format(2): zipped({"Export/b.md": "b"}),
    }
    assert read(archive(tmp_path, zipped(parts))) == {"Export/a.md": b"a", "Export/b.md": b"b"}


def test_a_zip_further_down_is_an_attachment(tmp_path: Path) -> None:
    inner = zipped({"x.md": "x"})
    assert read(
        archive(tmp_path, zipped({f"Page/{PART.format(1)}": inner, "data.zip": inner}))
    ) == {
        f"Page/{PART.format(1)}": inner,
        "data.zip": inner,
    }


def test_a_file_in_two_parts_counts_once_and_the_newer_of_two_versions_stays(
    tmp_path: Path,
) -> None:
    parts = {
        PART.format(1): zipped({"a.md": "a", "b.md": "old"}),
        PART.format(2): zipped({"a.md": "a", "b.md": "new"}),
    }
    with Archive(archive(tmp_path, zipped(parts))) as files:
        assert files[PurePosixPath("a.md")] == b"a"
        assert [(loss.page, loss.kind) for loss in files.losses] == [("b.md", LossKind.DROPPED)]
        assert "holds `b.md` twice: the newer one" in files.losses[0].detail


def test_a_part_that_is_missing_is_named(tmp_path: Path) -> None:
    parts = {PART.format(1): zipped({"a.md": "a"}), PART.format(3): zipped({"b.md": "b"})}
    with Archive(archive(tmp_path, zipped(parts))) as files:
        assert said(files) == [f"part 2 of `{PART.format(2)[:-11]}` is missing"]
        assert files.missing_parts
    with Archive(archive(tmp_path, zipped({"b.md": "b"}), PART.format(2))) as files:
        assert said(files) == [f"part 1 of `{PART.format(2)[:-11]}` is missing"]


@pytest.mark.parametrize("name", ["../a.md", "x/../../a.md", "/etc/a.md", "C:/a.md", "x\\a.md"])
def test_an_entry_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    said = refusal(archive(tmp_path, zipped({name: "x", "good.md": "y"})))
    assert said in {
        f"`ZIP`: entry `{name}` {what}" for what in ("leads out of the zip", "is no relative path")
    }


def test_links_and_names_with_nul_are_refused(tmp_path: Path) -> None:
    assert refusal(archive(tmp_path, link("a.md", "/etc/passwd"))) == (
        "`ZIP`: entry `a.md` is a symbolic link"
    )
    assert "holds a NUL" in refusal(archive(tmp_path, zipped_as({b"a\0.md": "x"})))


def test_what_is_no_zip_or_cut_short_is_named(tmp_path: Path) -> None:
    whole = zipped({"a.md": "a" * 1000})
    for content in (b"", b"no zip", whole[:-30], whole[: len(whole) // 2]):
        said = refusal(archive(tmp_path, content))
        assert said.startswith("`ZIP` is not a zip, or is cut short")
    assert refusal(archive(tmp_path, zipped({}))).startswith("`ZIP` is an empty zip")


def test_a_part_that_is_cut_short_is_named(tmp_path: Path) -> None:
    inner = zipped({"a.md": "a"})[:-10]
    said = refusal(archive(tmp_path, zipped({PART.format(1): inner})))
    assert said.startswith(f"`ZIP/{PART.format(1)}` is not a zip, or is cut short")


def test_a_damaged_entry_is_named_when_it_is_read(tmp_path: Path) -> None:
    path = archive(tmp_path, with_flipped_bit(stored({"a.md": "aaaa", "b.md": "b"})))
    assert refusal(path).startswith("`ZIP`: entry `a.md` is damaged")
    packed = archive(tmp_path, with_flipped_bit(zipped({"a.md": "a" * 1000})))
    assert refusal(packed).startswith("`ZIP`: entry `a.md` is damaged")


def test_bombs_are_refused_before_they_go_off(tmp_path: Path) -> None:
    bomb = archive(tmp_path, zipped({"a.md": b"\0" * 20_000_000}))
    assert "`a.md` would grow from" in refusal(bomb, Limits(ratio=100))
    assert "holds more than 10000000 bytes" in refusal(bomb, Limits(bytes=10_000_000))
    many = archive(tmp_path, zipped({f"{number}.md": "" for number in range(4)}))
    assert refusal(many, Limits(entries=3)) == (
        "`ZIP` has more than 3 entries: `--limit entries=N` allows more, if you trust it"
    )


def test_where_it_is_to_keep_going_what_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    damaged = with_flipped_bit(stored({"a.md": "aaaa", "b.md": "b"}))
    whole = zipped({"a.md": "a" * 1000, "b.md": "b", "회의.md": "c"})
    cut_short = whole[: whole.index(b"PK\x01\x02")]
    cases = {
        damaged: ({"b.md"}, ["entry `a.md` is damaged"]),
        cut_short: ({"a.md", "b.md", "회의.md"}, ["is cut short", "3 of its entries can be read"]),
        zipped({"../a.md": "a", "C:/c.md": "c", "b.md": "b"}): (
            {"b.md"},
            [
                "entry `../a.md` leads out of the zip: it is left out",
                "`C:/c.md` is no relative path",
            ],
        ),
    }
    for content, (names, problems) in cases.items():
        with Archive(archive(tmp_path, content), keep_going=True) as files:
            assert {str(name) for name in files} == names
            text = " ".join(said(files))
            assert all(problem in text for problem in problems)


def test_of_a_zip_that_is_cut_in_an_entry_the_entries_before_it_are_read(tmp_path: Path) -> None:
    for whole in (
        zipped({"a.md": "가" * 100, "b.md": "b" * 100}),
        stored({"a.md": "가", "b.md": "b" * 9}),
    ):
        cut = whole[: whole.index(b"b.md") + 6]
        with Archive(archive(tmp_path, cut), keep_going=True) as files:
            assert [str(name) for name in files] == ["a.md"]
            assert files[PurePosixPath("a.md")].decode().strip("가") == ""


def test_a_zip_written_to_a_stream_is_salvaged_too(tmp_path: Path) -> None:
    streamed = zipped_to_a_stream({"한글.md": "a" * 1000, "b.md": "b" * 50})
    with Archive(archive(tmp_path, streamed[:-60]), keep_going=True) as files:
        assert {str(name): files[name] for name in files} == {
            "한글.md": b"a" * 1000,
            "b.md": b"b" * 50,
        }


def test_names_of_another_encoding_are_salvaged_as_they_look_best(tmp_path: Path) -> None:
    whole = zipped_as({"회의록.md".encode("cp949"): "x"})
    with Archive(archive(tmp_path, whole[:-30]), keep_going=True) as files:
        assert [str(name) for name in files] == ["회의록.md"]


def test_where_nothing_can_be_read_there_is_nothing_to_go_on_with(tmp_path: Path) -> None:
    for content in (b"", b"no zip", b"PK\x03\x04 and no more", zipped({"a.md": "a" * 99})[:20]):
        with pytest.raises(InputError, match="no entry of it can be read"):
            Archive(archive(tmp_path, content), keep_going=True)


def test_bombs_are_refused_even_where_it_is_to_keep_going(tmp_path: Path) -> None:
    bomb = zipped({"a.md": b"\0" * 20_000_000, "b.md": "b"})
    limits = Limits(ratio=100)
    with pytest.raises(InputError, match=r"`a\.md` would grow from"):
        Archive(archive(tmp_path, bomb), limits, keep_going=True)
    with Archive(archive(tmp_path, bomb[:-30]), limits, keep_going=True) as files:
        assert [str(name) for name in files] == ["b.md"]


def test_zips_in_zips_in_zips_are_refused(tmp_path: Path) -> None:
    inner = zipped({PART.format(3): zipped({"a.md": "a"})})
    said = refusal(archive(tmp_path, zipped({PART.format(1): inner})))
    assert said.startswith(
        f"`ZIP/{PART.format(1)}`: zips are nested too deep at `{PART.format(3)}`"
    )
    assert "`--limit depth=N`" in said


def test_a_zip_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.zip") == "`ZIP` cannot be read: No such file or directory"


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("utf-8", ["개인 페이지/논문.md", "é.md"]),
        ("cp949", ["개인 페이지 & 공유된 페이지/논문 정리.md", "회의록.md"]),
        ("cp949", ["회의록.md"]),
        ("shift_jis", ["議事録/メモ.md", "研究会.md"]),
        ("cp866", ["Заметки/Привет.md"]),
        ("cp437", ["Café résumé.md", "Übersicht.md"]),
    ],
)
def test_names_without_the_flag_are_decoded_as_they_look_best(
    tmp_path: Path, encoding: str, names: list[str]
) -> None:
    decode = decoded(name.encode(encoding) for name in names)
    assert [decode(name.encode(encoding)) for name in names] == names
    content = zipped_as({name.encode(encoding): "x" for name in names})
    assert set(read(archive(tmp_path, content))) == set(names)


def test_one_name_that_is_no_text_does_not_spoil_the_others() -> None:
    names = ["회의록.md".encode("cp949"), b"\xff\xfe.png"]
    decode = decoded(names)
    assert [decode(name) for name in names] == ["회의록.md", "\ufffd\ufffd.png"]
