from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Missing, Note, Rule, Severity, Vault


class MissingImage(Rule):
    """An image in a note is a file that is there.

    A reader sees a broken picture; Docusaurus refuses to build the page. Names must agree in
    every letter: a folder on macOS or Windows finds `Figure.PNG` for `figure.png`, the server
    does not, and a name that macOS wrote in decomposed form (`한글` as single jamo) is another name.

    `/…` is looked up in the site's static folders, `@site/…` from the site's root, everything
    else beside the note. Without a site, `/…` is left alone where the folder that it begins with
    is nowhere: what serves it is not here. In a Docusaurus site, `<img src="./figure.png">` shows nothing although
    the file is there: Docusaurus copies what `![](./figure.png)` and `require('./figure.png')`
    name. Images on other hosts are left alone.

    The fix writes the nearest name, where one is near. It is not safe: that file may not be
    the picture that was meant.
    """

    name = "missing-image"
    group = "images"
    severity = Severity.ERROR
    fixes = "unsafe"

    good = [
        Good("![결과](./asset/결과 1.png)\n", {"asset/결과 1.png": ""}),
        Good("![결과](asset/%EA%B2%B0%EA%B3%BC.png?raw=true)\n", {"asset/결과.png": ""}),
        Good("![logo](https://example.org/logo.png) ![](data:image/png;base64,AAAA)\n"),
        Good(
            "![logo](/img/logo.png)\n",
            {"website/static/img/logo.png": "", "website/docusaurus.config.js": ""},
            "website/docs/note.md",
        ),
    ]
    bad = [
        Bad("문장 ![그림](⟦./asset/그림.png⟧) 끝.\n", ["`./asset/그림.png` is not there"]),
        Bad(
            '![loss](⟦asset/los_curve.png⟧ "loss")\n',
            ["`asset/los_curve.png` is not there, the nearest is `asset/loss_curve.png`"],
            '![loss](asset/loss_curve.png "loss")\n',
            {"asset/loss_curve.png": "", "asset/acc_curve.png": ""},
        ),
        Bad(
            '<img src="⟦./Figure.PNG⟧" alt="a">\n',
            ["`./Figure.PNG` differs in case from the file's name, expected `./figure.png`"],
            '<img src="./figure.png" alt="a">\n',
            {"figure.png": ""},
        ),
        Bad(
            "![a][one]\n\n[one]: ⟦img/one.png⟧\n",
            ["`img/one.png` is not there"],
            nests=False,
        ),
        Bad("⟦![diagram]()⟧\n", ["the image names no file"]),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for image in note.images:
            if not image.url:
                yield Finding(image.owner, "the image names no file")
                continue
            answer = vault.follow_image(image.url, base=note.path, written=image.written)
            if isinstance(answer, Missing):
                fix = None
                if answer.suggestion is not None:
                    edit = Edit(image.span, answer.suggestion)
                    fix = Fix(f"show `{answer.suggestion}`", (edit,), safe=False)
                yield Finding(image.span, answer.describe(image.url), fix)
