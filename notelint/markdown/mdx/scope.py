"""The names that a page's module has without importing or declaring them."""

PAGE_NAMES = frozenset({"assets", "contentTitle", "frontMatter", "metadata", "props", "toc"})
"""What MDX and Docusaurus give every page."""

COMPONENTS = frozenset({"Details", "Head"})
"""The components that Docusaurus' classic theme gives every page (``@theme/MDXComponents``);
elements with a lower-case name need none."""

JAVASCRIPT_NAMES = frozenset(
    """
    AggregateError Array ArrayBuffer Atomics BigInt BigInt64Array BigUint64Array Boolean DataView
    Date Error EvalError FinalizationRegistry Float32Array Float64Array Function Infinity
    Int16Array Int32Array Int8Array Intl Iterator JSON Map Math NaN Number Object Promise Proxy
    RangeError ReferenceError Reflect RegExp Set SharedArrayBuffer String Symbol SyntaxError
    TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef
    WeakSet arguments decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval
    globalThis isFinite isNaN parseFloat parseInt undefined unescape

    AbortController AbortSignal Blob Buffer CustomEvent Event EventTarget File FormData Headers
    Request Response TextDecoder TextEncoder URL URLSearchParams atob btoa clearInterval
    clearTimeout console crypto exports fetch global module performance process queueMicrotask
    require setInterval setTimeout structuredClone
    """.split()  # noqa: SIM905 - a list of words
)
"""JavaScript's own, and what Node and webpack add: they are there when a page is rendered."""

BROWSER_NAMES = frozenset(
    """
    Audio Element HTMLElement Image IntersectionObserver MutationObserver Node Option
    ResizeObserver WebSocket Worker alert cancelAnimationFrame confirm customElements document
    getComputedStyle history localStorage location matchMedia navigator prompt
    requestAnimationFrame screen self sessionStorage window
    """.split()  # noqa: SIM905 - a list of words
)
"""What only a browser has: for functions that run there, and behind a ``typeof`` that asks.
Elsewhere the site's build, which renders each page without a browser, stops."""


def is_provided(name: str, *, in_browser: bool) -> bool:
    """Whether a page may use a name it does not import; ``in_browser`` where only a browser runs it."""
    if name in PAGE_NAMES or name in COMPONENTS or name in JAVASCRIPT_NAMES:
        return True
    return in_browser and name in BROWSER_NAMES
