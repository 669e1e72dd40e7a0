"""File formats → text: one module per format; only this package imports lxml and pypdf.

A format module has ``read_…(data) -> Decoded``, raises ``Refusal`` with words for the user, and
names in ``ERRORS`` what its library may raise on a broken file. ``reader.corpus.decode`` chooses
the module and imports it only then.
"""
