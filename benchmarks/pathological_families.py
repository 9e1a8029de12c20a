"""Texts that make parsers slow, by what they repeat; each takes the number of repetitions."""

from collections.abc import Callable

Family = Callable[[int], str]


def _repeat(unit: str, before: str = "", after: str = "") -> Family:
    return lambda n: before + unit * n + after


def _runs(mark: str) -> Family:
    """Runs of 1 to 300 marks: none closes what another opens."""
    return lambda n: "".join(mark * (i % 300 + 1) + " " for i in range(n // 50))


def _steps(before: str, unit: str, after: str) -> Family:
    """Lines of growing length; the size of the text grows with n."""
    return lambda n: "".join(before + unit * i + after for i in range(int((2 * n) ** 0.5)))


def _both(opening: str, middle: str, closing: str) -> Family:
    return lambda n: opening * n + middle + closing * n


COMMON: dict[str, Family] = {
    # Brackets and links
    "[": _repeat("["),
    "![": _repeat("!["),
    "[a](": _repeat("[a]("),
    "[a](<b": _repeat("[a](<b"),
    '[a](b "': _repeat('[a](b "'),
    "[a](((": _repeat("(", "[a]("),
    "[[ ]]": _both("[", "", "]"),
    "[ ](u) nested": _both("[", "a", "](u)"),
    "![ ](u) nested": _both("![", "a", "](u)"),
    "![[]()": _repeat("![[]()"),
    "[a] defined": _repeat("[a] ", "[a]: /u\n\n"),
    "[ a] defined": lambda n: "[a]: /u\n\n" + "[" * n + "a]" * n,
    "[a][b not closed": _repeat("[a][b ", "[a]: /u\n\n"),
    "definitions": lambda n: "".join(f"[a{i}]: /u\n" for i in range(n)),
    "definitions used": lambda n: (
        "".join(f"[a{i}]: /u\n" for i in range(n)) + "\n" + "".join(f"[a{i}] " for i in range(n))
    ),
    "definitions without url": _repeat("[a]: \n"),
    "titles not closed": _repeat('[a]: /u\n"t\n'),
    "long labels": lambda n: "[a]: /u\n\n" + ("[" + "a" * 990 + "]") * (n // 300),
    "footnotes": lambda n: (
        "".join(f"[^{i}]: a\n" for i in range(n)) + "\n" + "".join(f"x[^{i}] " for i in range(n))
    ),
    "[^a] not defined": _repeat("[^a] "),
    # Emphasis
    "*a ": _repeat("*a "),
    "a*": _repeat("a* "),
    "*a_ ": _repeat("*a_ "),
    "**a *": _repeat("**a* "),
    "a**b c*": _repeat("a**bc* "),
    "a* b**": _repeat("a* b** "),
    "***x": _repeat("***x "),
    "_a": _repeat("a_"),
    "*": _repeat("*"),
    "*…a…*": _both("*", "a", "*"),
    "**a … c**": _both("**a ", "b", " c**"),
    "*a **b … c** d*": _both("*a **b ", "", " c** d*"),
    "~~a": _repeat("~~a "),
    "~a ~~b": _repeat("~a ~~b "),
    "*[a": _repeat("*[a "),
    "[ a_": _repeat("[ a_"),
    # Code, math, HTML, references, escapes
    "` runs": _runs("`"),
    "`a``": _repeat("`a``"),
    "$ runs": _runs("$"),
    "$a": _repeat("$a "),
    "<": _repeat("<"),
    "<a ": _repeat("<a "),
    "<a b=": _repeat('<a b="'),
    "<a x=x=": lambda n: "<a " + "x=" * n,
    "<!--": _repeat("a<!--"),
    "<!": _repeat("a<!A "),
    "<?": _repeat("a<?"),
    "<![CDATA[": _repeat("a<![CDATA["),
    "<!-- lines": _repeat("<!-- a\n\n"),
    "<div> lines": _repeat("<div>\n"),
    "<br> lazy": _repeat("> a\n<br>\n"),
    "&": _repeat("&"),
    "&#x": _repeat("&#x"),
    "&amp": _repeat("&amp"),
    "\\": _repeat("\\"),
    # Literal links
    "http://a ": _repeat("http://a "),
    "http://a.b": _repeat("http://a.b"),
    "http://a!!!": _repeat("!", "http://a", "b"),
    "http://a.b)&amp": _repeat("&amp", "http://a.b)", "!"),
    "http://a.b]": _repeat("]", "http://a.b", "x"),
    "[http://a.b": _repeat("[http://a.b "),
    "[http://a.b(": _repeat("(http://a.b", "["),
    "www.": _repeat("www."),
    "[www._": _repeat("www._", "["),
    "a@": _repeat("a@"),
    "a.": _repeat("a."),
    "a.@ ": _repeat("a.b@c."),
    "[a@b.c": _repeat(" a@b.c1", "["),
    # Lines and containers
    "10 MB line": _repeat("a b 한글 word, "),
    "long paragraph": _repeat("한글 some *text* `c` $x$ <b> [a](b)\n"),
    "paragraph": _repeat("word word\n"),
    "CRLF": _repeat("a b\r\n"),
    "CR": _repeat("a b\r"),
    "blank lines": _repeat("\n"),
    "spaces": _repeat(" ", "a", "b"),
    "lines of spaces": _repeat(" \n"),
    "tabs": _repeat("\t", "", "a"),
    "NUL": _repeat("\0"),
    "# ###": _repeat("#", "# ", " a"),
    "# a   ": _repeat(" ", "# a", "b"),
    "===": _repeat("=", "a\n", "b"),
    "setext": _repeat("a\n-\n"),
    "setext long": _repeat("word word\n", "", "===\n"),
    "* * *": _repeat("* ", "", "\n"),
    "- - a": _repeat("- ", "", "a"),
    "> > a": _repeat("> ", "", "a"),
    ">": _repeat(">"),
    "> - a": _repeat("> - ", "", "a"),
    "> lines deeper": _steps("", ">", "a\n"),
    "- deeper": _steps("", "  ", "- a\n"),
    "deep list, blank lines": lambda n: "- " * n + "a\n" + "\n" * n,
    "deep list in quote, blank": lambda n: "> " + "- " * n + "a\n" + ">\n" * n,
    "deep quote, lazy lines": lambda n: ">" * n + "a\n" + "b\n" * n,
    "deep list, lazy lines": lambda n: "- " * n + "a\n" + "b\n" * n,
    "deep list, outside": lambda n: "- " * n + "a\n\n" + "b\n\n" * n,
    "- a": _repeat("- a\n"),
    "- a loose": _repeat("- a\n\n"),
    "-": _repeat("-\n"),
    "1. a": _repeat("1. a\n"),
    "tab list": _repeat("-\ta\n\n\tb\n"),
    "- ```": _repeat("- ```\n"),
    "```": lambda n: "```\n" * (n | 1),
    "    a": _repeat("    a\n"),
    "a / - b indented": _repeat("a\n    - b\n"),
    "> a": _repeat("> a\n"),
    "> a lazy": _repeat("b\n", "> a\n"),
    "> - a, blank": _repeat("> - a\n>\n"),
    "table": _repeat("|1|2|3|\n", "|a|b|c|\n|-|-|-|\n"),
    "table columns": lambda n: "|" + "a|" * n + "\n|" + "-|" * n + "\n|" + "1|" * n + "\n",
    "table heads": _repeat("|a\n"),
    "table in quote": _repeat("> |1|2|\n", "> |a|b|\n> |-|-|\n"),
    "| \\": _repeat("\\|", "|a|\n|-|\n|"),
    "front matter not closed": _repeat("a: b\n", "---\n"),
}

DIRECTIVES: dict[str, Family] = {
    ":::a": _repeat(":::a\n"),
    ":::a …:::": _both(":::a\n", "b\n", ":::\n"),
    "::::a, ::: inside": lambda n: "::::a\n" * n + ":::b\n:::\n" * n,
    ":::a, text inside": lambda n: ":::a\n" * n + "b\n" * n,
    ":::note:::": _repeat(":::note:::\n"),
    ":::note a]": _repeat(":::note a]\n"),
    ":a": _repeat(":a "),
    ":a:": _repeat(":a:"),
    ":a[": _repeat(":a["),
    ":a[[]": _repeat(":a[" + "[]" * 40),
    ":a{": _repeat(":a{"),
    ":a{b": lambda n: ":a{" + "b " * n,
    ':a{b="': _repeat(':a{b="'),
    ":a[ ] nested": _both(":a[", "b", "]"),
    "::a[": _repeat("::a[\n"),
}

MDX_ONLY: dict[str, Family] = {
    "{": _repeat("{"),
    "{ lines": _repeat("{\n"),
    "{a": _repeat("a {b "),
    "{`": _repeat("{`"),
    "{ } nested": _both("{", "", "}"),
    "{/*": _repeat("{/* "),
    "<a> nested": _both("<a>", "b", "</a>"),
    "<a>": _repeat("<a>"),
    "<a> lines": _repeat("<a>\n"),
    "<a> text lines": _repeat("x <a>\n"),
    "</a>": _repeat("</a>"),
    "<a {": _repeat("<a {"),
    "<a b={": _repeat("<a b={"),
    "<a b={`": _repeat("<a b={`\n"),
    "<a b b": lambda n: "<a " + "b " * n,
    "<a b=c/>": lambda n: "<a " + 'b="c" ' * n + "/>",
    "<a.b.c": _repeat(".b", "<a"),
    "<a\\n": _repeat("<a\n"),
    "import": _repeat("import a from 'b'\n\n"),
    "import not closed": _repeat("import {\n\n"),
    "export not closed": _repeat("export const a = [\n\n"),
    "export long": _repeat("1,\n", "export const a = [\n", "]\n"),
    "a {b} c": _repeat("a {b} c\n"),
    "<A>, blank, </A>": _repeat("<A>\n\na\n\n</A>\n\n"),
    "> <a": _repeat("> <a\n"),
    "- <a>": _repeat("- <a>\n"),
}
