"""The program looks at itself: is everything there, is it whole, does a search find everything."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.folding import fold
from reader.corpus.review import METADATA_FILE, load_review
from reader.errors import ReaderError
from reader.library.bundle import (
    GAZETTEER_FILE,
    SOURCE_FILE,
    Progress,
    no_progress,
    open_library,
    shipped_folders,
)
from reader.library.noted import NotedDocuments, open_notes
from reader.library.packs.health import pack_faults
from reader.library.packs.installed import packs_folder
from reader.library.store import Library
from reader.notes.store import NotesStore
from reader.paths import Paths
from reader.search.preparation import prepare_index
from reader.search.service import SearchService

QUERIES = ("研发", "創新", "R&D", "2.5%", "的")
"""Searched and scanned for: words in both scripts, a foreign one, a number, one character."""

_FONT_HEADS = (b"OTTO", b"\0\1\0\0", b"true")
_NEEDED = (("icons", "*.svg"), ("fonts", "*.otf"), ("dictionary", "*.txt"))


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Attributes:
        name: Chinese: what was looked at.
        detail: Chinese: what was found.
    """

    name: str
    ok: bool
    detail: str


def run_checks(
    paths: Paths,
    progress: Progress = no_progress,
    page_faults: Callable[[Path], list[str]] | None = None,
) -> Iterator[Check]:
    """Look at everything a user relies on.

    What a start repairs by itself is repaired first, and told.

    Args:
        paths: Of this run.
        progress: Told while library or index are built.
        page_faults: Sets a page and tells its faults; None where nothing can be drawn.
    """
    yield _checked("程序文件", lambda: _resource_faults(paths.resources))
    yield _checked("随附文件", lambda: _source_faults(paths.resources))
    yield _checked("字体", lambda: _font_faults(paths.resources / "fonts"))
    if page_faults is not None:
        yield _checked("打印页面", lambda: page_faults(paths.resources))
    try:
        library = open_library(paths.library, paths.resources, progress)
    except ReaderError as error:
        yield Check("文库", ok=False, detail=str(error))
        return
    with library:
        yield _checked("文库", library.faults, library.notice)
        if paths.notes.exists():
            yield _notes_check(paths, library)
        if packs_folder(paths.user_data).exists():
            yield _checked("资源包", lambda: pack_faults(paths.user_data))
        try:
            state = prepare_index(library, paths.index, progress)
            service = SearchService(library, paths.index)
        except ReaderError as error:
            yield Check("索引", ok=False, detail=str(error))
            return
        yield _checked("索引", lambda: _index_faults(library, service), state.reason)
        yield _checked("检索", lambda: _search_faults(library, service))


def _notes_check(paths: Paths, library: Library) -> Check:
    """Every page, every row, and the words under every note."""
    try:
        with open_notes(paths.notes, library) as store:
            noted = NotedDocuments(library, store)
            faults = store.faults() or noted.faults()
            told = "；".join(faults) or store.notice + _notes_detail(store, noted)
    except ReaderError as error:
        return Check("批注", ok=False, detail=str(error))
    return Check("批注", not faults, told)


def _notes_detail(store: NotesStore, noted: NotedDocuments) -> str:
    doubtful, orphans = len(noted.review_list()), len(noted.orphans())
    waiting = f"，其中 {doubtful} 条待核对" if doubtful else ""
    gone = f"，{orphans} 篇文件已不在文库中" if orphans else ""
    return f"完好（{store.everything().size} 条{waiting}{gone}）。"


def _checked(name: str, find_faults: Callable[[], list[str]], note: str = "") -> Check:
    """Run one check.

    Args:
        name: What it looks at.
        find_faults: Gives a Chinese sentence for each fault.
        note: Told if there is none.
    """
    try:
        faults = find_faults()
    except ReaderError as error:
        faults = [str(error)]
    return Check(name, not faults, "；".join(faults) or note or "完好。")


def _resource_faults(resources: Path) -> list[str]:
    faults = [
        f"缺少 {folder}/{pattern}"
        for folder, pattern in _NEEDED
        if not any((resources / folder).glob(pattern))
    ]
    if not (resources / GAZETTEER_FILE).is_file():
        faults.append(f"缺少 {GAZETTEER_FILE}")
    return faults


def _source_faults(resources: Path) -> list[str]:
    """Compare each shipped source with the one that was reviewed."""
    faults = []
    for folder in shipped_folders(resources):
        expected = load_review(folder).source_sha256
        found = hashlib.sha256((folder / SOURCE_FILE).read_bytes()).hexdigest()
        if found != expected:
            faults.append(f"{folder.name} 的原文与审校时不同（见 {METADATA_FILE}）")
    return faults


def _font_faults(folder: Path) -> list[str]:
    return [
        f"字体文件 {font.name} 已损坏"
        for font in sorted(folder.glob("*.otf"))
        if not font.read_bytes().startswith(_FONT_HEADS)
    ]


def _index_faults(library: Library, service: SearchService) -> list[str]:
    """The index must hold the library's documents, no more and no fewer."""
    listed = library.documents()
    answer = service.search(QUERIES[0])
    if answer.documents_searched != len(listed):
        return [f"索引有 {answer.documents_searched} 篇，文库有 {len(listed)} 篇"]
    return []


def _search_faults(library: Library, service: SearchService) -> list[str]:
    """Compare searches with a plain scan of every text."""
    texts = {summary.id: library.text(summary.id) for summary in library.documents()}
    faults = []
    for query in QUERIES:
        found = {
            (document.id, hit.start, hit.end)
            for document in service.search(query).documents
            for hit in document.hits
        }
        expected = {(id_, *place) for id_, text in texts.items() for place in scan(text, query)}
        if found != expected:
            faults.append(f"检索“{query}”得到 {len(found)} 处，逐字查找得到 {len(expected)} 处")
    return faults


def scan(text: str, query: str) -> Iterator[tuple[int, int]]:
    """Every place of ``text`` where ``query`` stands, found without any index.

    Args:
        text: Of a document.
        query: Compared in its folded form, as in a search.

    Returns:
        Start and end in ``text``, also of places that overlap.
    """
    folded, wanted = fold(text), fold(query).text.strip()
    place = folded.text.find(wanted)
    while place >= 0:
        yield folded.original_range(place, place + len(wanted))
        place = folded.text.find(wanted, place + 1)
