"""Rules about papers: their links, their ids, their titles."""
