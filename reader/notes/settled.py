"""Notes whose place was not found in a new text, and that the user wants to stay as they are."""

from reader.notes.journal import Journal


class Settled:
    """What need not be asked again; each is an action that can be undone."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def keep(self, item_id: str, text_sha256: str) -> None:
        """Leave a note where it was made; do not ask again about this text.

        Args:
            item_id: Of the note.
            text_sha256: Of the text in which its place was not found.

        Raises:
            NotesError: The file cannot be written.
        """
        row_id = f"{item_id}:{text_sha256}"
        row = {"id": row_id, "item_id": item_id, "text_sha256": text_sha256}
        with self._journal.action("保留在原处"):
            self._journal.write("settled", row_id, row)

    def kept(self) -> frozenset[tuple[str, str]]:
        """Ids of notes and the texts about which need not be asked."""
        rows = self._journal.rows("settled")
        return frozenset((str(row["item_id"]), str(row["text_sha256"])) for row in rows)
