"""What git knows of a work tree."""

import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from notelint.cli.disk import shown
from notelint.errors import InputError


@dataclass(frozen=True)
class Repository:
    """The work tree at an absolute ``root``."""

    root: Path

    @classmethod
    def around(cls, folder: Path) -> "Repository":
        """The one that a folder is in. Raises InputError where there is none."""
        top = _git(folder, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape")
        return cls(Path(top.rstrip("\n")))

    def fork_point(self, ref: str) -> str:
        """The commit at which this branch left another, or the commit itself where they share none.

        Raises InputError where there is no such commit.
        """
        wanted = ("rev-parse", "--verify", "--end-of-options", f"{ref}^{{commit}}")
        try:
            name = _git(self.root, *wanted).decode().strip()
        except InputError as error:
            place = shown(self.root)
            raise InputError(f"`--diff-base`: git knows no commit `{ref}` in {place}") from error
        try:
            return _git(self.root, "merge-base", name, "HEAD").decode().strip()
        except InputError:
            return name

    def changed(self, commit: str) -> Mapping[PurePosixPath, PurePosixPath | None]:
        """The files that are not as in a commit, with their names there; None for new ones."""
        options = ("--name-status", "-z", "--find-renames", "--no-ext-diff")
        fields = iter(_names(_git(self.root, "diff", *options, commit, "--")))
        found: dict[PurePosixPath, PurePosixPath | None] = {}
        for status in fields:
            before = PurePosixPath(next(fields))
            if status[0] in "RC":
                found[PurePosixPath(next(fields))] = before
            else:
                found[before] = None if status == "A" else before
        others = _git(self.root, "ls-files", "-z", "--others", "--exclude-standard", "--full-name")
        return found | dict.fromkeys(map(PurePosixPath, _names(others)))


class Tree(Mapping[PurePosixPath, bytes]):
    """The files of a commit below a folder of the repository, by their paths from there."""

    def __init__(self, repository: Repository, commit: str, folder: PurePosixPath) -> None:
        self._repository = repository
        self._commit = commit
        self._prefix = "" if folder == PurePosixPath() else f"{folder}/"

    def __iter__(self) -> Iterator[PurePosixPath]:
        return iter(self._blobs)

    def __len__(self) -> int:
        return len(self._blobs)

    def __contains__(self, path: object) -> bool:
        return path in self._blobs

    def __getitem__(self, path: PurePosixPath) -> bytes:
        return self._blob(self._blobs[path])

    @cached_property
    def _blobs(self) -> Mapping[PurePosixPath, str]:
        """The names of the contents."""
        options = ("-r", "-z", "--full-tree", self._commit, "--", self._prefix or ".")
        blobs = {}
        for line in _names(_git(self._repository.root, "ls-tree", *options)):
            about, _, path = line.partition("\t")
            _, kind, name = about.split()
            if kind == "blob":
                blobs[PurePosixPath(path.removeprefix(self._prefix))] = name
        return blobs

    def _blob(self, name: str) -> bytes:
        """One process gives all contents: starting one for each would take minutes."""
        asked, answer = self._process.stdin, self._process.stdout
        assert asked is not None
        assert answer is not None
        asked.write(f"{name}\n".encode())
        asked.flush()
        size = int(answer.readline().split()[2])
        content = answer.read(size)
        answer.read(1)
        return content

    @cached_property
    def _process(self) -> "subprocess.Popen[bytes]":
        command = ["git", "cat-file", "--batch"]
        return subprocess.Popen(
            command, cwd=self._repository.root, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def close(self) -> None:
        if "_process" in self.__dict__:
            self._process.communicate()


def _git(folder: Path, *arguments: str) -> bytes:
    """What a git command prints. Raises InputError with what it says where it fails."""
    try:
        run = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise InputError("`--diff-base` needs git, which is not installed") from error
    if run.returncode:
        said = run.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        raise InputError(f"{shown(folder)}: git says: {said}")
    return run.stdout


def _names(output: bytes) -> list[str]:
    return [name.decode("utf-8", "surrogateescape") for name in output.split(b"\0") if name]
