"""The documents at hand: SQLite store and the shipped bundle."""
