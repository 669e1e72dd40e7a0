"""Prove that searches find what a slow and literal search finds, and measure how long they take.

Run it from the project's folder::

    python tests/benchmarks/search_proof.py [FOLDER]

Without FOLDER the documents are the five that are shipped; with it, every ``.txt`` and ``.md`` file
below it, each as one document, as it is. Prints a table; ends with 1 if anything was missed. All
random choices are seeded, so two runs ask the same.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from opencc import OpenCC  # noqa: E402 (the project's folder must be on the path first)

from index.analysis import Analyzer  # noqa: E402
from index.builder import build  # noqa: E402
from index.errors import QueryError  # noqa: E402
from index.model import IndexDocument  # noqa: E402
from index.query import parse  # noqa: E402
from index.searcher import Extent, Searcher  # noqa: E402
from index.smart import Alternative  # noqa: E402
from index.units import Unit  # noqa: E402, TC001
from reader.search.synonyms import Synonyms, load_shipped  # noqa: E402
from tests.index.reference import Places, Reference  # noqa: E402

DICTIONARY = ROOT / "resources" / "dictionary" / "policy_terms.txt"
SYNONYMS = ROOT / "resources" / "synonyms.toml"
FIRST_PAGE = 20
"""Documents whose places are asked for with an answer."""

SAMPLE = 40
"""Documents in which each pair and triple is looked for, by the index and slowly."""

MIXED = (
    "R&D经费",
    "2.5%",
    "〔2018〕",
    "R & D",
    "１００％",
    "GDP",
    "5G",
    "《条例》",
    "（一）",
    "“三农”",
)
LONGEST_MS = 2000
PIECES = (
    *"研发投入人民政府的一二三 　ab19\n",
    *'()（）|｜"“”-－*＊,，:：.&%〔〕《》。',
    *(
        " 或 ",
        " OR ",
        " NOT ",
        "近(",
        ",20)",
        "城市:",
        "年份:2018",
        "人民政府",
        "科技创新",
        "企业 ",
        "研发经费",
    ),
)


@dataclass(frozen=True)
class Corpus:
    """Documents, their index, and the texts in which the slow search looks."""

    texts: dict[str, str]
    searcher: Searcher
    synonyms: Synonyms

    @cached_property
    def references(self) -> dict[str, Reference]:
        """The documents for the slow search."""
        return {name: Reference(text) for name, text in self.texts.items()}

    def alternatives(self, term: str) -> list[Alternative]:
        """Synonyms as the program gives them."""
        return [
            Alternative(found.form.text, found.group.id, found.form.pattern)
            for found in self.synonyms.expansions(term)
        ]


@dataclass(frozen=True)
class Proof:
    """What came of asking many queries."""

    name: str
    asked: int
    missed: tuple[str, ...] = ()
    times_ms: tuple[float, ...] = ()
    note: str = ""


def open_corpus(texts: dict[str, str], folder: Path) -> Corpus:
    """Index ``texts`` in ``folder`` with the dictionary and synonyms of the program."""
    analyzer = Analyzer.with_dictionary(DICTIONARY)
    documents = [
        IndexDocument(name, text.strip().split("\n")[0], _headings(text), text)
        for name, text in texts.items()
    ]
    build(folder, documents, "1", analyzer=analyzer, processes=2)
    return Corpus(texts, Searcher.open(folder, "1", analyzer), load_shipped(SYNONYMS))


def exact_queries(corpus: Corpus, number: int) -> Iterator[str]:
    """Parts of the texts of 1 to 20 characters, policy terms, mixed ones; also in other scripts."""
    rng = random.Random(11)
    terms = [t for t in DICTIONARY.read_text("utf-8").splitlines() if not t.startswith("#")]
    other_scripts = [OpenCC(name).convert for name in ("s2t", "s2tw", "t2s")]
    texts = list(corpus.texts.values())
    for place in range(number):
        if place % 20 < 3:
            query = rng.choice(terms)
        elif place % 20 < 5:
            query = rng.choice(MIXED) + rng.choice(("", "", "的", "以上", "经费"))
        else:
            query = _part(rng, rng.choice(texts), rng.randint(1, 20))
        yield rng.choice(other_scripts)(query) if place % 4 == 0 else query


def prove_exact(corpus: Corpus, number: int) -> Proof:
    """Exact search finds each occurrence of every query, and nothing else."""
    missed: list[str] = []
    for query in exact_queries(corpus, number):
        answer = corpus.searcher.exact(query)
        found = {document.id: set(document.ranges) for document in answer.documents}
        counts = {document.id: document.count for document in answer.documents}
        slow = {name: reference.places(query) for name, reference in corpus.references.items()}
        expected = {name: corpus.references[name].original(p) for name, p in slow.items() if p}
        if found != expected or counts != {name: len(p) for name, p in expected.items()}:
            missed.append(query)
    return Proof("exact = literal scan (document, start, end)", number, tuple(missed))


def prove_together(corpus: Corpus, number: int) -> Proof:
    """Words in one sentence, paragraph, document or near one another, as the slow search says."""
    rng = random.Random(12)
    missed: list[str] = []
    units: tuple[Unit, ...] = ("sentence", "paragraph", "document")
    places = 0
    for _ in range(number):
        names = rng.sample(sorted(corpus.texts), min(SAMPLE, len(corpus.texts)))
        words = _words(rng, corpus.references[names[0]], rng.choice((2, 2, 3)))
        unit, distance = rng.choice(units), rng.choice((0, 1, 5, 20, 50))
        quoted = ",".join(f'"{word}"' for word in words)
        near = parse(f"近({quoted},{distance})")
        asked = {
            f"{words} {unit}": (
                corpus.searcher.exact_within(" ".join(words), Extent(names, unit)),
                lambda reference: reference.together(words, unit),  # noqa: B023
            ),
            f"{words} {distance}": (
                corpus.searcher.smart(near, extent=Extent(names)),
                lambda reference: reference.near(words, distance),  # noqa: B023
            ),
        }
        for name, (answer, slowly) in asked.items():
            found = {document.id: set(document.ranges) for document in answer.documents}
            expected = _expected(corpus, names, slowly)
            places += answer.count
            if found != expected or answer.count != sum(map(len, expected.values())):
                missed.append(name)
    note = f"{places} places"
    return Proof("together, near = slow check", number, tuple(missed), note=note)


def _expected(
    corpus: Corpus, names: Sequence[str], slowly: Callable[[Reference], Places]
) -> dict[str, Places]:
    found = {name: slowly(corpus.references[name]) for name in names}
    return {name: corpus.references[name].original(p) for name, p in found.items() if p}


def random_strings(number: int) -> Iterator[str]:
    """Strings of syntax and words, most of them short."""
    rng = random.Random(13)
    for _ in range(number):
        yield "".join(rng.choices(PIECES, k=rng.choice((2, 4, 8, 16, 40))))


def prove_any_string(corpus: Corpus, number: int) -> Proof:
    """Any string gives an answer or a fault with a place in it, and in time."""
    missed: list[str] = []
    times: list[float] = []
    faults = 0
    for text in random_strings(number):
        start = time.perf_counter()
        try:
            query = parse(text)
            corpus.searcher.smart(query, corpus.alternatives, admits=lambda _: corpus.texts)
        except QueryError:
            faults += 1
        times.append((time.perf_counter() - start) * 1e3)
        if times[-1] > LONGEST_MS:
            missed.append(text)
    note = f"{faults} faults"
    return Proof(f"any string, at most {LONGEST_MS} ms", number, tuple(missed), tuple(times), note)


def measure_exact(corpus: Corpus, number: int) -> Proof:
    """Exact search against the bare scan of the same texts: median 2 x, p95 4 x and 60 ms."""
    texts = [reference.folded for reference in corpus.references.values()]
    bare: list[float] = []
    times: list[float] = []
    for query in exact_queries(corpus, number):
        bare.append(_ms(lambda: [text.count(query) for text in texts]))  # noqa: B023
        times.append(_ms(lambda: _first_page(corpus.searcher.exact(query).documents)))  # noqa: B023
    limits = [(_p95(times), 60.0)]
    if statistics.median(bare) >= 1:  # below that the scan is nothing to be measured against
        limits += [
            (statistics.median(times), 2 * statistics.median(bare)),
            (_p95(times), 4 * _p95(bare)),
        ]
    missed = tuple(f"{value:.1f} > {most:.1f} ms" for value, most in limits if value > most)
    note = f"bare scan {statistics.median(bare):.1f}, {_p95(bare):.1f}, {max(bare):.1f} ms"
    return Proof("exact, first page, against the scan", number, missed, tuple(times), note)


def measure_smart(corpus: Corpus, number: int) -> Proof:
    """Smart search with all synonyms: p95 100 ms."""
    rng = random.Random(14)
    terms = [t for t in DICTIONARY.read_text("utf-8").splitlines() if not t.startswith("#")]
    times: list[float] = []
    for place in range(number):
        query = parse(" ".join(rng.sample(terms, 1 + place % 4 // 2)))
        times.append(
            _ms(lambda: _first_page(corpus.searcher.smart(query, corpus.alternatives).documents))  # noqa: B023
        )
    missed = [] if _p95(times) <= 100 else [f"{_p95(times):.1f} > 100 ms"]
    return Proof("smart, first page, one and two terms", number, tuple(missed), tuple(times))


def _first_page(documents: Sequence[object]) -> list[object]:
    return [document.matches for document in documents[:FIRST_PAGE]]  # type: ignore[attr-defined]


def _ms(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1e3


def _p95(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def _part(rng: random.Random, text: str, length: int) -> str:
    while True:
        start = rng.randrange(max(len(text) - length, 1))
        if text[start : start + length].strip("\ufeff\u200b\u200d \u3000\xa0\n\r\t"):
            return text[start : start + length]


def _words(rng: random.Random, reference: Reference, number: int) -> list[str]:
    """Words of 1 to 4 characters that stand within 60 characters."""
    text = reference.folded
    start = rng.randrange(max(len(text) - 80, 1))
    found: list[str] = []
    while len(found) < number:
        at = start + rng.randrange(60)
        word = text[at : at + rng.choice((1, 2, 2, 3, 4))]
        if word and not set(word) & set('\n "'):
            found.append(word)
    return found


def _headings(text: str) -> tuple[str, ...]:
    return tuple(line.lstrip("# ") for line in text.split("\n") if line.startswith("#"))


def read(folder: Path) -> dict[str, str]:
    """All text files below ``folder``, in the order of their paths."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in {".txt", ".md"})
    return {str(path.relative_to(folder)): path.read_text("utf-8-sig") for path in paths}


@click.command()
@click.argument(
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=ROOT / "resources" / "documents",
)
def main(folder: Path) -> None:
    """Prove search over FOLDER."""
    texts = read(folder)
    with tempfile.TemporaryDirectory() as temporary:
        corpus = open_corpus(texts, Path(temporary) / "index")
        characters = sum(map(len, texts.values()))
        click.echo(f"{len(texts)} documents, {characters} characters")
        click.echo(f"{'':44}{'asked':>7}{'missed':>8}{'median':>9}{'p95':>8}{'max':>8}  ms")
        parts: list[tuple[Callable[[Corpus, int], Proof], int]] = [
            (measure_exact, 300),
            (measure_smart, 200),
            (prove_exact, 2000),
            (prove_together, 1000),
            (prove_any_string, 2000),
        ]
        proofs = [_told(prove(corpus, number)) for prove, number in parts]
    sys.exit(any(proof.missed for proof in proofs))


def _told(proof: Proof) -> Proof:
    times = proof.times_ms
    values = (statistics.median(times), _p95(times), max(times)) if times else ()
    columns = "".join(f"{value:>8.1f}" for value in values)
    counts = f"{proof.asked:>7}{len(proof.missed):>8}"
    click.echo(f"{proof.name:<44}{counts} {columns:<24}  {proof.note}")
    for missed in proof.missed[:5]:
        click.echo(f"    missed: {missed!r}")
    return proof


if __name__ == "__main__":
    main()
