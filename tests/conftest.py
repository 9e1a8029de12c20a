"""No test touches what the user keeps."""

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Caches of this run, for the processes that tests start as well."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NOTELINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield
