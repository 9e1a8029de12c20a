"""Markdown to MDX: what each kind of node needs."""
