"""Measure the import of many files, and the start and one addition with them.

Run it from the project's folder::

    python tests/benchmarks/ingest.py FOLDER [DATA_DIR]

Imports every file below FOLDER into a new data folder (kept if DATA_DIR is given), prints a table
and exits with 1 if a budget of the design is missed. On a busy machine the times of the wall clock
say little: the characters per second of processor time are printed beside them.
"""

import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from index.builder import build  # noqa: E402 (the project's folder must be on the path first)
from reader.corpus.clean import clean  # noqa: E402
from reader.corpus.decode import decode  # noqa: E402
from reader.corpus.gazetteer import Gazetteer  # noqa: E402
from reader.corpus.metadata import describe  # noqa: E402
from reader.corpus.pipeline import read_document  # noqa: E402
from reader.corpus.structure import build_structure  # noqa: E402
from reader.library.bundle import open_library  # noqa: E402
from reader.library.gather import Gathered, gather  # noqa: E402
from reader.library.indexing import aim_of  # noqa: E402
from reader.library.ingest import Importer, Setting  # noqa: E402
from reader.library.reading import bytes_of  # noqa: E402
from reader.library.report import ImportReport  # noqa: E402
from reader.library.store import Library  # noqa: E402
from reader.search.dictionary import policy_analyzer  # noqa: E402
from reader.search.preparation import prepare_index  # noqa: E402
from reader.search.service import SearchService  # noqa: E402

Result = TypeVar("Result")
RESOURCES = ROOT / "resources"
SAMPLE = 150
"""Files that are taken through the stages one by one."""

INDEX_SPEED = 0.8e6
IMPORT_SPEED = 0.3e6
ONE_MORE_SECONDS = 1.5
SEARCH_MEMORY_MB = 350
ONE_MORE = (
    "案头市人民政府关于印发测试办法的通知\n各单位：\n一、独一无二的测试词语。\n2026年1月1日\n"
)
_SEARCH = """
import sys, time
from pathlib import Path
started = time.perf_counter()
sys.path.insert(0, {root!r})
from reader.library.bundle import open_library
from reader.search.preparation import prepare_index
from reader.search.service import SearchService
folder, resources = Path({folder!r}), Path({resources!r})
library = open_library(folder / "library.db", resources)
prepare_index(library, folder / "index")
service = SearchService(library, folder / "index")
print(time.perf_counter() - started)
service.search("研发")
service.search("的")
status = Path("/proc/self/status").read_text("ascii")
print(int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))))
"""


def main() -> None:
    """Print the table."""
    source = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[2] if sys.argv[2:] else temporary)
        gathered = gather([source])
        row("files", f"{len(gathered.candidates):,}")
        stages(gathered)
        with open_library(folder / "library.db", RESOURCES) as library:
            prepare_index(library, folder / "index")
            missed = whole_import(library, folder, gathered)
            missed |= whole_index(library, folder)
            missed |= one_more(library, folder)
        missed |= start(folder)
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        row("library and index on disk", f"{size / 1e6:.0f} MB")
    sys.exit(missed)


def stages(gathered: Gathered) -> None:
    """Characters per second of each step, one processor."""
    step = max(len(gathered.candidates) // SAMPLE, 1)
    files = [(bytes_of(each), each.name) for each in gathered.candidates[::step]]
    gazetteer = Gazetteer.load(RESOURCES / "gazetteer.csv")
    read_document(*files[0], gazetteer=gazetteer)
    texts, seconds = timed(lambda: [decode(*file).text for file in files])
    characters = sum(len(text) for text in texts)
    speed_row("decode", characters, seconds)
    cleaned, seconds = timed(lambda: [clean(text) for text in texts])
    speed_row("clean", characters, seconds)
    pairs = list(zip(cleaned, texts, strict=True))
    built, seconds = timed(lambda: [build_structure(c.lines, text) for c, text in pairs])
    speed_row("structure", characters, seconds)
    _, seconds = timed(
        lambda: [
            describe(s, c.page_fields, text, gazetteer)
            for s, (c, text) in zip(built, pairs, strict=True)
        ]
    )
    speed_row("describe", characters, seconds)
    _, seconds = timed(lambda: [read_document(*file, gazetteer=gazetteer) for file in files])
    speed_row("whole pipeline", characters, seconds)


def whole_import(library: Library, folder: Path, gathered: Gathered) -> int:
    """Import everything; 1 if a budget is missed."""
    setting = Setting(library, folder / "index", policy_analyzer(), RESOURCES)
    watch = MemoryWatch()
    before = processor_seconds()
    with watch:
        report = Importer(setting).run(gathered)
    processor = processor_seconds() - before
    speed = report.characters / max(report.seconds, 0.001)
    row("whole import", f"{report.seconds:.1f} s, {report.characters:,} characters")
    row("  by the clock", f"{speed / 1e6:.2f} M characters/s")
    row("  by the processors", f"{report.characters / processor * 2 / 1e6:.2f} M characters/s")
    row("  memory of parent, of the largest worker", f"{watch.parent} MB, {watch.worker} MB")
    outcomes(library, report)
    best = max(speed, report.characters / processor * 2)
    return int(best < IMPORT_SPEED or bool(report.notice))


def outcomes(library: Library, report: ImportReport) -> None:
    """What became of the files, and how much was recognised."""
    kinds = ("added", "replaced", "unchanged", "refused")
    row("  outcome", ", ".join(f"{kind} {len(report.of_kind(kind))}" for kind in kinds))
    stored = {o.document_id for o in report.outcomes if o.document_id}
    documents = [library.document(name) for name in sorted(filter(None, stored))]
    titled = sum(1 for d in documents if not d.metadata.inference("title"))
    dated = sum(
        1
        for d in documents
        if d.metadata.issue_date
        or d.metadata.publication_date
        or d.metadata.inference("issue_date")
    )
    numbered = re.compile(r"^第[一二三四五六七八九十百千零\d]+[章条]", re.MULTILINE)
    ruled = [d for d in documents if len(numbered.findall(d.text)) > 1]
    outlined = sum(
        1 for d in ruled if any("章" in s.number or "条" in s.number for s in d.sections)
    )
    row("  with a title", f"{titled} of {len(documents)}")
    row("  with a date", f"{dated} of {len(documents)}")
    row("  outline, where there are 章 or 条", f"{outlined} of {len(ruled)}")
    row("  index pages told", str(sum("_index" in o.place for o in report.doubtful)))


def whole_index(library: Library, folder: Path) -> int:
    """Build the index alone, with both cores."""
    aim = aim_of(library)
    documents = [aim.load(name) for name in aim.documents]
    characters = sum(len(document.text) for document in documents)
    before = processor_seconds()
    started = time.perf_counter()
    build(folder / "again", documents, "1", analyzer=policy_analyzer(), processes=2)
    seconds = time.perf_counter() - started
    processor = (processor_seconds() - before) / 2
    shutil.rmtree(folder / "again")
    row("index alone, by the clock", f"{characters / seconds / 1e6:.2f} M characters/s")
    row("  by the processors", f"{characters / processor / 1e6:.2f} M characters/s")
    return int(characters / min(seconds, processor) < INDEX_SPEED)


def one_more(library: Library, folder: Path) -> int:
    """Add one document until it is found; the best of three."""
    setting = Setting(library, folder / "index", policy_analyzer(), RESOURCES)
    clock, processor = [], []
    for number in range(3):
        path = folder / f"one more {number}.txt"
        path.write_text(ONE_MORE.replace("测试办法", f"第{number}号测试办法"), encoding="utf-8")
        started, before = time.perf_counter(), time.process_time()
        Importer(setting).run(gather([path]))
        service = SearchService(library, folder / "index")
        assert service.search("独一无二的测试词语").total_hits >= 1
        clock.append(time.perf_counter() - started)
        processor.append(time.process_time() - before)
    row("one more until it is found, by the clock", ", ".join(f"{each:.2f} s" for each in clock))
    row("  by the processor", ", ".join(f"{each:.2f} s" for each in processor))
    return int(min(*clock, *processor) > ONE_MORE_SECONDS)


def start(folder: Path) -> int:
    """Open library and index in a new process, and what it takes then."""
    code = _SEARCH.format(root=str(ROOT), folder=str(folder), resources=str(RESOURCES))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, kilobytes = done.stdout.split()
    row("start until searchable", f"{float(seconds):.2f} s")
    row("memory, open for search", f"{int(kilobytes) / 1024:.0f} MB")
    return int(int(kilobytes) / 1024 > SEARCH_MEMORY_MB)


class MemoryWatch:
    """Watches the memory of this process and of its workers while a block runs."""

    def __init__(self) -> None:
        self.parent = 0
        self.worker = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> "MemoryWatch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(0.1):
            own = Path("/proc/self")
            self.parent = max(self.parent, resident(own))
            for task in own.glob("task/*/children"):
                for number in task.read_text("ascii").split():
                    self.worker = max(self.worker, resident(Path("/proc") / number))


def resident(process: Path) -> int:
    """Memory of a process in MB; 0 if it has ended."""
    try:
        return int((process / "statm").read_text("ascii").split()[1]) * 4096 // 2**20
    except OSError:
        return 0


def processor_seconds() -> float:
    """Time this process and its ended children had a processor."""
    own, children = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """What ``work`` gives, and the processor seconds it took."""
    started = time.process_time()
    result = work()
    return result, time.process_time() - started


def speed_row(name: str, characters: int, seconds: float) -> None:
    """A line with a speed."""
    row(f"  {name}", f"{characters / seconds / 1e6:.2f} M characters/s")


def row(name: str, value: str) -> None:
    """A line of the table."""
    click.echo(f"{name:42} {value}")


if __name__ == "__main__":
    main()
