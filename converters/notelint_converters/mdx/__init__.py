"""MDX, as Docusaurus 3 builds it."""

from notelint import Format
from notelint_converters.mdx.reader import read, recognises
from notelint_converters.mdx.writer import write, writer

MDX = Format(
    "mdx",
    "MDX for Docusaurus",
    loses="read: components, imports, JavaScript, sizes of imported pictures; "
    "written: event handlers, links and pictures that lead nowhere",
    read=read,
    write=write,
    recognises=recognises,
    writer=writer,
)
