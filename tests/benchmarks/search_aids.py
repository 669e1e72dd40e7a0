"""Measure what stands beside the search: the source of a sentence, suggestions, near words.

Run it from the project's folder::

    python tests/benchmarks/search_aids.py [FOLDER]

Without FOLDER the documents are the five that are shipped; with it, every ``.txt`` and ``.md`` file
below it, each as one document, as it is. Prints a table and keeps nothing; the exit status is 1 if
a budget is missed. Times are those of the processor.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from index.folding import fold  # noqa: E402 (the project's folder must be on the path first)
from index.model import FoldedText  # noqa: E402
from reader.search.dictionary import policy_analyzer, shipped_synonyms  # noqa: E402
from reader.search.nearest import Neighbours  # noqa: E402
from reader.search.reverse import find_passages  # noqa: E402
from reader.search.suggestions import Suggester, load_names  # noqa: E402

SENTENCES = 100
CHANGED = 5
"""One character in so many is replaced, left out or followed by another."""

REVERSE_MS = 300
FOUND = 0.95
SUGGEST_MS = 20
NEAR_MS = 1000
_OTHERS = "的市企业创新发展科技建设人才资金推进加强支持政府全面重点项目服务"


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else ROOT / "resources" / "documents"
    texts = read(folder)
    click.echo(f"{len(texts):,} documents, {sum(len(t.folded.text) for t in texts):,} characters\n")
    click.echo(f"{'':<44}{'median':>8}{'p95':>8}{'max':>8}  ms")
    kept = [reverse(texts, length) for length in (20, 40, 80, 200, 500)]
    kept.append(suggestions(texts))
    kept.append(near(texts))
    sys.exit(0 if all(kept) else 1)


def reverse(texts: Sequence[FoldedText], length: int) -> bool:
    """Look for the sources of changed strings; True if the budgets are kept."""
    chance = random.Random(length)
    by_id = {text.id: text.folded.text for text in texts}
    long_enough = [text for text in texts if len(text.folded.text) > 2 * length]
    times, found = [], 0
    for _ in range(SENTENCES):
        text = chance.choice(long_enough)
        start = chance.randrange(len(text.folded.text) - length)
        quote = text.folded.text[start : start + length]
        begin = time.thread_time()
        passages = find_passages(changed(quote, chance)[:length], texts)
        times.append((time.thread_time() - begin) * 1e3)
        found += any(
            alike(by_id[passage.document_id][passage.start : passage.end], quote)
            for passage in passages
        )
    label = f"source of {length} characters, {found} of {SENTENCES} found"
    kept = found >= FOUND * SENTENCES or length < CHANGED * 6
    return row(label, times, REVERSE_MS) and kept


def alike(passage: str, quote: str) -> bool:
    """True if the passage is the quotation or a copy of it elsewhere: most pairs are the same."""
    mine, theirs = pairs(quote), pairs(passage)
    return len(mine & theirs) > len(mine) // 2


def pairs(text: str) -> set[str]:
    """All pairs of neighbours."""
    return {text[place : place + 2] for place in range(len(text) - 1)}


def changed(quote: str, chance: random.Random) -> str:
    """The quotation with a part of its characters changed."""
    characters = list(quote)
    for place in chance.sample(range(len(quote)), len(quote) // CHANGED):
        other = chance.choice(_OTHERS)
        characters[place] = chance.choice((other, other, "", characters[place] + other))
    return "".join(characters)


def suggestions(texts: Sequence[FoldedText]) -> bool:
    """Type the beginnings of words; True if the budget is kept."""
    resources = ROOT / "resources" / "dictionary"
    terms = load_names(resources / "policy_terms.txt")
    lines = {line[:20]: 1 for text in texts for line in text.folded.text.split("\n")[:60]}
    suggester = Suggester(load_names(resources / "indicator_names.txt"), terms, lines)
    typed = [term[:length] for term in terms[::10] for length in (1, 2, 3)]
    times = [timed(lambda: suggester.suggest(each)) for each in (*typed, "的", "zzz")]  # noqa: B023
    return row(f"suggestions, {len(lines):,} headings", times, SUGGEST_MS)


def near(texts: Sequence[FoldedText]) -> bool:
    """Ask for words with a wrong character; True if the budget is kept."""
    chance = random.Random(9)
    terms = load_names(ROOT / "resources" / "dictionary" / "policy_terms.txt")
    folded = [text.folded.text for text in texts]
    neighbours = Neighbours(folded, policy_analyzer(), shipped_synonyms())
    wrong = []
    for term in chance.sample([term for term in terms if 3 <= len(term) <= 10], 30):
        place = chance.randrange(len(term))
        wrong.append(f"{term[:place]}囍{term[place + 1 :]}")
    neighbours.of(wrong[0])
    times = [timed(lambda: neighbours.of(word)) for word in wrong]  # noqa: B023
    return row("words near one that is not there", times, NEAR_MS)


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of the processor that ``work`` takes."""
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1e3


def row(name: str, times: Sequence[float], budget_ms: float) -> bool:
    """Print a line of the table; True if 95 of 100 are within the budget."""
    p95 = statistics.quantiles(times, n=20)[-1]
    verdict = "" if p95 <= budget_ms else f"  over {budget_ms} ms"
    click.echo(f"{name:<44}{statistics.median(times):>8.1f}{p95:>8.1f}{max(times):>8.1f}{verdict}")
    return p95 <= budget_ms


def read(folder: Path) -> list[FoldedText]:
    """All text files below ``folder``, folded, in the order of their paths.

    They are folded twice, so that places in the folded text and in the original are the same.
    """
    paths = sorted(path for path in folder.rglob("*") if path.suffix in {".txt", ".md"})
    return [
        FoldedText(str(path.relative_to(folder)), fold(fold(path.read_text("utf-8-sig")).text))
        for path in paths
    ]


if __name__ == "__main__":
    main()
