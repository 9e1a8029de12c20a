from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Missing, Note, Rule, Severity, Vault

_SITE = {"docusaurus.config.js": "module.exports = {title: 'n', url: 'u', presets: ['classic']}"}


class BrokenImport(Rule):
    """What an MDX note imports is there.

    One missing picture in an `import` or `require()` stops the whole Docusaurus build, and the
    message names only the folder. Names must agree in every letter: macOS and Windows find
    `Figure.PNG` for `figure.png`, the build server does not.

    Relative paths, `@site/…` and `/…` (the static folders) are looked up, with the endings
    that JavaScript lets one leave out (`./chart` is `chart.jsx`, `chart/index.ts` …); loaders
    before a `!` and queries are left aside. Packages (`react`, `@theme/Tabs`) are not looked for.

    The fix writes the nearest name, where one is near. It is not safe: that file may not be
    the one that was meant.
    """

    name = "broken-import"
    group = "images"
    severity = Severity.ERROR
    fixes = "unsafe"

    good = [
        Good(
            "import 그림 from './asset/그림 1.png';\nimport Chart from '../src/chart';\n"
            "import Tabs from '@theme/Tabs';\nimport {useState} from 'react';\n\n"
            "<img src={그림} alt=\"그림\" /> <Chart data={require('./data.json')} />\n",
            {"notes/asset/그림 1.png": "", "src/chart/index.tsx": "", "notes/data.json": "{}"},
            "notes/note.mdx",
        ),
        Good(
            "import logo from '@site/static/img/logo.png?w=100';\nimport code from '!!raw-loader!./a.py';\n",
            {**_SITE, "static/img/logo.png": "", "docs/a.py": ""},
            "docs/note.mdx",
        ),
    ]
    bad = [
        Bad(
            "import img0 from '⟦./asset/blog_img0.png⟧';\nimport img1 from \"⟦./asset/blog_img1.png⟧\"\n\n"
            '<img src={img0} alt="a" /> <img src={img1} alt="b" />\n',
            ["`./asset/blog_img0.png` is not there", "`./asset/blog_img1.png` is not there"],
            path="note.mdx",
            nests=False,
        ),
        Bad(
            "본문 <img src={require('⟦./Figure.png⟧').default} alt=\"그림\" /> 끝\n",
            ["`./Figure.png` differs in case from the file's name, expected `./figure.png`"],
            "본문 <img src={require('./figure.png').default} alt=\"그림\" /> 끝\n",
            {"figure.png": ""},
            "note.mdx",
        ),
        Bad(
            "import Chart from '⟦@site/src/components/Chrat⟧';\n\n<Chart />\n",
            [
                "`@site/src/components/Chrat` is not there, the nearest is `@site/src/components/Chart`"
            ],
            "import Chart from '@site/src/components/Chart';\n\n<Chart />\n",
            {**_SITE, "src/components/Chart.jsx": ""},
            "docs/note.mdx",
            nests=False,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for imported in note.module.imports:
            answer = vault.follow_import(imported.url, base=note.path)
            if isinstance(answer, Missing):
                fix = None
                if answer.suggestion is not None:
                    edit = Edit(imported.url_span, answer.suggestion)
                    fix = Fix(f"import `{answer.suggestion}`", (edit,), safe=False)
                yield Finding(imported.url_span, answer.describe(imported.url), fix)
