"""Where caches are kept."""

from pathlib import Path


def cache_folder() -> Path:
    """The platform's folder for what notelint can do without."""
    import platformdirs  # costs more than all else here, and the folder is often given

    return platformdirs.user_cache_path("notelint", appauthor=False)
