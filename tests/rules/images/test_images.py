"""Images and imports that look wrong and are not, and the other way round."""

import pytest

from notelint_rules.images.broken_import import BrokenImport
from notelint_rules.images.expiring_image import ExpiringImage
from notelint_rules.images.missing_alt_text import MissingAltText
from notelint_rules.images.missing_image import MissingImage
from notelint_rules.images.undefined_name import UndefinedName
from notelint_rules.images.unused_import import UnusedImport
from tests.rules.conftest import Found

SITE = {"docusaurus.config.js": "module.exports = {title: 'n', url: 'u', presets: ['classic']}"}


class TestMissingImage:
    @pytest.mark.parametrize(
        "text",
        [
            "![a](https://a.kr/b.png) ![c](data:image/png;base64,AAAA) ![d](attachment:1:a.png)",
            "![a](//a.kr/b.png) ![b](pathname:///c.png) ![c](../../outside.png)",
            "![a]({{ url }}/b.png) <img src={computed} alt='b' />",
            "![a](www.example.org/b.png)",
        ],
    )
    def test_what_is_elsewhere_is_not_judged(self, found: Found, text: str) -> None:
        assert found(MissingImage(), text) == []

    def test_a_picture_whose_name_is_decomposed_is_another_picture(self, found: Found) -> None:
        files = {"\u1100\u1173\u1105\u1175\u11b7.png": ""}
        message = "`그림.png` differs in Unicode normal form from the file's name"
        ((marked, said),) = found(MissingImage(), "![a](그림.png)", files=files)
        assert marked == "그림.png"
        assert said.startswith(f"{message}, expected `")

    def test_base_urls_are_left_aside_in_tags(self, found: Found) -> None:
        config = "module.exports = {title: 'n', url: 'u', baseUrl: '/n/', presets: ['classic']}"
        files = {"docusaurus.config.js": config, "static/a.png": ""}
        text = '<img src="/n/a.png" alt="a" /> ![a](/a.png)'
        assert found(MissingImage(), text, path="docs/a.mdx", files=files) == []


class TestMissingAltText:
    @pytest.mark.parametrize(
        "tag",
        [
            '<img src="a" alt={text} />',
            '<img src="a" alt />',
            '<img src="a" role="presentation" />',
            '<img src="a" aria-label="b" />',
            '<Image src="a" />',
        ],
    )
    def test_described_and_decorative_pictures_are_accepted(self, found: Found, tag: str) -> None:
        assert found(MissingAltText(), f"{tag}\n", path="a.mdx") == []


class TestExpiringImage:
    @pytest.mark.parametrize(
        "url",
        [
            "https://www.notion.so/images/page-cover/solid_blue.png",
            "https://a.kr/b.png?expires=never",
            "https://a.kr/b.png?signature=x",
            "https://bucket.s3.amazonaws.com/secure.notion-static.com/a.png",
            "https://a.kr/x?ex=1&is=2&hm=3",
            "https://[broken",
        ],
    )
    def test_lasting_addresses_are_accepted(self, found: Found, url: str) -> None:
        assert found(ExpiringImage(), f"![a]({url})") == []

    @pytest.mark.parametrize(
        "url",
        [
            "https://prod-files-secure.s3.us-west-2.amazonaws.com/a/b/c.png?X-Amz-Signature=x",
            "https://d1.cloudfront.net/a.png?Expires=1&Signature=a&Key-Pair-Id=b",
            "https://a.blob.core.windows.net/b/c.png?sv=1&se=2025-01-01&sr=b&sp=r&sig=x",
            "https://storage.googleapis.com/a/b.png?X-Goog-Expires=9&X-Goog-Signature=a",
            "https://private-user-images.githubusercontent.com/1/2.png?jwt=x",
            "blob:https://a.kr/1",
        ],
    )
    def test_signed_and_private_addresses_expire(self, found: Found, url: str) -> None:
        assert [marked for marked, _ in found(ExpiringImage(), f"![a]({url})")] == [url]

    def test_a_url_in_a_fence_is_code(self, found: Found) -> None:
        assert found(ExpiringImage(), "```\n![a](https://file.notion.so/a.png)\n```\n") == []


class TestBrokenImport:
    def test_every_kind_of_statement_counts(self, found: Found) -> None:
        text = (
            "import './a.css'\nimport b, {c} from './b'\nimport * as d from './d.json'\n"
            "export {e} from './e'\nexport * from './f'\n\n{require('./g.png')}\n"
        )
        marked = [marked for marked, _ in found(BrokenImport(), text, path="n.mdx")]
        assert marked == ["./a.css", "./b", "./d.json", "./e", "./f", "./g.png"]

    def test_markdown_imports_nothing(self, found: Found) -> None:
        assert found(BrokenImport(), "Use `import './a.css'` or\n\n    import b from './b'\n") == []


class TestUnusedImport:
    @pytest.mark.parametrize(
        "use",
        [
            "<A.B />",
            "{a ? <A /> : null}",
            "<p style={{color: A}}>x</p>",
            "<p {...A}>x</p>",
            "export const b = () => A;",
            "export default A;",
            "export {A as b};",
            "- <b>{`${A}`}</b>",
            "| a |\n| - |\n| <A /> |",
        ],
    )
    def test_every_kind_of_use_counts(self, found: Found, use: str) -> None:
        assert found(UnusedImport(), f"import A from './a';\n\n{use}\n", path="n.mdx") == []

    def test_a_name_in_a_string_or_in_text_is_no_use(self, found: Found) -> None:
        text = "import A from './a';\n\nA {'A'} <b a=\"A\">A</b> {x.A} {{A: 1}.b}\n"
        assert [marked for marked, _ in found(UnusedImport(), text, path="n.mdx")] == [
            "import A from './a';"
        ]


class TestUndefinedName:
    @pytest.mark.parametrize(
        "text",
        [
            "{((a, {b}, ...c) => { const d = a; return d + b + c; })(1, {}, 2)}",
            "{[1].map(function f(x) { return f && x; })}",
            "export function Box({children}) { return <p>{children}</p>; }\n\n<Box>a</Box>",
            "export const a = 1, b = a;\n\n{a + b}",
            "{typeof window === 'undefined' ? '' : document.title}",
            "{/* a comment about {names} */}",
            "{({key: 1}).key}",
            "{(() => { try { throw 1; } catch (error) { return String(error); } })()}",
        ],
    )
    def test_parameters_and_declarations_are_names(self, found: Found, text: str) -> None:
        assert found(UndefinedName(), f"{text}\n", path="n.mdx") == []

    def test_names_may_be_provided_by_the_configuration(self, found: Found) -> None:
        text = "<Chart />\n\n<Map />\n"
        assert [
            marked for marked, _ in found(UndefinedName(provided=("Chart",)), text, path="n.mdx")
        ] == ["Map"]

    def test_javascripts_own_names_are_no_components(self, found: Found) -> None:
        text = "{Map.name} <Image />\n"
        assert [marked for marked, _ in found(UndefinedName(), text, path="n.mdx")] == ["Image"]

    def test_a_theme_that_spreads_other_components_provides_anything(self, found: Found) -> None:
        files = {**SITE, "src/theme/MDXComponents/index.tsx": "export default {...mine};"}
        assert found(UndefinedName(), "<Chart />\n", path="docs/n.mdx", files=files) == []
