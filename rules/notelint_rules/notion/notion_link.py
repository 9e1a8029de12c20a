import posixpath
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import quote

from notelint import Bad, Destination, Edit, Finding, Fix, Found, Good, Note, Rule, Vault
from notelint_rules.notion.page_ids import linked_page, page_of

_ID = "0123456789abcdef0123456789abcdef"


class NotionLink(Rule):
    """A link leads to the vault's own note, not to the page of Notion that it came from.

    Who reads the notes elsewhere may have no account there, and what they read in Notion may be
    older or newer than the note. Which page a note was, its name says (`Plan 1f0c…9a.md`) or its
    front matter (`notion_id`).

    The fix links to the note. It is safe, as that is the same page. A link to a block of the page,
    and an address without a text of its own, are left to you.
    """

    name = "notion-link"
    group = "notion"
    fixes = "safe"
    facts = (page_of,)

    good = [
        Good(f"[모임](https://www.notion.so/team/Plan-{_ID}) 아직 옮기지 않은 글\n"),
        Good(
            f"[Notion](https://www.notion.so) [계획](계획.md) ![](https://example.org/{_ID})\n",
            {"계획.md": f'---\nnotion_id: "{_ID}"\n---\n'},
        ),
    ]
    bad = [
        Bad(
            f"- [모임](⟦https://www.notion.so/team/Plan-{_ID}?pvs=4⟧)을 보세요\n",
            ["a link to a page of Notion that is here: `글/계획.md`"],
            "- [모임](%EA%B8%80/%EA%B3%84%ED%9A%8D.md)을 보세요\n",
            {"글/계획.md": f'---\nnotion_id: "{_ID}"\n---\n'},
        ),
        Bad(
            f"[a][b] ⟦https://kim.notion.site/{_ID}⟧\n\n"
            f"[b]: ⟦https://app.notion.com/p/{_ID}#1580080aa5a38194a9c0e77779ee82d5⟧\n",
            [f"a link to a page of Notion that is here: `Plan {_ID}.md`"] * 2,
            None,
            {f"Plan {_ID}.md": "# Plan B\n"},
            nests=False,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for link in note.links:
            id_ = linked_page(link.url)
            pages = vault.derive(_pages).get(id_, ()) if id_ else ()
            if not pages:
                continue
            path = pages[0]
            message = f"a link to a page of Notion that is here: `{path}`"
            fix = _fix(link, path, note, vault) if len(pages) == 1 else None
            yield Finding(link.span, message, fix)


def _pages(vault: Vault) -> Mapping[str, list[PurePosixPath]]:
    """The notes by their ids in Notion."""
    found: defaultdict[str, list[PurePosixPath]] = defaultdict(list)
    for path, id_ in vault.gather(page_of).items():
        if id_:
            found[id_].append(path)
    return found


def _fix(link: Destination, path: PurePosixPath, note: Note, vault: Vault) -> Fix | None:
    """A link to the note, where that leads there and loses nothing."""
    if link.tag is not None or "#" in link.url or _is_bare(link, note):
        return None
    url = quote(posixpath.relpath(str(path), str(note.path.parent)))
    answer = vault.follow_link(url, base=note.path)
    if not isinstance(answer, Found) or answer.path != path:
        return None
    return Fix(f"link to `{path}`", (Edit(link.span, url),))


def _is_bare(link: Destination, note: Note) -> bool:
    """Whether an address is its own text, which the name of a file would not be."""
    return note.text[link.owner.start] != "["
