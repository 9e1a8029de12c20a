"""Texts that make parsers slow, by what they repeat; each takes the number of repetitions."""

from collections.abc import Callable

Family = Callable[[int], str]


def repeat(unit: str, before: str = "", after: str = "") -> Family:
    return lambda n: before + unit * n + after


def runs(mark: str) -> Family:
    """Runs of 1 to 300 marks: none closes what another opens."""
    return lambda n: "".join(mark * (i % 300 + 1) + " " for i in range(n // 50))


def steps(before: str, unit: str, after: str) -> Family:
    """Lines of growing length; the size of the text grows with n."""
    return lambda n: "".join(before + unit * i + after for i in range(int((2 * n) ** 0.5)))


def both(opening: str, middle: str, closing: str) -> Family:
    return lambda n: opening * n + middle + closing * n


COMMON: dict[str, Family] = {
    # Brackets and links
    "[": repeat("["),
    "![": repeat("!["),
    "[a](": repeat("[a]("),
    "[a](<b": repeat("[a](<b"),
    '[a](b "': repeat('[a](b "'),
    "[a](((": repeat("(", "[a]("),
    "[[ ]]": both("[", "", "]"),
    "[ ](u) nested": both("[", "a", "](u)"),
    "![ ](u) nested": both("![", "a", "](u)"),
    "![[]()": repeat("![[]()"),
    "[a] defined": repeat("[a] ", "[a]: /u\n\n"),
    "[ a] defined": lambda n: "[a]: /u\n\n" + "[" * n + "a]" * n,
    "[a][b not closed": repeat("[a][b ", "[a]: /u\n\n"),
    "definitions": lambda n: "".join(f"[a{i}]: /u\n" for i in range(n)),
    "definitions used": lambda n: (
        "".join(f"[a{i}]: /u\n" for i in range(n)) + "\n" + "".join(f"[a{i}] " for i in range(n))
    ),
    "definitions without url": repeat("[a]: \n"),
    "titles not closed": repeat('[a]: /u\n"t\n'),
    "long labels": lambda n: "[a]: /u\n\n" + ("[" + "a" * 990 + "]") * (n // 300),
    "footnotes": lambda n: (
        "".join(f"[^{i}]: a\n" for i in range(n)) + "\n" + "".join(f"x[^{i}] " for i in range(n))
    ),
    "[^a] not defined": repeat("[^a] "),
    # Emphasis
    "*a ": repeat("*a "),
    "a*": repeat("a* "),
    "*a_ ": repeat("*a_ "),
    "**a *": repeat("**a* "),
    "a**b c*": repeat("a**bc* "),
    "a* b**": repeat("a* b** "),
    "***x": repeat("***x "),
    "_a": repeat("a_"),
    "*": repeat("*"),
    "*…a…*": both("*", "a", "*"),
    "**a … c**": both("**a ", "b", " c**"),
    "*a **b … c** d*": both("*a **b ", "", " c** d*"),
    "~~a": repeat("~~a "),
    "~a ~~b": repeat("~a ~~b "),
    "*[a": repeat("*[a "),
    "[ a_": repeat("[ a_"),
    # Code, math, HTML, references, escapes
    "` runs": runs("`"),
    "`a``": repeat("`a``"),
    "$ runs": runs("$"),
    "$a": repeat("$a "),
    "<": repeat("<"),
    "<a ": repeat("<a "),
    "<a b=": repeat('<a b="'),
    "<a x=x=": lambda n: "<a " + "x=" * n,
    "<!--": repeat("a<!--"),
    "<!": repeat("a<!A "),
    "<?": repeat("a<?"),
    "<![CDATA[": repeat("a<![CDATA["),
    "<!-- lines": repeat("<!-- a\n\n"),
    "<div> lines": repeat("<div>\n"),
    "<br> lazy": repeat("> a\n<br>\n"),
    "&": repeat("&"),
    "&#x": repeat("&#x"),
    "&amp": repeat("&amp"),
    "\\": repeat("\\"),
    # Literal links
    "http://a ": repeat("http://a "),
    "http://a.b": repeat("http://a.b"),
    "http://a!!!": repeat("!", "http://a", "b"),
    "http://a.b)&amp": repeat("&amp", "http://a.b)", "!"),
    "http://a.b]": repeat("]", "http://a.b", "x"),
    "[http://a.b": repeat("[http://a.b "),
    "[http://a.b(": repeat("(http://a.b", "["),
    "www.": repeat("www."),
    "[www._": repeat("www._", "["),
    "a@": repeat("a@"),
    "a.": repeat("a."),
    "a.@ ": repeat("a.b@c."),
    "[a@b.c": repeat(" a@b.c1", "["),
    # Lines and containers
    "10 MB line": repeat("a b 한글 word, "),
    "long paragraph": repeat("한글 some *text* `c` $x$ <b> [a](b)\n"),
    "paragraph": repeat("word word\n"),
    "CRLF": repeat("a b\r\n"),
    "CR": repeat("a b\r"),
    "blank lines": repeat("\n"),
    "spaces": repeat(" ", "a", "b"),
    "lines of spaces": repeat(" \n"),
    "tabs": repeat("\t", "", "a"),
    "NUL": repeat("\0"),
    "# ###": repeat("#", "# ", " a"),
    "# a   ": repeat(" ", "# a", "b"),
    "===": repeat("=", "a\n", "b"),
    "setext": repeat("a\n-\n"),
    "setext long": repeat("word word\n", "", "===\n"),
    "* * *": repeat("* ", "", "\n"),
    "- - a": repeat("- ", "", "a"),
    "> > a": repeat("> ", "", "a"),
    ">": repeat(">"),
    "> - a": repeat("> - ", "", "a"),
    "> lines deeper": steps("", ">", "a\n"),
    "- deeper": steps("", "  ", "- a\n"),
    "deep list, blank lines": lambda n: "- " * n + "a\n" + "\n" * n,
    "deep list in quote, blank": lambda n: "> " + "- " * n + "a\n" + ">\n" * n,
    "deep quote, lazy lines": lambda n: ">" * n + "a\n" + "b\n" * n,
    "deep list, lazy lines": lambda n: "- " * n + "a\n" + "b\n" * n,
    "deep list, outside": lambda n: "- " * n + "a\n\n" + "b\n\n" * n,
    "- a": repeat("- a\n"),
    "- a loose": repeat("- a\n\n"),
    "-": repeat("-\n"),
    "1. a": repeat("1. a\n"),
    "tab list": repeat("-\ta\n\n\tb\n"),
    "- ```": repeat("- ```\n"),
    "```": lambda n: "```\n" * (n | 1),
    "    a": repeat("    a\n"),
    "a / - b indented": repeat("a\n    - b\n"),
    "> a": repeat("> a\n"),
    "> a lazy": repeat("b\n", "> a\n"),
    "> - a, blank": repeat("> - a\n>\n"),
    "table": repeat("|1|2|3|\n", "|a|b|c|\n|-|-|-|\n"),
    "table columns": lambda n: "|" + "a|" * n + "\n|" + "-|" * n + "\n|" + "1|" * n + "\n",
    "table heads": repeat("|a\n"),
    "table in quote": repeat("> |1|2|\n", "> |a|b|\n> |-|-|\n"),
    "| \\": repeat("\\|", "|a|\n|-|\n|"),
    "front matter not closed": repeat("a: b\n", "---\n"),
}

DIRECTIVES: dict[str, Family] = {
    ":::a": repeat(":::a\n"),
    ":::a …:::": both(":::a\n", "b\n", ":::\n"),
    "::::a, ::: inside": lambda n: "::::a\n" * n + ":::b\n:::\n" * n,
    ":::a, text inside": lambda n: ":::a\n" * n + "b\n" * n,
    ":::note:::": repeat(":::note:::\n"),
    ":::note a]": repeat(":::note a]\n"),
    ":a": repeat(":a "),
    ":a:": repeat(":a:"),
    ":a[": repeat(":a["),
    ":a[[]": repeat(":a[" + "[]" * 40),
    ":a{": repeat(":a{"),
    ":a{b": lambda n: ":a{" + "b " * n,
    ':a{b="': repeat(':a{b="'),
    ":a[ ] nested": both(":a[", "b", "]"),
    "::a[": repeat("::a[\n"),
}
