"""What is known of papers in a run: an index on the disk, and what arXiv answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from notelint.arxiv import arxiv_addresses
from notelint.cli.arxiv_index import FILE_NAME, ArxivIndex, open_index
from notelint.cli.batch import Batch
from notelint.cli.disk import is_file, read
from notelint.papers import NO_PAPERS, KnownPapers, Paper, Papers


class Answer(Protocol):
    """Says the titles of ids: None of those that no paper has, nothing of those it cannot tell.

    ``problem`` is why it could not tell some; None where it could.
    """

    problem: str | None

    def __call__(self, ids: Sequence[str], /) -> Mapping[str, str | None]: ...


@dataclass(frozen=True)
class Library:
    """Where to look papers up.

    ``index`` is the file named on the command line, None where the configuration says which, or
    else the one in the ``folder`` of caches counts; ``online`` is None where nobody may be asked.
    """

    folder: Path | None = None
    index: Path | None = None
    online: Answer | None = None

    def papers(self, batch: Batch) -> Papers:
        """What is known of the papers in the notes of a batch.

        Raises InputError where an index that was named is not there, or cannot be read.
        """
        index: Papers = self._index(batch) or NO_PAPERS
        if self.online is None:
            return index
        unknown = [id_ for id_ in _ids(batch) if index.title(id_) is None]
        return Answered(KnownPapers(self.online(unknown)), index) if unknown else index

    def place(self, batch: Batch) -> Path | None:
        """The file that is looked up, there or not."""
        named = self._named(batch)
        return named or (self.folder / FILE_NAME if self.folder is not None else None)

    def _named(self, batch: Batch) -> Path | None:
        return self.index or batch.rulebook.config(batch.root).arxiv_index

    def _index(self, batch: Batch) -> ArxivIndex | None:
        path = self.place(batch)
        if path is None or (self._named(batch) is None and not is_file(path)):
            return None
        return open_index(path)


@dataclass(frozen=True)
class Answered:
    """What arXiv has answered, and an index for all else."""

    answers: KnownPapers = field(default_factory=KnownPapers)
    index: Papers = NO_PAPERS

    @property
    def identity(self) -> str:
        return f"{self.answers.identity} {self.index.identity}"

    def title(self, id: str) -> str | None:  # noqa: A002 - what it is called
        return self.answers.title(id) or self.index.title(id)

    def lacks(self, id: str) -> bool:  # noqa: A002
        if id in self.answers.titles:
            return self.answers.lacks(id)
        return self.index.lacks(id)

    def named(self, title: str) -> Sequence[Paper]:
        return self.index.named(title) or self.answers.named(title)


def _ids(batch: Batch) -> list[str]:
    """The ids in the addresses of all notes, each once. The notes need not be parsed for that."""
    contents = (batch.unsaved.get(note) or read(batch.root / note) for note in batch.notes)
    return list(dict.fromkeys(_ids_in(contents)))


def _ids_in(contents: Iterable[bytes]) -> Iterable[str]:
    for content in contents:
        for address in arxiv_addresses(content.decode(errors="replace")):
            if address.id is not None:
                yield address.id
