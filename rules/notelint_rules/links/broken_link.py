import posixpath
from collections.abc import Iterator
from pathlib import PurePosixPath

from notelint import Bad, Edit, Finding, Fix, Good, Missing, Note, Rule, Severity, Vault

_SITE = {"docusaurus.config.js": "module.exports = {title: 'n', url: 'u', presets: ['classic']}"}


class BrokenLink(Rule):
    """A link within the notes leads to a note, a file or a route that is there.

    In a Docusaurus site a link to `.md` or `.mdx` names a file, which must belong to the same
    plugin (docs or blog) and be no draft; everything else names a route: `/docs/guide`,
    `/blog/2025/10/07/name`, `/blog/tags/모델`. A relative route is seen from the page's own
    address, which `trailingSlash` changes, and from the lists of posts that show a post's
    beginning. `<Link>` knows routes only. Of static files, a route reaches those with an ending
    other than `.html`; `pathname:///file.html` reaches all. Elsewhere a link names a file or a
    folder, with or without `.md`; `/…` is looked up from the folders above the note. Names must
    agree in every letter, and in Unicode normal form.

    Links to other hosts, out of the folder, out of an mdBook to a page that is published beside
    it (`../std/vec.html`), and to what plugins generate are left alone.

    The fix writes the nearest name, where one is near. It is not safe: that note may not be
    the one that was meant.
    """

    name = "broken-link"
    group = "links"
    severity = Severity.ERROR
    fixes = "unsafe"

    good = [
        Good("[글](글/둘.md#절) [folder](글/) [x](#)\n", {"글/둘.md": "# 절"}),
        Good(
            "[글](My%20note.md) [글](<My note.md>) [code](run.py#L10)\n",
            {"My note.md": "", "run.py": ""},
        ),
        Good("[a](mailto:a@b.kr) [b](//b.kr/x) [c](tel:1) [d](../../outside.md)\n"),
        Good(
            "[a](/docs/guide/intro#top) [b](./guide/01-intro.md) [c](/blog/tags/모델) [d](/blog/2025/10/07/x)\n",
            {
                **_SITE,
                "docs/guide/01-intro.md": "",
                "blog/2025-10-07-x.mdx": "---\ntags: [모델]\n---\n",
                "docs/note.md": "",
            },
            "docs/note.md",
        ),
        Good("[wiki](note.html) [self](note)\n"),
    ]
    bad = [
        Bad(
            "관찰 결과가 [SWIREASONING](⟦/docs/papers/20251007#swi⟧)과 관련\n",
            ["`/docs/papers/20251007#swi` is not there"],
        ),
        Bad(
            "[이 글](⟦./asset/Guide.md⟧)\n",
            [
                "`./asset/Guide.md` differs in case from the file's name, expected `./asset/guide.md`"
            ],
            "[이 글](./asset/guide.md)\n",
            {"asset/guide.md": ""},
        ),
        Bad(
            '[이 글](⟦/blog/2025-10-07.md⟧ "글")\n',
            ["`/blog/2025-10-07.md` is not there, the nearest is `/blog/2025/10/07/front-loading`"],
            '[이 글](/blog/2025/10/07/front-loading "글")\n',
            {**_SITE, "blog/2025-10-07-front-loading.mdx": ""},
            "blog/note.md",
        ),
        Bad(
            "[a](⟦/docs/guide/intor⟧)\n",
            ["`/docs/guide/intor` is no route of the site, the nearest is `/docs/guide/intro`"],
            "[a](/docs/guide/intro)\n",
            {**_SITE, "docs/guide/01-intro.md": ""},
            "docs/note.md",
        ),
        Bad(
            "[a][b]\n\n[b]: ⟦../blog/2025-10-07-x.md⟧\n",
            [
                (
                    "`../blog/2025-10-07-x.md` is a page of another plugin, which only its route "
                    "reaches, expected `/blog/2025/10/07/x`"
                )
            ],
            "[a][b]\n\n[b]: /blog/2025/10/07/x\n",
            {**_SITE, "blog/2025-10-07-x.md": ""},
            "docs/note.md",
            nests=False,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for link in note.links:
            offset = None if link.defined else link.span.start
            answer = vault.follow_link(
                link.url, base=note.path, written=link.written, offset=offset
            )
            if isinstance(answer, Missing) and not _leaves_book(link.url, note.path, vault):
                fix = None
                if answer.suggestion is not None:
                    edit = Edit(link.span, answer.suggestion)
                    fix = Fix(f"link to `{answer.suggestion}`", (edit,), safe=False)
                yield Finding(link.span, answer.describe(link.url), fix)


def _leaves_book(url: str, path: PurePosixPath, vault: Vault) -> bool:
    """Whether a link leads out of the source of an mdBook, to a page of another book."""
    target = url.partition("#")[0]
    if not (target.startswith("../") and target.endswith(".html")):
        return False
    book = next((up for up in path.parents if vault.exists(up / "book.toml")), None)
    if book is None or not path.is_relative_to(book / "src"):
        return False
    reached = PurePosixPath(posixpath.normpath(path.parent / target))
    return not reached.is_relative_to(book / "src")
