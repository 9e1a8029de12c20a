import re
import unicodedata
from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault, lazy_re_compile
from notelint.nodes import Text
from notelint_rules.style.spaces import is_text

_LETTERS = lazy_re_compile("[\U0001d400-\U0001d7ffℂℊ-ℎℐ-ℓℕℙ-ℝℤℨℬℭℯ-ℱℳℴℼ-ℿⅅ-ⅉ]+")
_NAME = lazy_re_compile(
    r"(?:MATHEMATICAL )?(?P<style>(?:BOLD|ITALIC|SCRIPT|FRAKTUR|BLACK-LETTER|DOUBLE-STRUCK"
    r"|SANS-SERIF|MONOSPACE| )*) ?(?:CAPITAL|SMALL|DIGIT)? ?(?P<letter>.*)"
)
_COMMANDS = {
    "BOLD": "mathbf",
    "BOLD ITALIC": "mathbf",
    "SCRIPT": "mathcal",
    "BOLD SCRIPT": "mathcal",
    "FRAKTUR": "mathfrak",
    "BLACK-LETTER": "mathfrak",
    "BOLD FRAKTUR": "mathfrak",
    "DOUBLE-STRUCK": "mathbb",
    "DOUBLE-STRUCK ITALIC": "mathbb",
    "SANS-SERIF": "mathsf",
    "SANS-SERIF BOLD": "mathsf",
    "SANS-SERIF ITALIC": "mathsf",
    "SANS-SERIF BOLD ITALIC": "mathsf",
    "MONOSPACE": "mathtt",
}
_MOST_IN_FORMULA = 2


class MathematicalLetter(Rule):
    """Text is written in the letters of its language, and formulas are written as formulas.

    Letters from Unicode's mathematical blocks come out of PDFs, and from generators of bold and
    script. Search does not find them, screen readers spell them, and fonts lack them.

    The fix writes one or two letters as a formula, and more as plain letters. It is unsafe: the
    signs around them may belong into the formula.
    """

    name = "mathematical-letter"
    group = "style"
    default = False
    fixes = "unsafe"

    good = [Good("$Q$ 값, $𝑄$, `𝑄`, № 3, 5 ℃, ™\n")]
    bad = [
        Bad(
            "⟦𝑄⟧ 값과 ⟦ℓ⟧1, ⟦𝛼⟧, ⟦ℝ⟧ 그리고 ⟦𝓛⟧\n",
            [
                "`𝑄` is a mathematical letter, expected `$Q$`",
                "`ℓ` is a mathematical letter, expected `$\\ell$`",
                "`𝛼` is a mathematical letter, expected `$\\alpha$`",
                "`ℝ` is a mathematical letter, expected `$\\mathbb{R}$`",
                "`𝓛` is a mathematical letter, expected `$\\mathcal{L}$`",
            ],
            "$Q$ 값과 $\\ell$1, $\\alpha$, $\\mathbb{R}$ 그리고 $\\mathcal{L}$\n",
        ),
        Bad(
            "⟦𝗡𝗲𝘄⟧ model\n",
            ["`𝗡𝗲𝘄` is written in mathematical letters, expected `New`"],
            "New model\n",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if note.text.isascii() or not note.find(Text):
            return
        for letters in _LETTERS.finditer(note.text):
            if is_text(note, letters.start()):
                yield _finding(note, letters)


def _finding(note: Note, letters: re.Match[str]) -> Finding:
    span = Span(*letters.span())
    is_word = len(letters[0]) > _MOST_IN_FORMULA
    if is_word or not note.dialect.math:
        plain = unicodedata.normalize("NFKC", letters[0])
    else:
        plain = f"${''.join(map(_latex, letters[0]))}$"
    what = "a mathematical letter" if len(letters[0]) == 1 else "written in mathematical letters"
    message = f"`{letters[0]}` is {what}, expected `{plain}`"
    return Finding(span, message, Fix(f"Write `{plain}`", (Edit(span, plain),), safe=False))


def _latex(letter: str) -> str:
    r"""``Q`` for 𝑄, ``\mathbf{Q}`` for 𝐐, ``\alpha`` for 𝛼, ``\ell`` for ℓ."""
    if letter == "ℓ":
        return "\\ell"
    plain = unicodedata.normalize("NFKC", letter)
    if not plain.isascii():
        name = unicodedata.name(plain, "").rpartition(" ")[2].lower()
        plain = f"\\{name.capitalize() if plain.isupper() else name}"
    match = _NAME.fullmatch(unicodedata.name(letter))
    command = _COMMANDS.get(match["style"].strip()) if match else None
    return f"\\{command}{{{plain}}}" if command else plain
