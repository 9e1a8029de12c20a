"""MDX to Markdown: what each kind of node becomes."""
