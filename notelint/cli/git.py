"""What git knows of a work tree."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from notelint.cli.disk import shown
from notelint.errors import InputError

_OF_ONE_REPOSITORY = {
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"),
    *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_GRAFT_FILE"),
    *("GIT_CONFIG", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT", "GIT_SHALLOW_FILE"),
    *("GIT_IMPLICIT_WORK_TREE", "GIT_INTERNAL_SUPER_PREFIX", "GIT_REPLACE_REF_BASE"),
}
"""What ``git rev-parse --local-env-vars`` names."""


class _Refused(InputError):
    """Git ran, and did not do what it was asked."""


@dataclass(frozen=True)
class Repository:
    """The work tree at an absolute ``root``.

    ``is_here`` says that it is around the working directory: what a hook of git tells about the
    repository (``GIT_INDEX_FILE``, ``GIT_DIR``) is about this one and no other.
    """

    root: Path
    is_here: bool = True

    @classmethod
    def around(cls, folder: Path) -> "Repository":
        """The one that a folder is in. Raises InputError where there is none."""
        return cls(_path(_git(folder, "rev-parse", "--show-toplevel")))

    def superproject(self) -> Path | None:
        """The root of the work tree that this one is a submodule of."""
        said = self.git("rev-parse", "--show-superproject-working-tree")
        return _path(said) if said.strip() else None

    def has(self, commit: str) -> bool:
        """Whether a commit has been fetched."""
        try:
            self.git("cat-file", "-e", f"{commit}^{{commit}}")
        except _Refused:
            return False
        return True

    def recorded(self, commit: str, path: PurePosixPath) -> str | None:
        """The commit of the submodule at a path that belongs to a commit; None for none there."""
        for line in _names(self.git("ls-tree", "-z", "--full-tree", commit, "--", str(path))):
            _, kind, name = line.partition("\t")[0].split()
            if kind == "commit":
                return name
        return None

    def fork_point(self, ref: str) -> str:
        """The commit at which this branch left another, or the commit itself where they share none.

        Raises InputError where there is no such commit.
        """
        wanted = ("rev-parse", "--verify", "--end-of-options", f"{ref}^{{commit}}")
        try:
            name = self.git(*wanted).decode().strip()
        except _Refused as error:
            place = shown(self.root)
            raise InputError(f"`--diff-base`: git knows no commit `{ref}` in {place}") from error
        try:
            return self.git("merge-base", name, "HEAD").decode().strip()
        except _Refused:
            return name

    def changed(self, commit: str) -> Mapping[PurePosixPath, PurePosixPath | None]:
        """The files that are not as in a commit, with their names there; None for new ones."""
        options = ("--name-status", "-z", "--find-renames", "--no-ext-diff")
        fields = iter(_names(self.git("diff", *options, commit, "--")))
        found: dict[PurePosixPath, PurePosixPath | None] = {}
        for status in fields:
            before = PurePosixPath(next(fields))
            if status[0] in "RC":
                found[PurePosixPath(next(fields))] = before
            else:
                found[before] = None if status == "A" else before
        others = self.git("ls-files", "-z", "--others", "--exclude-standard", "--full-name")
        return found | dict.fromkeys(map(PurePosixPath, _names(others)))

    def git(self, *arguments: str) -> bytes:
        """What a command prints. Raises InputError with what it says where it fails."""
        return _git(self.root, *arguments, environment=self.environment)

    @property
    def environment(self) -> Mapping[str, str] | None:
        """None for that of this process."""
        if self.is_here:
            return None
        return {name: value for name, value in os.environ.items() if name not in _OF_ONE_REPOSITORY}


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
        for line in _names(self._repository.git("ls-tree", *options)):
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
            command,
            cwd=self._repository.root,
            env=self._repository.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def close(self) -> None:
        if "_process" in self.__dict__:
            self._process.communicate()


def _git(folder: Path, *arguments: str, environment: Mapping[str, str] | None = None) -> bytes:
    """What a git command prints. Raises InputError with what it says where it fails."""
    try:
        run = subprocess.run(
            ["git", *arguments], cwd=folder, env=environment, capture_output=True, check=False
        )
    except FileNotFoundError as error:
        raise InputError("`--diff-base` needs git, which is not installed") from error
    if run.returncode:
        said = run.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        raise _Refused(f"{shown(folder)}: git says: {said}")
    return run.stdout


def _names(output: bytes) -> list[str]:
    return [name.decode("utf-8", "surrogateescape") for name in output.split(b"\0") if name]


def _path(output: bytes) -> Path:
    return Path(output.decode("utf-8", "surrogateescape").rstrip("\n"))
