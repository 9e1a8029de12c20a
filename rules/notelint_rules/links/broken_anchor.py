from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from notelint import (
    Anchors,
    Bad,
    Edit,
    Finding,
    Fix,
    Found,
    Good,
    Note,
    Rule,
    Severity,
    Span,
    Url,
    Vault,
)

_SITE = {"docusaurus.config.js": "module.exports = {title: 'n', url: 'u', presets: ['classic']}"}
_NOTES = (".md", ".mdx", ".markdown")


@dataclass(frozen=True)
class BrokenAnchor(Rule):
    """A link's `#fragment` is the id of a heading or element in the page it leads to.

    Otherwise the reader lands at the top of the page. In a Docusaurus site ids are made as
    Docusaurus makes them (`## 1. 실험 결과` is `#1-실험-결과`, a second one `#1-실험-결과-1`),
    a heading may have its own (`{#id}`, `{/* #id */}`), and an H1 has none. Elsewhere, where
    GitHub, VitePress and Obsidian make ids differently, letters and digits must agree.

    The fix writes the nearest id, where one is near. It is not safe: another section may have
    been meant.
    """

    name = "broken-anchor"
    group = "links"
    severity = Severity.ERROR
    fixes = "unsafe"

    good = [
        Good("[a](#실험-결과) [b](#top) [c](#) [d](#L3)\n\n## 실험 결과\n"),
        Good("[a](b.md#about) [c](c.py#main)\n", {"b.md": '<a id="about"></a>', "c.py": ""}),
        Good("[a](#Long%20Title) [b](#long_title)\n\n## Long title!\n"),
        Good(
            "[a](#one) [b](/docs/b#two-1) [c](./b.md#three)\n\n## 하나 {#one}\n",
            {**_SITE, "docs/b.md": "## Two\n\n## Two\n\n<div id='three' />\n"},
            "docs/note.md",
        ),
    ]
    bad = [
        Bad(
            "[위](⟦#실험-결괴⟧)를 보라\n\n## 실험 결과\n",
            ["`#실험-결괴` is no heading or id in this note, the nearest is `#실험-결과`"],
            "[위](#실험-결과)를 보라\n\n## 실험 결과\n",
            nests=False,
        ),
        Bad(
            "[b](⟦b.md#two⟧)\n",
            ["`#two` is no heading or id in `b.md`"],
            files={"b.md": "# One\n"},
        ),
        Bad(
            "[b](⟦/docs/b#title⟧) [b](⟦/docs/b#Two⟧)\n",
            [
                "`#title` is no heading or id in `docs/b.md`",
                "`#Two` is no heading or id in `docs/b.md`, the nearest is `#two`",
            ],
            files={**_SITE, "docs/b.md": "# Title\n\n## Two\n"},
            path="docs/note.md",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for link in note.links:
            url = Url.parse(link.url)
            if not url.fragment or not url.is_local:
                continue
            answer = vault.follow_link(link.url, base=note.path)
            target = answer.path if isinstance(answer, Found) else None
            if target is None or target.suffix not in _NOTES or not vault.exists(target):
                continue
            anchors = vault.anchors(target)
            if anchors.open or anchors.have(url.fragment):
                continue
            where = "this note" if target == note.path else f"`{target}`"
            message = f"`#{url.fragment}` is no heading or id in {where}"
            nearest = _nearest(url.fragment, anchors)
            if nearest is None:
                yield Finding(link.span, message)
                continue
            written = note.source[link.span]
            start = link.span.start + written.index("#") if "#" in written else link.span.start
            edit = Edit(Span(start, link.span.end), f"#{nearest}")
            fix = Fix(f"link to `#{nearest}`", (edit,), safe=False)
            yield Finding(link.span, f"{message}, the nearest is `#{nearest}`", fix)


def _nearest(fragment: str, anchors: Anchors) -> str | None:
    lower = {id_.lower(): id_ for id_ in anchors.ids}
    matches = get_close_matches(fragment.lower(), lower, n=1, cutoff=0.75)
    return lower[matches[0]] if matches else None
