"""Names of HTML's elements, grouped by how they behave where HTML becomes JSX."""


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr")
"""Elements without content or end tag."""

RAW_TEXT = frozenset(("script", "style", "textarea", "title"))
"""Elements whose content is text whatever it looks like."""

BLOCK = _names(
    "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li "
    "main menu nav noscript ol optgroup option p pre search section summary table tbody td tfoot th "
    "thead tr ul"
)
"""Elements that stand on lines of their own: white space at their edges means nothing."""

BEGINS_HTML = _names(
    "address article aside base basefont blockquote body caption center col colgroup dd details "
    "dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 "
    "head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option "
    "p param pre script search section style summary table tbody td textarea tfoot th thead title "
    "tr track ul"
)
"""Elements whose tags begin a block of HTML wherever they begin a line (CommonMark 0.31, 4.6)."""

FORMATTING = _names(
    "a abbr b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q s samp small span "
    "strike strong sub sup tt u var"
)
"""Elements within text; an unclosed one ends with its paragraph at the latest."""

EMBEDDED = _names(
    "applet audio button canvas data datalist iframe map meter object output picture progress ruby "
    "rb rp rt rtc select slot svg math template time video"
)

SVG_IN_CAMEL_CASE = {
    name.lower(): name
    for name in _names(
        "animateMotion animateTransform clipPath feBlend feColorMatrix feComponentTransfer "
        "feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight "
        "feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge "
        "feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile "
        "feTurbulence foreignObject linearGradient radialGradient textPath"
    )
}
SVG = _names(
    "animate circle defs desc ellipse filter g image line marker mask metadata path pattern "
    "polygon polyline rect set stop switch symbol text tspan use view"
) | frozenset(SVG_IN_CAMEL_CASE)

KNOWN = VOID | RAW_TEXT | BLOCK | FORMATTING | EMBEDDED
"""Every element of HTML; those of SVG count only where they are closed."""

ENDS_BEFORE = {
    "li": frozenset(("li",)),
    "dt": frozenset(("dt", "dd")),
    "dd": frozenset(("dt", "dd")),
    "td": frozenset(("td", "th")),
    "th": frozenset(("td", "th")),
    "tr": frozenset(("td", "th", "tr")),
    "tbody": frozenset(("td", "th", "tr", "thead", "tbody", "tfoot")),
    "thead": frozenset(("td", "th", "tr", "thead", "tbody", "tfoot")),
    "tfoot": frozenset(("td", "th", "tr", "thead", "tbody", "tfoot")),
    "option": frozenset(("option",)),
    "optgroup": frozenset(("option", "optgroup")),
}
"""What a start tag closes although no end tag says so (HTML, 13.1.2.4 Optional tags)."""

SCOPES = frozenset(("ul", "ol", "menu", "dl", "table", "select", "td", "th"))
"""Elements whose end no start tag within them implies."""


def element_name(name: str) -> str:
    """The name as React spells it."""
    lower = name.lower()
    return SVG_IN_CAMEL_CASE.get(lower, lower)
