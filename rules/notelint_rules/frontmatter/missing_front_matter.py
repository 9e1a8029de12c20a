from collections.abc import Iterator
from dataclasses import dataclass

from notelint import Bad, Finding, Good, Note, Rule, Vault, option


@dataclass(frozen=True)
class MissingFrontMatter(Rule):
    """A note's front matter has the keys that every note should have.

    Which keys, only you can say: a blog wants `title`, `date` and `tags`, and other folders
    others, which per-file settings can leave out. A key without a value counts as missing.
    Partials (`_install.mdx`) need none; front matter that does not parse may have any.
    """

    name = "missing-front-matter"
    group = "frontmatter"
    default = False

    keys: tuple[str, ...] = option(("title",), "The keys that every note should have.")

    good = [
        Good("---\ntitle: 논문\n---\n\n# 논문\n"),
        Good("+++\ntitle = '논문'\n+++\n"),
        Good("## 설치\n", path="docs/_install.mdx"),
    ]
    bad = [
        Bad(
            "⟦import 그림 from './그림.png'⟧\n\n# 논문\n",
            ["note has no front matter, expected one with `title`"],
            path="note.mdx",
            nests=False,
            moves=False,
            in_code=True,
        ),
        Bad(
            "⟦---⟧\ntags: [llm]\ntitle:\n---\n\n# 논문\n",
            ["front matter has no `title`"],
            nests=False,
            moves=False,
            in_code=True,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if not self.keys or any(part.startswith("_") for part in note.path.parts):
            return
        front_matter = note.front_matter
        if front_matter is None:
            keys = " and ".join(f"`{key}`" for key in self.keys)
            yield Finding(
                note.source.line(1), f"note has no front matter, expected one with {keys}"
            )
            return
        if front_matter.error is not None:
            return
        missing = [key for key in self.keys if front_matter.values.get(key) in (None, "", [])]
        if missing:
            keys = " and no ".join(f"`{key}`" for key in missing)
            first = note.source.line(note.source.position(front_matter.span.start).line)
            yield Finding(first, f"front matter has no {keys}")
