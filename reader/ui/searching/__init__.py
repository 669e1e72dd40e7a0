"""Searching: the panel, what one can ask and narrow by, hit map, sources of a sentence."""
