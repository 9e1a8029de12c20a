"""Rules about spelling, and the word lists they stand on."""
