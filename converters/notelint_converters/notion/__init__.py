"""Notion's exports: a folder or zip of Markdown or HTML pages, CSV databases, and files."""

from notelint import Format
from notelint_converters.notion.reader import read, recognises

NOTION = Format(
    "notion",
    "a Notion export (Markdown & CSV, or HTML), folder or zip",
    loses="colours and columns; of Markdown exports icons and covers, too, and toggles become lists",
    read=read,
    recognises=recognises,
)
