from collections.abc import Iterator
from dataclasses import dataclass

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Url, Vault, option

_HOSTS = (
    "github.com",
    "gist.github.com",
    "raw.githubusercontent.com",
    "gitlab.com",
    "bitbucket.org",
    "huggingface.co",
    "arxiv.org",
    "openreview.net",
    "aclanthology.org",
    "paperswithcode.com",
    "semanticscholar.org",
    "doi.org",
    "dx.doi.org",
    "dl.acm.org",
    "ieeexplore.ieee.org",
    "link.springer.com",
    "nature.com",
    "sciencedirect.com",
    "ncbi.nlm.nih.gov",
    "scholar.google.com",
    "wikipedia.org",
    "wikimedia.org",
    "archive.org",
    "web.archive.org",
    "google.com",
    "docs.google.com",
    "drive.google.com",
    "colab.research.google.com",
    "youtube.com",
    "youtu.be",
    "vimeo.com",
    "twitter.com",
    "x.com",
    "facebook.com",
    "linkedin.com",
    "instagram.com",
    "reddit.com",
    "medium.com",
    "dev.to",
    "stackoverflow.com",
    "stackexchange.com",
    "news.ycombinator.com",
    "kaggle.com",
    "pytorch.org",
    "tensorflow.org",
    "python.org",
    "pypi.org",
    "readthedocs.io",
    "readthedocs.org",
    "npmjs.com",
    "nodejs.org",
    "crates.io",
    "docs.rs",
    "rust-lang.org",
    "golang.org",
    "go.dev",
    "developer.mozilla.org",
    "w3.org",
    "docker.com",
    "hub.docker.com",
    "kubernetes.io",
    "apache.org",
    "microsoft.com",
    "apple.com",
    "amazon.com",
    "aws.amazon.com",
    "notion.so",
    "zhihu.com",
    "zhuanlan.zhihu.com",
    "mp.weixin.qq.com",
    "bilibili.com",
    "csdn.net",
    "blog.csdn.net",
    "juejin.cn",
    "baike.baidu.com",
    "naver.com",
    "blog.naver.com",
    "velog.io",
    "tistory.com",
    "qiita.com",
    "zenn.dev",
    "netlify.com",
    "vercel.com",
    "cloudflare.com",
)
_WHOLE = frozenset({"wikipedia.org", "wikimedia.org", "stackexchange.com", "tistory.com"})
"""Hosts whose subdomains all serve https as well."""


@dataclass(frozen=True)
class InsecureLink(Rule):
    """A link to a host that serves https says `https://`.

    Over `http://` anybody between the reader and the host can see, and change, what is sent.
    The hosts below have served https for years; other hosts are not known, and left alone.

    The fix is safe: these hosts send everybody who comes by `http://` on to `https://`.
    """

    name = "insecure-link"
    group = "links"
    default = False
    fixes = "safe"

    hosts: tuple[str, ...] = option((), "Further hosts that serve https, such as your own.")

    good = [
        Good("[a](https://arxiv.org/abs/2309.17453) [b](http://localhost:3000) [c](http://a.kr)\n"),
    ]
    bad = [
        Bad(
            "StreamingLLM [paper](⟦http://arxiv.org/abs/2309.17453⟧)\n",
            ["`arxiv.org` serves https, expected `https://`"],
            "StreamingLLM [paper](https://arxiv.org/abs/2309.17453)\n",
        ),
        Bad(
            '<a href="⟦http://ko.wikipedia.org/wiki/한국어⟧">한국어</a>\n',
            ["`ko.wikipedia.org` serves https, expected `https://`"],
            '<a href="https://ko.wikipedia.org/wiki/한국어">한국어</a>\n',
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        known = frozenset(_HOSTS) | frozenset(self.hosts)
        for place in sorted({*note.links, *note.images}, key=lambda place: place.span):
            url = Url.parse(place.url)
            written = note.source[place.span][:7].lower()
            if url.scheme != "http" or written != "http://":  # a bare `www.` has none to mend
                continue
            host = url.raw_path.removeprefix("//").partition("/")[0].lower()
            if host.removeprefix("www.") not in known and host.partition(".")[2] not in _WHOLE:
                continue
            edit = Edit(Span(place.span.start, place.span.start + 7), "https://")
            message = f"`{host}` serves https, expected `https://`"
            yield Finding(place.span, message, Fix("write `https://`", (edit,)))
