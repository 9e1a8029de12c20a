"""Rules about text that Markdown reads otherwise than meant."""
