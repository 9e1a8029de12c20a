"""Plain Markdown as Notion exports it, and takes it in again: pages, databases, and their files."""
