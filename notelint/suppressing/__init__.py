"""Writing comments that allow what is found, where nothing but a reader of the source sees them."""

from notelint.suppressing.suppressor import suppress as suppress
