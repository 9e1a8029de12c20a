"""Rules about MDX's syntax."""
