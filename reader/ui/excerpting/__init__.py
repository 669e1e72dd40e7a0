"""摘编: collections of excerpts, their panel, and the way from a collection to paper."""
