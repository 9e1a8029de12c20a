from collections.abc import Iterator
from pathlib import PurePosixPath

from notelint import Bad, Finding, Good, Note, Rule, Url, Vault
from notelint_rules.notion.page_ids import split_name

_ID = "1580080aa5a38194a9c0e77779ee82d5"


class NotionIdInName(Rule):
    """The names of notes, and of what they link to, say what is in them and nothing else.

    Notion ends the name of every page it exports in the page's id (`Plan 1580…82d5.md`). The id is
    in every address of a site that is made of the notes, in every link, in the way when files are
    looked for; and the next export, into another workspace, has others.

    Rename the file. `notelint convert EXPORT --to markdown` renames all files of an export, leads
    links to the new names, and keeps the ids in front matter. A folder is reported at the first
    link into it.
    """

    name = "notion-id-in-name"
    group = "notion"

    good = [
        Good("[계획](계획.md) ![](img/계획-1.png)\n", {"계획.md": "", "img/계획-1.png": ""}),
        Good(
            "![](d41d8cd98f00b204e9800998ecf8427e.png) [app](app-d41d8cd98f00b204e9800998ecf8427e.js)\n"
        ),
        Good(f"[Notion](https://www.notion.so/Plan-{_ID})\n"),
    ]
    bad = [
        Bad(
            f"- [계획](⟦%EA%B3%84%ED%9A%8D%20{_ID}.md⟧)\n",
            [f"`계획 {_ID}.md` has an id of Notion's, expected `계획.md`"],
        ),
        Bad(
            f"![](⟦Plan%20{_ID}/image.png⟧) ![](Plan%20{_ID}/image%201.png)\n",
            [f"`Plan {_ID}` has an id of Notion's, expected `Plan`"],
        ),
        Bad(
            "⟦# Plan⟧\n\nText\n",
            [f"the note's name has an id of Notion's: `Plan {_ID}.md`, expected `Plan.md`"],
            path=f"Plan {_ID}.md",
            nests=False,
            moves=False,
            in_code=True,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        expected, id_ = split_name(note.path.name)
        if id_:
            message = f"the note's name has an id of Notion's: `{note.path.name}`"
            yield Finding(note.source.line(1), f"{message}, expected `{expected}`")
        seen: set[str] = set()
        for place in sorted({*note.links, *note.images}, key=lambda place: place.span):
            url = Url.parse(place.url)
            if not url.is_local or not url.path:
                continue
            *folders, name = PurePosixPath(url.path).parts or ("",)
            for part in (*(folder for folder in folders if folder not in seen), name):
                expected, id_ = split_name(part)
                if id_:
                    seen.add(part)
                    message = f"`{part}` has an id of Notion's, expected `{expected}`"
                    yield Finding(place.span, message)
                    break
