"""Opens library and index and builds the window's desk over them.

Loaded on a thread of the pool behind the shown window, because the engines of the index take longer
to load than the window needs to appear; what is seldom used is loaded when it is asked for.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from index.folding import fold
from index.han import simplify
from reader.library.bundle import open_library
from reader.library.report_text import save_report
from reader.search.find import find_in_text
from reader.search.history import SEARCHES_FILE, Searches
from reader.search.preparation import prepare_index
from reader.search.service import SearchService
from reader.search.synonyms import SYNONYMS_FILE, OwnGroups
from reader.ui.comparing.over_library import compare_desk_over
from reader.ui.desk import Desk
from reader.ui.excerpting.over_library import desk_over as excerpt_desk_over
from reader.ui.importing.import_desk import ImportDesk
from reader.ui.importing.pack_desk import Agreement, PackDesk
from reader.ui.indicators.over_library import desk_over as indicator_desk_over
from reader.ui.searching.search_desk import SearchDesk

if TYPE_CHECKING:
    from reader.library.citation import Quotation
    from reader.library.gather import Gathered
    from reader.library.ingest import Importer, Setting
    from reader.library.pack_view import InstalledPack, PackView
    from reader.library.packs.install import Outcome
    from reader.library.report import ImportProgress
    from reader.library.store import Library
    from reader.paths import Paths
    from reader.search import Hit, Question, SearchAnswer
    from reader.search.hit_map import Columns, HitMap
    from reader.search.question import Cancelled
    from reader.ui.noting.over_library import NotesFile


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the background hands over once library and index are ready.

    Attributes:
        desk: Over the opened library.
        close: Lets go of the library.
        notice: What the user should know about it; "" for nothing.
    """

    desk: Desk
    close: Callable[[], None]
    notice: str


def prepare(
    paths: "Paths", notes: "NotesFile", progress: Callable[[int, int, str], None]
) -> Prepared:
    """Open library and index, building what is missing. Runs on a thread of the pool.

    Args:
        paths: Where everything lies.
        notes: The file of the notes, opened later.
        progress: Told how much of how much is done, and what is being done.

    Raises:
        ReaderError: Library or index can be neither opened nor built.
    """
    first_start = not paths.library.exists()
    library = open_library(paths.library, paths.resources, progress)
    try:
        desk, rebuilt, set_aside = _desk_over(library, paths, notes, progress)
    except BaseException:
        library.close()
        raise
    notices = [library.notice, rebuilt if not first_start else "", set_aside]
    return Prepared(desk, library.close, "".join(filter(None, notices)))


def _desk_over(
    library: "Library",
    paths: "Paths",
    notes: "NotesFile",
    progress: Callable[[int, int, str], None],
) -> tuple[Desk, str, str]:
    """The desk over an opened library as it is now.

    Returns:
        The desk, why its index was built anew if it was, and which of the user's files about
        searching could not be understood.
    """
    state = prepare_index(library, paths.index, progress)
    service = SearchService(library, paths.index)
    own = OwnGroups(paths.user_data / SYNONYMS_FILE)
    service.use_own_groups(own.groups)
    summaries = tuple(library.documents())
    noting = notes.desk_over(library, summaries)
    desk = Desk(
        summaries=summaries,
        document=library.document,
        source=library.source,
        searching=_search_desk(library, service, own, paths),
        find_in_text=find_in_text,
        fold=lambda text: fold(text).text,
        simplify=simplify,
        notices=partial(_notices, paths),
        imports=_import_desk(library, paths, notes),
        indicators=indicator_desk_over(library, summaries, paths.resources, notes.store),
        notes=noting,
        comparing=compare_desk_over(library, summaries, lambda text: fold(text).text, notes.store),
        excerpts=excerpt_desk_over(library, summaries, noting, paths.resources, paths.user_data),
    )
    set_aside = own.notice + desk.searching.searches.notice
    return desk, state.reason if state.rebuilt else "", set_aside


def _search_desk(
    library: "Library", service: SearchService, own: OwnGroups, paths: "Paths"
) -> SearchDesk:
    """What the search side of the window asks an opened library and its index."""
    summaries = {summary.id: summary for summary in library.documents()}
    searches = Searches(paths.user_data / SEARCHES_FILE)

    def quote(hit: "Hit") -> "Quotation":
        from reader.export.sentences import Sentences  # noqa: PLC0415
        from reader.library.citation import quoted  # noqa: PLC0415
        from reader.library.tables import parted  # noqa: PLC0415

        document = library.document(hit.document_id)
        place = Sentences(document.text).around(hit.start, hit.end)
        return quoted(parted(document, *place), summaries[hit.document_id], hit.section_path)

    def hit_map(
        question: "Question", queries: Sequence[str], columns: "Columns", cancelled: "Cancelled"
    ) -> "HitMap":
        from reader.search.hit_map import make_hit_map  # noqa: PLC0415

        return make_hit_map(service.ask, question, queries, columns, cancelled)

    def export_hits(answer: "SearchAnswer", path: Path) -> None:
        from reader.export.hits import export_hits  # noqa: PLC0415

        export_hits(answer, library, path, _today())

    def export_map(hit_map: "HitMap", path: Path) -> None:
        from reader.export.hit_map_csv import write_hit_map_csv  # noqa: PLC0415
        from reader.export.hit_map_xlsx import write_hit_map_xlsx  # noqa: PLC0415

        if path.suffix.lower() == ".csv":
            write_hit_map_csv(hit_map, path)
        else:
            write_hit_map_xlsx(hit_map, path, _today())

    return SearchDesk(
        ask=service.ask,
        suggest=lambda typed: service.suggest(typed, searches.history),
        nearest=service.nearest,
        searches=searches,
        own_groups=own,
        use_own_groups=lambda: service.use_own_groups(own.groups),
        library_version=library.version,
        hit_map=hit_map,
        find_source=lambda text, cancelled: service.sources_of(text, cancelled=cancelled),
        quote=quote,
        export_hits=export_hits,
        export_map=export_map,
    )


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _import_desk(library: "Library", paths: "Paths", notes: "NotesFile") -> ImportDesk:
    """What changes an opened library; the pipeline is loaded when an import begins."""

    def setting() -> "Setting":
        from reader.library.ingest import Setting  # noqa: PLC0415
        from reader.search.dictionary import policy_analyzer  # noqa: PLC0415

        return Setting(library, paths.index, policy_analyzer(), paths.resources)

    def gathered(chosen: Sequence[Path]) -> "Gathered":
        from reader.library.gather import gather  # noqa: PLC0415

        return gather(chosen)

    def begin(progress: "Callable[[ImportProgress], None]") -> "Importer":
        from reader.library.ingest import Importer  # noqa: PLC0415

        return Importer(setting(), progress)

    def remove(document_id: str) -> None:
        from reader.library.ingest import remove_documents  # noqa: PLC0415

        remove_documents(setting(), [document_id])

    return ImportDesk(
        gather=gathered,
        begin=begin,
        remove=remove,
        versions=library.versions,
        fingerprints=library.fingerprints(),
        packs=_pack_desk(library, paths),
        refreshed=lambda: _desk_over(library, paths, notes, lambda *_: None)[0],
        save_report=save_report,
    )


def _pack_desk(library: "Library", paths: "Paths") -> PackDesk:
    """What can be done with packs; signatures are loaded when one is looked at."""

    def look(path: Path) -> "PackView":
        from reader.library.pack_view import view_of  # noqa: PLC0415
        from reader.library.packs.install import verified  # noqa: PLC0415

        return view_of(verified(path, paths.user_data, paths.resources), library, paths.user_data)

    def install(view: "PackView", agreed: Agreement) -> "Outcome":
        from reader.library.packs.install import Consent, Place, install_pack  # noqa: PLC0415

        place = Place(library, paths.user_data, paths.resources)
        return install_pack(view.path, place, Consent(agreed.key, agreed.unsigned, agreed.older))

    def back(name: str) -> "Outcome":
        from reader.library.packs.install import Place, roll_back  # noqa: PLC0415

        return roll_back(name, Place(library, paths.user_data, paths.resources))

    def installed() -> "Sequence[InstalledPack]":
        from reader.library.pack_view import installed_packs  # noqa: PLC0415

        return installed_packs(paths.user_data)

    return PackDesk(look, install, back, installed)


def _notices(paths: "Paths") -> str:
    """The notices that ship with the program, as plain text."""
    file = paths.resources.parent / "NOTICES.md"
    return file.read_text(encoding="utf-8") if file.exists() else ""
