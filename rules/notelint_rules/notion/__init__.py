"""Rules about what a Notion export leaves behind."""
