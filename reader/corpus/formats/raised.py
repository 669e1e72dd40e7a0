"""Raised and lowered characters as text: 10⁸ must not become 108."""

_RAISED = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_LOWERED = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
_LONGEST = 6


def raised(text: str) -> str:
    """A superscript: as Unicode has it if it is a short number, else as it is."""
    return _moved(text, _RAISED)


def lowered(text: str) -> str:
    """A subscript: as Unicode has it if it is a short number, else as it is."""
    return _moved(text, _LOWERED)


def _moved(text: str, table: dict[int, int]) -> str:
    if 0 < len(text) <= _LONGEST and all(ord(character) in table for character in text):
        return text.translate(table)
    return text
