"""Pages that Notion exported as HTML."""
