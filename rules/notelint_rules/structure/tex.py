"""What can only be TeX: names of commands, and signs that a piece of text is a formula."""

from notelint import lazy_re_compile

_GREEK = """
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi
    pi varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega
    Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
"""
_SIGNS = """
    approx ast bigcap bigcup bullet cap cdot cdots circ cong cup ddots div dots ell emptyset equiv
    exists forall geq gg hbar iff implies in infty int langle ldots leftarrow leftrightarrow leq ll
    lVert mapsto mid models nabla neg neq notin odot oint oplus otimes parallel partial perp pm prec
    preceq prod propto rangle Rightarrow rightarrow setminus sim simeq subset subseteq succ sum
    supset supseteq times to top uparrow vdots vee wedge Leftarrow Leftrightarrow
"""
_WRITTEN_WITH_BRACES = """
    bar begin boldsymbol binom boxed cal displaystyle end frac dfrac tfrac hat left limits mathbb
    mathbf mathcal mathfrak mathit mathrm mathsf operatorname overbrace overline overset pmod prime
    qquad quad right sqrt stackrel substack text textbf textit textrm tilde underbrace underline
    underset vec widehat widetilde
"""
_OPERATORS = "arg cos cot csc det dim exp gcd inf ker lim ln log max min sec sin sinh sup tan tanh"
COMMANDS = frozenset(f"{_GREEK} {_SIGNS} {_WRITTEN_WITH_BRACES} {_OPERATORS}".split())
"""Commands of LaTeX that formulas are written with, without the backslash."""

_COMMAND = lazy_re_compile(r"\\(?P<name>[A-Za-z]+)")
_SCRIPT = lazy_re_compile(r"[A-Za-z)}\]][_^](?:[{\\]|[A-Za-z0-9](?![A-Za-z0-9]))")
_RELATION = lazy_re_compile(r"[\w)}\]] ?(?:=|<|>|&lt;|&gt;|≤|≥|≠) ?[\w({\[\\-]")
_SYMBOL = lazy_re_compile(r"[A-Za-z]'*|[0-9.,]+|[A-Za-z] ?\([A-Za-z](?:, ?[A-Za-z])*\)")
_ATOM = r"(?:[A-Za-z]{1,2}'?[0-9]?|[0-9.]+|[A-Z]{2,}|\\[A-Za-z]+|\.{3}|…)"
_TERM = lazy_re_compile(
    rf"[A-Z]{{2,}}|[(\[]?{_ATOM}(?: ?[,:+*/|-] ?{_ATOM})+[)\]]?|[A-Za-z0-9]+(?:\\?_[A-Za-z0-9]+)+"
)
_WORDS = lazy_re_compile(
    r"[A-Za-z]{4,}[ \t]+[A-Za-z]{2,}[ \t]+[A-Za-z]{2,}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
)


def has_commands(text: str) -> bool:
    """Whether a command of LaTeX stands in a text."""
    return any(match["name"] in COMMANDS for match in _COMMAND.finditer(text))


def is_formula(text: str) -> bool:
    """Whether a text can be nothing but a formula."""
    if has_commands(text) or _SCRIPT.search(text):
        return True
    return not _WORDS.search(text) and _RELATION.search(text) is not None


def is_symbol(text: str) -> bool:
    """Whether a text is one letter, a number, or a function of letters."""
    return _SYMBOL.fullmatch(text.strip()) is not None


def is_term(text: str) -> bool:
    """Whether a text is what formulas are made of, and other things as well: `KV`, `(M, K)`."""
    return is_symbol(text) or _TERM.fullmatch(text.strip()) is not None


def is_prose(text: str) -> bool:
    """Whether words stand in a text that no formula has."""
    return _WORDS.search(text) is not None and not has_commands(text)
