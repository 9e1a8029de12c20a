"""Notion's exports: a folder or zip of Markdown pages, CSV databases, and files."""

from notelint import Format
from notelint_converters.notion.reader import read, recognises

NOTION = Format(
    "notion",
    "a Notion export (Markdown & CSV), folder or zip",
    loses="what the export lacks: colours, columns, icons and covers; toggles become lists",
    read=read,
    recognises=recognises,
)
