from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from notelint import Bad, Finding, Good, Note, Rule, Severity, Span, Vault, lazy_re_compile
from notelint.nodes import Code

_NOTION = lazy_re_compile(
    r"(?:prod-files-secure\.s3[\w.-]*\.amazonaws\.com|secure\.notion-static\.com|file\.notion\.so)$"
)
_NOTION_BUCKET = lazy_re_compile(r"s3[\w.-]*\.amazonaws\.com$")
_IMAGE = lazy_re_compile(r"!\[[^\[\]\n]*\]\((?P<url>[^\s()<>]+)\)")
_SIGNATURES = (
    ({"x-amz-signature"}, "a signed Amazon S3 url"),
    ({"x-goog-signature"}, "a signed Google Cloud url"),
    ({"signature", "expires"}, "a signed url"),
    ({"sig", "se", "sv"}, "a signed Azure url"),
    ({"jwt"}, "a signed GitHub url"),
    ({"ex", "is", "hm"}, "a signed Discord url"),
)
_HOSTS = {
    "a signed GitHub url": ("private-user-images.githubusercontent.com",),
    "a signed Discord url": ("cdn.discordapp.com", "media.discordapp.net"),
}


class ExpiringImage(Rule):
    """An image is at an address that lasts.

    Notion hands out addresses of its own bucket, signed for an hour: without the signature,
    or after that hour, the server answers 403. `attachment:` and `blob:` addresses only mean
    something inside the application that made them. Other signed addresses (Amazon, Google,
    Azure, CloudFront, GitHub's private images, Discord) expire as well.

    Images are also looked for in indented code: a picture at such an address was meant to be
    seen, and only its indentation, or a list that ended too early above it, made it code.

    Save the picture beside the note and link to the file.
    """

    name = "expiring-image"
    group = "images"
    severity = Severity.ERROR

    good = [
        Good("![표](https://example.org/table.png?width=300)\n"),
        Good("![표](https://my-bucket.s3.us-west-2.amazonaws.com/table.png)\n"),
        Good("![a](a.png)\n", {"a.png": ""}),
    ]
    bad = [
        Bad(
            "- 결과\n    \n"
            "    ![image.png](⟦https://prod-files-secure.s3.us-west-2.amazonaws.com/81e6/dc65/image.png⟧)\n",
            ["a file in Notion's private bucket: it cannot be seen outside Notion"],
        ),
        Bad(
            "![a](⟦https://s3.us-west-2.amazonaws.com/secure.notion-static.com/1b/Untitled.png⟧)\n",
            ["a file in Notion's private bucket: it cannot be seen outside Notion"],
        ),
        Bad(
            "![a](⟦attachment:5f3c:image.png⟧)\n",
            ["an `attachment:` address means nothing outside Notion"],
        ),
        Bad(
            '<img src="⟦https://x.s3.amazonaws.com/a.png?X-Amz-Expires=3600&amp;X-Amz-Signature=ab⟧" alt="a">\n',
            ["a signed Amazon S3 url: it expires"],
        ),
        Bad(
            "- 항목\n\n끝\n\n        ![image.png](⟦https://file.notion.so/f/s/71cd/image.png⟧)\n",
            ["a file in Notion's private bucket: it cannot be seen outside Notion"],
            nests=False,
        ),
        Bad(
            "![a][shot]\n\n[shot]: ⟦https://cdn.discordapp.com/attachments/1/2/a.png?ex=6&is=6&hm=f⟧\n",
            ["a signed Discord url: it expires"],
            nests=False,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        images = [(image.url, image.span) for image in note.images]
        for url, span in [*images, *_in_indented_code(note)]:
            if (message := _why_it_expires(url)) is not None:
                yield Finding(span, message)


def _in_indented_code(note: Note) -> Iterator[tuple[str, Span]]:
    for code in note.find(Code):
        if note.text.startswith(("`", "~"), code.start):
            continue
        for image in _IMAGE.finditer(note.text, code.start, code.end):
            yield image["url"], Span(*image.span("url"))


def _why_it_expires(url: str) -> str | None:
    scheme = url.partition(":")[0].lower()
    if scheme == "attachment":
        return "an `attachment:` address means nothing outside Notion"
    if scheme == "blob":
        return "a `blob:` address means nothing outside the browser that made it"
    if scheme not in {"http", "https"}:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    if _NOTION.search(host) or (
        _NOTION_BUCKET.match(host) and parts.path.startswith("/secure.notion-static.com/")
    ):
        return "a file in Notion's private bucket: it cannot be seen outside Notion"
    keys = {key.lower() for key in parse_qs(parts.query, keep_blank_values=True)}
    for signature, what in _SIGNATURES:
        if signature <= keys and host in _HOSTS.get(what, (host,)):
            return f"{what}: it expires"
    return None
