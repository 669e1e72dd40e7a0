"""A search side over the five small texts, for the tests of its windows."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from reader.library.citation import Quotation, quoted
from reader.library.model import Layout
from reader.search import Hit, Question, SearchAnswer
from reader.search.alignment import align
from reader.search.answer import hit_at
from reader.search.history import Searches
from reader.search.hit_map import HitMap, make_hit_map
from reader.search.nearest import NearTerm
from reader.search.question import Cancelled
from reader.search.reverse import Passage, Source
from reader.search.suggestions import Suggestion
from reader.search.synonyms import OwnGroups
from reader.ui.searching.search_desk import SearchDesk
from tests.ui.panel_samples import FIVE, TEXTS, ask_five

SUMMARIES = {each.id: each for each in FIVE}
WORDS = ("研发", "研发机构", "研发投入", "研发经费")


def suggest(typed: str) -> Sequence[Suggestion]:
    """Words that begin with what is typed, but for itself."""
    return [Suggestion(w, "term") for w in WORDS if w.startswith(typed) and w != typed]


def nearest(question: Question) -> Mapping[str, Sequence[NearTerm]]:
    """A shorter word."""
    return {question.query: [NearTerm(question.query[:2], "part", 7, 4)]}


def find_source(text: str, _cancelled: Cancelled) -> Sequence[Source]:
    """The passage of 东营 beside the text."""
    summary, body = SUMMARIES["dongying"], TEXTS["dongying"]
    laid = align(text, body)
    if laid is None:
        return ()
    place = Passage(summary.id, laid.start, laid.end, 0.9, laid.stretches)
    layout = Layout(body, ())
    hit = hit_at(summary.id, layout, laid.start, laid.end, "相似")
    return (Source(hit, summary.title, summary.place, place),)


def quote(hit: Hit) -> Quotation:
    """The snippet with its source."""
    return quoted(hit.snippet, SUMMARIES[hit.document_id], hit.section_path)


def write_answer(answer: SearchAnswer, path: Path) -> None:
    """So many lines as there are hits."""
    path.write_text("命中\n" * answer.total_hits, encoding="utf-8")


def write_map(hit_map: HitMap, path: Path) -> None:
    """The words."""
    path.write_text("\n".join(row.label for row in hit_map.rows), encoding="utf-8")


def desk_in(folder: Path, version: str = "1") -> SearchDesk:
    """A search side that keeps its searches in ``folder``."""
    return SearchDesk(
        ask=ask_five,
        suggest=suggest,
        nearest=nearest,
        searches=Searches(folder / "searches.json"),
        own_groups=OwnGroups(folder / "synonyms.toml"),
        use_own_groups=lambda: None,
        library_version=version,
        hit_map=partial(make_hit_map, ask_five),
        find_source=find_source,
        quote=quote,
        export_hits=write_answer,
        export_map=write_map,
    )
