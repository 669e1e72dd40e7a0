"""Steps of ``structure``: which line is which part, what is a heading, what a table."""
