"""What earlier runs found out about a vault, kept in the user's folder of caches.

Nothing of it is needed: a cache that is old, broken or locked is as good as none.
It lies outside of the notes' folder because it is read with ``pickle``, which trusts what it reads.
"""

from notelint.cli.cache.cache import Cache as Cache
from notelint.cli.cache.cache import News as News
from notelint.cli.cache.cache import open_cache as open_cache
from notelint.cli.cache.folder import cache_folder as cache_folder
from notelint.cli.cache.memory import Remembered as Remembered
from notelint.cli.cache.memory import name_of as name_of
from notelint.cli.cache.stamp import stamp as stamp
