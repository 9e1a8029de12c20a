"""Notion's exports: a folder or zip of Markdown or HTML pages, CSV databases, and files."""

from notelint import Format
from notelint_converters.notion.reader import read, recognises
from notelint_converters.notion.writing.writer import write

NOTION = Format(
    "notion",
    "a Notion export (Markdown & CSV, or HTML), folder or zip",
    loses="read: colours and columns; of Markdown exports icons and covers, too, and toggles become "
    "lists; written: colours, underlines, icons, covers, comments and links to headings; toggles "
    "become lists, and properties outside of databases text",
    read=read,
    write=write,
    recognises=recognises,
    packed=True,
)
