"""Rules about images and imports."""
