"""What importing, removing and older versions need of the library, as plain callables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.model import DocumentSummary

if TYPE_CHECKING:  # the engine behind an import is loaded when one begins
    from reader.library.gather import Gathered
    from reader.library.ingest import Importer
    from reader.library.report import ImportProgress, ImportReport
    from reader.ui.desk import Desk
    from reader.ui.importing.pack_desk import PackDesk


@dataclass(frozen=True)
class ImportDesk:
    """What the window needs to change the library.

    ``begin`` and ``versions`` are quick, the others run in the background.

    Attributes:
        gather: The files that chosen files, folders and zips stand for.
        begin: Makes an importer that reports to a callback; the callback is called on the thread
            of the import.
        remove: Removes an imported document by its id; raises LibraryError.
        versions: The older versions of a document; of an older version the listed one comes first.
        fingerprints: Of each listed document by its id; changes with title, headings and text.
        refreshed: The desk over the library as it is now, with a search of its own.
        packs: What can be done with packs.
        save_report: Writes a report to a file; raises LibraryError.
    """

    gather: Callable[[Sequence[Path]], "Gathered"]
    begin: Callable[[Callable[["ImportProgress"], None]], "Importer"]
    remove: Callable[[str], object]
    versions: Callable[[str], Sequence[DocumentSummary]]
    fingerprints: dict[str, str]
    refreshed: Callable[[], "Desk"]
    packs: "PackDesk"
    save_report: Callable[["ImportReport", Path], None]
