"""``python -m notelint_rules`` prints the index of all rules."""

import sys

from notelint_rules import RULES
from notelint_rules.index import index

sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
sys.stdout.write(index(RULES))
