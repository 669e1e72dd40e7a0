"""Which texts hold a string, whatever was asked before."""

import random
from concurrent.futures import ThreadPoolExecutor

from index.folding import fold
from index.model import FoldedText
from index.query import parse
from index.searcher import Searcher
from index.shelf import Shelf


def test_the_shelf_remembers_only_what_is_true() -> None:
    rng = random.Random(9)
    texts = ["".join(rng.choices("一二三四五六", k=rng.randint(0, 60))) for _ in range(60)]
    shelf = Shelf([FoldedText(str(number), fold(text)) for number, text in enumerate(texts)])
    everything = shelf.numbers_of(None)
    for _ in range(3000):
        needle = "".join(rng.choices("一二三四五六", k=rng.randint(1, 5)))
        among = rng.choice(
            (everything, frozenset(rng.sample(sorted(everything), 50)), frozenset({1}))
        )
        assert shelf.holding(needle, among) == {n for n in among if needle in texts[n]}


def test_ids_that_are_not_there_have_no_number() -> None:
    shelf = Shelf([FoldedText("one", fold("研 发")), FoldedText("two", fold("投入"))])
    assert shelf.numbers_of({"two", "three"}) == {1}
    assert shelf.numbers_of(None) == {0, 1}
    assert (shelf.lengths, shelf.original_lengths) == ([2, 2], [3, 2])


def test_several_threads_get_the_same_smart_answers(searcher: Searcher) -> None:
    queries = [
        parse(text)
        for text in (
            "科技创新投入",
            "企业 或 产业 -区块链",
            "近(企业,创新,20)",
            "院士*站",
            "研发 人才",
        )
    ] * 8
    alone = [searcher.smart(query) for query in queries]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(searcher.smart, queries))
    for one, other in zip(alone, together, strict=True):
        assert [(d.id, d.matches) for d in one.documents] == [
            (d.id, d.matches) for d in other.documents
        ]
        assert one.count > 0
