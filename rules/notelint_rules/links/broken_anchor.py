import posixpath
from collections.abc import Iterator
from difflib import SequenceMatcher, get_close_matches
from pathlib import PurePosixPath

from notelint import (
    Anchors,
    Bad,
    Destination,
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
    lazy_re_compile,
)

_SITE = {"docusaurus.config.js": "module.exports = {title: 'n', url: 'u', presets: ['classic']}"}
_WORD = lazy_re_compile(r"[^\W\d_]+")
_NUMBER = lazy_re_compile(r"\d+")
_NOTES = (".md", ".mdx", ".markdown")


class BrokenAnchor(Rule):
    """A link's `#fragment` is the id of a heading or element in the page it leads to.

    Otherwise the reader lands at the top of the page. In a Docusaurus site ids are made as
    Docusaurus makes them (`## 1. 실험 결과` is `#1-실험-결과`, a second one `#1-실험-결과-1`),
    a heading may have its own (`{#id}`, `{/* #id */}`), and an H1 has none; what a note imports is
    part of the page. A list of posts shows links before `truncate` without what stands after it.
    Where the site sets `onBrokenAnchors`, ids that Docusaurus' check does not know are named, too:
    those of tags such as `<a id>` and `<h2 id>` in MDX, and `#top`. Elsewhere, where GitHub,
    VitePress and Obsidian make ids differently, letters and digits must agree.

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
                "`#title` is no heading or id in `b.md`",
                "`#Two` is no heading or id in `b.md`, the nearest is `#two`",
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
            answer = vault.follow_link(link.url, base=note.path, written=link.written)
            target = answer.path if isinstance(answer, Found) else None
            if target is None or target.suffix not in _NOTES or not vault.exists(target):
                continue
            for page in _pages(target, note, vault):
                anchors = vault.anchors(page)
                if not anchors.open and not anchors.have(url.fragment):
                    where = _named(page, target, note)
                    message = f"`#{url.fragment}` is no heading or id in {where}"
                    yield _finding(link, message, _nearest(url.fragment, anchors), note)
                    break
                if link.written != "html" and _is_refused(url.fragment, page, vault):
                    message = f"`#{url.fragment}` is no id that Docusaurus' check of anchors knows"
                    yield Finding(link.span, message)
                    break
            else:
                if target == note.path and not url.path:
                    yield from _beyond_lists(link, url.fragment, vault, note)


def _pages(target: PurePosixPath, note: Note, vault: Vault) -> tuple[PurePosixPath, ...]:
    """The pages that a target is part of: of a note that imports show, those of the importers."""
    site = vault.site(target)
    if target != note.path or site is None or site.route(target) is not None:
        return (target,)
    return vault.importers(target) or (target,)


def _is_refused(fragment: str, page: PurePosixPath, vault: Vault) -> bool:
    """Whether a site that asks for broken anchors is told of one that browsers find."""
    site = vault.site(page)
    anchors = vault.anchors(page)
    listed = site is not None and site.config.lists_anchors and anchors.strict
    return listed and not anchors.open and not anchors.list(fragment)


def _beyond_lists(link: Destination, fragment: str, vault: Vault, note: Note) -> Iterator[Finding]:
    """A link in the part of a post that lists show, to what stands after that part."""
    shown = vault.listed_anchors(note.path)
    if shown is None or link.defined or link.written == "html":
        return
    end, anchors = shown
    if link.span.start < end and not anchors.open and not anchors.have(fragment):
        message = (
            f"`#{fragment}` stands after `truncate`: a list of posts shows the link without it"
        )
        yield Finding(link.span, message)


def _finding(link: Destination, message: str, nearest: str | None, note: Note) -> Finding:
    if nearest is None:
        return Finding(link.span, message)
    written = note.source[link.span]
    start = link.span.start + written.index("#") if "#" in written else link.span.start
    edit = Edit(Span(start, link.span.end), f"#{nearest}")
    fix = Fix(f"link to `#{nearest}`", (edit,), safe=False)
    return Finding(link.span, f"{message}, the nearest is `#{nearest}`", fix)


def _named(page: PurePosixPath, target: PurePosixPath, note: Note) -> str:
    """How a message names the page, as it is seen from the note."""
    if page == note.path:
        return "this note"
    path = posixpath.relpath(page.as_posix(), note.path.parent.as_posix())
    return f"`{path}`" if page == target else f"`{path}`, which imports this note"


def _nearest(fragment: str, anchors: Anchors) -> str | None:
    lower = {id_.lower(): id_ for id_ in anchors.ids}
    matches = get_close_matches(fragment.lower(), lower, n=3, cutoff=0.75)
    return next((lower[id_] for id_ in matches if _may_be_meant(fragment.lower(), id_)), None)


def _may_be_meant(fragment: str, id_: str) -> bool:
    """Whether two ids differ in spelling, in a word more or in their language, not in what they say."""
    words, others = _WORD.findall(fragment), _WORD.findall(id_)
    only = "".join(word for word in words if word not in others)
    only_there = "".join(word for word in others if word not in words)
    if not only and not only_there:
        return True
    if not only or not only_there:
        return _NUMBER.findall(fragment) == _NUMBER.findall(id_)
    if only.isascii() != only_there.isascii():
        return True
    shorter, longer = sorted((only, only_there), key=len)
    same = sum(
        block.size for block in SequenceMatcher(None, only, only_there).get_matching_blocks()
    )
    return longer.startswith(shorter) or len(longer) - same <= max(1, len(longer) // 6)
