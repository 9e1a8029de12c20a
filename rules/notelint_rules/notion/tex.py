"""How a formula reads as plain text: the letters that a page shows of it, in order."""

import unicodedata

import regex

from notelint import lazy_regex_compile

_TOKEN = lazy_regex_compile(r"\\(?P<name>[A-Za-z]+)\*?|\\(?P<sign>.)|(?P<other>.)", regex.DOTALL)
_GREEK = """\
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
    kappa κ lambda λ mu μ nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ
    phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ
    Upsilon Υ Phi Φ Psi Ψ Omega Ω"""
_SIGNS = """\
    int ∫ iint ∬ oint ∮ sum ∑ prod ∏ partial ∂ nabla ∇ infty ∞ pm ± mp ∓ times × cdot ⋅ div ÷ ast ∗
    star ⋆ circ ∘ bullet ∙ oplus ⊕ otimes ⊗ odot ⊙ le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈
    equiv ≡ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃
    supseteq ⊇ cup ∪ cap ∩ setminus ∖ emptyset ∅ varnothing ∅ forall ∀ exists ∃ neg ¬ lnot ¬ land ∧
    wedge ∧ lor ∨ vee ∨ to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐
    Leftrightarrow ⇔ iff ⟺ implies ⟹ mapsto ↦ uparrow ↑ downarrow ↓ langle ⟨ rangle ⟩ lfloor ⌊
    rfloor ⌋ lceil ⌈ rceil ⌉ Vert ∥ parallel ∥ mid ∣ vert ∣ perp ⊥ bot ⊥ top ⊤ angle ∠ ell ℓ hbar ℏ
    Re ℜ Im ℑ aleph ℵ ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ prime ′ dagger † sqrt √ degree °"""
_WORDS = """\
    arg arcsin arccos arctan cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim ln log max
    min mod sec sin sinh sup tan tanh Pr"""
_UNSEEN = """\
    mathbf mathrm mathit mathsf mathtt mathcal mathbb mathfrak mathscr boldsymbol bm text textbf
    textit textrm texttt operatorname left right big Big bigg Bigg bigl bigr Bigl Bigr displaystyle
    textstyle scriptstyle quad qquad limits nolimits rm bf it cal"""


def _named(pairs: str) -> dict[str, str]:
    words = pairs.split()
    return dict(zip(words[::2], words[1::2], strict=True))


_SHOWN = {
    **_named(_GREEK),
    **_named(_SIGNS),
    **{word: word for word in _WORDS.split()},
    **dict.fromkeys(_UNSEEN.split(), ""),
}
_ESCAPED = {"|": "∥", "%": "%", "#": "#"}
_NO_LETTER = frozenset("{}_^&$ \t\r\n\u00a0\u200b\u2061\u2062\u2063\ufeff\\")
"""What has no shape of its own, in formulas and in the text that is left of them."""

_ALIKE = str.maketrans("−–∗⋅∙·∣∥’′", "--*...|‖''")


def shown(formula: str) -> str:
    """The letters and signs of a formula; empty where it has a command that is not known."""
    parts: list[str] = []
    for token in _TOKEN.finditer(formula):
        if token["name"] is not None:
            sign = _SHOWN.get(token["name"])
            if sign is None:
                return ""
            parts.append(sign)
        elif token["sign"] is not None:
            parts.append(_ESCAPED.get(token["sign"], ""))
        else:
            parts.append(token["other"])
    return letters("".join(parts))


def letters(text: str) -> str:
    """Text without spaces and marks of level, each letter in its plainest form."""
    seen = "".join(character for character in text if character not in _NO_LETTER)
    return unicodedata.normalize("NFKC", seen.translate(_ALIKE))


def copy_after(text: str, start: int, end: int, wanted: str) -> int:
    """Where a copy of these letters ends that begins at ``start``; ``start`` where there is none."""
    at, found = start, 0
    while at < end and found < len(wanted):
        here = letters(text[at])
        if not wanted.startswith(here, found):
            return start
        found += len(here)
        at += 1
    while text.startswith("}", at, end):
        at += 1
    return at if found == len(wanted) else start
