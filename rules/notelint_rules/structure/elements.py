"""The names of elements that browsers know: HTML's, its obsolete ones, SVG's and MathML's."""

_HTML = """
    a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption
    cite code col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input
    ins kbd label legend li link main map mark math menu meta meter nav noscript object ol optgroup
    option output p param picture pre progress q rp rt ruby s samp script search section select
    slot small source span strong style sub summary sup svg table tbody td template textarea tfoot
    th thead time title tr track u ul var video wbr
"""
_OBSOLETE = """
    acronym applet basefont bgsound big blink center content dir font frame frameset image isindex
    keygen listing marquee menuitem nobr noembed noframes plaintext portal rb rtc spacer strike tt
    xmp
"""
_SVG = """
    animate animatemotion animatetransform circle clippath cursor defs desc discard ellipse
    feblend fecolormatrix fecomponenttransfer fecomposite feconvolvematrix fediffuselighting
    fedisplacementmap fedropshadow feflood fefunca fefuncb fefuncg fefuncr fegaussianblur feimage
    femerge femergenode femorphology feoffset fepointlight fespecularlighting fespotlight fetile
    feturbulence filter foreignobject g line lineargradient marker mask metadata mpath path
    pattern polygon polyline radialgradient rect set stop switch symbol text textpath tspan use view
"""
_MATHML = """
    annotation annotation-xml maction menclose merror mfrac mi mmultiscripts mn mo mover mpadded
    mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr
    munder munderover none semantics
"""
KNOWN_ELEMENTS = frozenset(f"{_HTML} {_OBSOLETE} {_SVG} {_MATHML}".split())
"""In lower case."""

DRAWN_OR_CALCULATED = frozenset(f"{_SVG} {_MATHML}".split()) - frozenset(_HTML.split())
"""Names that are elements within `<svg>` and `<math>` only."""

_PARTS_OF_PAGES = """
    article aside base body canvas footer form head header html iframe input label link main meta
    nav object section select template textarea title
"""
NAMED_IN_TEXT = frozenset(f"content dir image portal spacer {_PARTS_OF_PAGES}".split())
"""Names that, in a line of text, without attributes and never closed, are words."""
