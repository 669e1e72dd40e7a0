"""The names of the five meanings, as the user gave them."""

from collections.abc import Mapping

from reader.errors import NotesError
from reader.notes.journal import Journal
from reader.notes.model import MEANING_NAMES, Meaning


class Meanings:
    """What the meanings are called; a change is an action that can be undone."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def names(self) -> dict[Meaning, str]:
        """The name of every meaning, in their fixed order."""
        given = {str(row["id"]): str(row["name"]) for row in self._journal.rows("meanings")}
        return {meaning: given.get(meaning, name) for meaning, name in MEANING_NAMES.items()}

    def rename(self, names: Mapping[Meaning, str]) -> None:
        """Give names; those not named stay.

        Raises:
            NotesError: A name is empty or stands for two meanings, or the file cannot be written.
        """
        cleaned = {meaning: " ".join(name.split()) for meaning, name in names.items()}
        wanted = {**self.names(), **cleaned}
        if not all(wanted.values()) or len(set(wanted.values())) < len(wanted):
            raise NotesError("每种批注都要有自己的名称，不能为空，也不能重复。")
        with self._journal.action("修改批注名称"):
            for meaning, name in wanted.items():
                shipped = name == MEANING_NAMES[meaning]
                row = None if shipped else {"id": meaning.value, "name": name}
                self._journal.write("meanings", meaning.value, row)
