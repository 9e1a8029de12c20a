"""Plain Markdown: what all other formats are converted from and to."""

from notelint import Format
from notelint_converters.markdown.reader import read, recognises
from notelint_converters.markdown.writer import write, writer

MARKDOWN = Format(
    "markdown",
    "plain Markdown (CommonMark, GFM, math, front matter)",
    loses="nothing",
    read=read,
    write=write,
    recognises=recognises,
    writer=writer,
)
