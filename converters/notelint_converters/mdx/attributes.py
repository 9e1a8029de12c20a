"""Attributes: HTML's names and values, and React's."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from notelint_converters.mdx.javascript import string_literal


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


_CAMEL_CASE = _names(
    "acceptCharset accessKey allowFullScreen autoCapitalize autoComplete autoCorrect autoFocus "
    "autoPlay baseFrequency bgColor borderColor calcMode cellPadding cellSpacing charSet classID "
    "clipPathUnits codeBase codeType colSpan contentEditable contextMenu controlsList crossOrigin "
    "dateTime diffuseConstant disablePictureInPicture disableRemotePlayback edgeMode encType "
    "enterKeyHint fetchPriority filterUnits formAction formEncType formMethod formNoValidate "
    "formTarget frameBorder gradientTransform gradientUnits hrefLang imageSizes imageSrcSet "
    "inputMode itemID itemProp itemRef itemScope itemType kernelMatrix keyPoints keySplines keyTimes "
    "lengthAdjust longDesc marginHeight marginWidth markerHeight markerUnits markerWidth "
    "maskContentUnits maskUnits maxLength minLength noModule noResize noShade noValidate noWrap "
    "numOctaves pathLength patternContentUnits patternTransform patternUnits playsInline "
    "popoverTarget popoverTargetAction preserveAspectRatio primitiveUnits readOnly referrerPolicy "
    "refX refY repeatCount repeatDur requiredExtensions requiredFeatures rowSpan spellCheck "
    "spreadMethod srcDoc srcLang srcSet startOffset stdDeviation surfaceScale systemLanguage "
    "tabIndex tableValues targetX targetY textLength useMap vAlign viewBox xChannelSelector "
    "yChannelSelector zoomAndPan"
)
_WITH_HYPHEN = _names(
    "alignment-baseline clip-path clip-rule dominant-baseline fill-opacity fill-rule flood-color "
    "flood-opacity font-family font-size font-style font-weight letter-spacing marker-end "
    "marker-mid marker-start paint-order pointer-events shape-rendering stop-color stop-opacity "
    "stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-opacity stroke-width text-anchor text-decoration vector-effect word-spacing "
    "http-equiv accept-charset"
)


def _camel(name: str) -> str:
    first, *others = name.split("-")
    return first + "".join(part.capitalize() for part in others)


REACT_NAMES = {
    **{name.lower(): name for name in _CAMEL_CASE},
    **{name: _camel(name) for name in _WITH_HYPHEN},
    "class": "className",
    "for": "htmlFor",
}
"""HTML's names, where React's differ."""

HTML_NAMES = {react: html for html, react in REACT_NAMES.items()}

FLAGS = _names(
    "allowfullscreen async autofocus autoplay checked controls default defer disabled "
    "disablepictureinpicture disableremoteplayback formnovalidate hidden inert itemscope loop "
    "multiple muted nomodule novalidate open playsinline readonly required reversed selected"
)
"""Attributes that are true where they stand, whatever their value."""

_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=][^\s"'<>/=]*)(?:\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s"'<>`][^\s<>"'`]*+))?"""
)
_JSX_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*(?::[A-Za-z_][A-Za-z0-9_-]*)?")
_EVENT = re.compile(r"on[a-z]{3,}")
_DECLARATION = re.compile(r"""(?:[^;"'(]|"[^"]*"|'[^']*'|\([^)]*\))+""")
_LINE_END = re.compile(r"\r\n|\n|\r")
_FOLDED = re.compile(r"[ \t]*(?:\r\n|\n|\r)[ \t]*")
_READ_ALOUD = frozenset(("alt", "title", "value", "placeholder", "content", "aria-label"))
_NAMESPACES = ("xlink:", "xml:", "xmlns:")
_NEVER_IN_REACT = frozenset(("ref", "key", "children", "dangerouslysetinnerhtml"))


class Attribute(NamedTuple):
    """``name`` is HTML's, in lower case; ``raw`` the value as it is written, with its quotes."""

    name: str
    raw: str | None

    @property
    def value(self) -> str:
        """The value without quotes and character references; empty where there is none."""
        return html.unescape(_bare(self.raw)) if self.raw else ""

    @property
    def fits(self) -> bool:
        """Whether React takes an attribute of this name from a string."""
        if _EVENT.fullmatch(self.name) or self.name in _NEVER_IN_REACT:
            return False
        if _JSX_NAME.fullmatch(self.name) is None:
            return False
        return ":" not in self.name or self.name.startswith(_NAMESPACES)


def read(attributes: str) -> list[Attribute]:
    """The attributes between a tag's name and its ``>``; of one name the first, as in HTML."""
    found: dict[str, Attribute] = {}
    for match in _ATTRIBUTE.finditer(attributes):
        name = match["name"].lower()
        found.setdefault(name, Attribute(name, match["value"]))
    return list(found.values())


def in_jsx(attribute: Attribute) -> str:
    """``className="x"`` for ``class=x``. JSX decodes character references like HTML does."""
    name, raw = attribute
    react = REACT_NAMES.get(name, name)
    if name in FLAGS:
        return react
    if raw is None:
        return react if name == "download" else f'{react}=""'
    if name == "style":
        return f"style={style_object(attribute.value)}"
    if raw[0] not in "\"'":
        raw = f'"{raw}"'
    if name in _READ_ALOUD:
        return f"{react}={_LINE_END.sub('&#10;', raw)}"
    return f"{react}={_FOLDED.sub(' ', raw)}"


def style_object(style: str) -> str:
    """``{{textAlign: 'center'}}`` for ``text-align: center``."""
    properties = ", ".join(f"{key}: {string_literal(value)}" for key, value in _properties(style))
    return f"{{{{{properties}}}}}"


def has_properties(style: str) -> bool:
    return any(_properties(style))


def style_text(properties: dict[str, str]) -> str:
    """``text-align: center`` for ``{"textAlign": "center"}``."""
    return "; ".join(f"{_css_name(name)}: {value}" for name, value in properties.items())


def quoted(value: str) -> str:
    """A value as it stands in a tag; JSX and HTML know character references, and no escapes."""
    value = value.replace("&", "&amp;")
    if '"' not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "&#39;") + "'"


def _bare(raw: str) -> str:
    return raw[1:-1] if raw[0] in "\"'" else raw


def _properties(style: str) -> Iterator[tuple[str, str]]:
    for declaration in _DECLARATION.findall(style):
        name, colon, value = declaration.partition(":")
        name, value = name.strip(), " ".join(value.split())
        if colon and name and value:
            yield _style_key(name), value


def _style_key(name: str) -> str:
    """``textAlign``; a vendor's prefix as React writes it, a custom property in quotes."""
    if name.startswith("--"):
        return string_literal(name)
    name = name.lower()
    name = name.removeprefix("-") if name.startswith("-ms-") else name
    key = re.sub(r"-([a-z])", lambda letter: letter[1].upper(), name)
    return key if re.fullmatch(r"[A-Za-z][A-Za-z0-9]*", key) else string_literal(key)


def _css_name(key: str) -> str:
    if key.startswith("--"):
        return key
    name = re.sub(r"[A-Z]", lambda letter: "-" + letter[0].lower(), key)
    return "-" + name if name.startswith("ms-") else name
