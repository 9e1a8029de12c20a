from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Severity, Span, Url, Vault


class LinkWithoutScheme(Rule):
    """A link to another host begins with `https://`.

    Without a scheme, `www.example.org/page` is the name of a file beside the note: the link
    leads to `https://your.site/notes/www.example.org/page`. A mail address needs `mailto:`.

    The fix adds the scheme. It is safe: nothing else can have been meant, for no such file
    is there.
    """

    name = "link-without-scheme"
    group = "links"
    severity = Severity.ERROR
    fixes = "safe"

    good = [
        Good("[글](https://www.example.org/글) [note](example.org.md)\n", {"example.org.md": ""}),
        Good("[copy](www.example.org/index.html)\n", {"www.example.org/index.html": ""}),
        Good("[script](run.sh) [Node](node.js) [mail](mailto:kim@example.org)\n"),
    ]
    bad = [
        Bad(
            "- Dynamic-NTK [Reddit](⟦www.reddit.com/r/LocalLLaMA⟧)를 보면\n",
            ["`www.reddit.com/r/LocalLLaMA` has no scheme, expected `https://`"],
            "- Dynamic-NTK [Reddit](https://www.reddit.com/r/LocalLLaMA)를 보면\n",
        ),
        Bad(
            '![그림](⟦arxiv.org/html/x1.png⟧ "x")\n\n[code]: ⟦github.com/a/b⟧\n',
            [
                "`arxiv.org/html/x1.png` has no scheme, expected `https://`",
                "`github.com/a/b` has no scheme, expected `https://`",
            ],
            '![그림](https://arxiv.org/html/x1.png "x")\n\n[code]: https://github.com/a/b\n',
            nests=False,
        ),
        Bad(
            "[문의](⟦kim@example.org⟧)\n",
            ["`kim@example.org` has no scheme, expected `mailto:`"],
            "[문의](mailto:kim@example.org)\n",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for place in sorted({*note.links, *note.images}, key=lambda place: place.span):
            url = Url.parse(place.url)
            if not url.lacks_scheme or vault.resolve(place.url, base=note.path) is not None:
                continue
            scheme = "https://" if url.host else "mailto:"
            edit = Edit(Span(place.span.start, place.span.start), scheme)
            message = f"`{place.url}` has no scheme, expected `{scheme}`"
            yield Finding(place.span, message, Fix(f"add `{scheme}`", (edit,)))
