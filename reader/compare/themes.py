"""What documents say about a theme, side by side: the table officials write by hand.

A theme is a dimension of the taxonomy, a heading of one of the documents, or words of the user's.
For words a passage is a sentence that has one of them, with its neighbours if they have one too;
for a heading it is the section itself, and in the other documents the sections paired with it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from index.folding import Folded, fold
from reader.compare.evidence import Evidence
from reader.compare.model import Passage, Theme, ThemeColumn, ThemeRow, ThemeTable
from reader.compare.pairing import pair_sections
from reader.corpus.model import BlockKind, Document
from reader.indicators.model import Indicator
from reader.indicators.taxonomy import Taxonomy
from reader.paths import shipped_resources
from reader.search.dictionary import shipped_synonyms

QUERY = "query"
"""The id of a theme made of the user's words: other forms of them count as well."""

_DIMENSION = "dimension:"
_SECTION = "section:"
_DEEPEST = 2
"""Headings down to this depth are themes."""

_DIMENSION_WORDS: Mapping[str, tuple[str, ...]] = {
    "投入": ("投入", "经费", "专项资金", "财政", "基金", "贷款"),
    "产出": ("专利", "知识产权", "发明", "科技进步贡献率", "标准制定"),
    "企业": (
        "高新技术企业",
        "科技型",
        "领军企业",
        "小巨人",
        "创新型企业",
        "中小企业",
        "中小微企业",
    ),
    "平台": ("平台", "实验室", "研发机构", "研究院", "工程中心", "研究中心", "孵化器", "众创空间"),
    "人才": ("人才", "引才", "科研人员", "科技人员", "创新团队", "院士"),
    "产业": (
        "主导产业",
        "特色产业",
        "新兴产业",
        "传统产业",
        "优势产业",
        "产业集群",
        "产业链",
        "产值",
    ),
    "转化": ("成果转化", "转移转化", "技术转移", "技术交易", "技术合同", "产学研"),
    "环境": ("氛围", "创新环境", "政策环境", "营商环境", "体制", "容错", "科学素质", "科学素养"),
    "民生": ("居民", "空气质量", "能耗", "就业", "生态环境"),
}
"""What a dimension of the taxonomy is written with; another one is looked for by its name."""

_SENTENCE = re.compile(r"[^。；;！!？?\n]*[。；;！!？?]*")
_SHORT = 120
"""A paragraph no longer than this is one passage."""

_UNQUOTED = {BlockKind.HEADING, BlockKind.SIGNATURE, BlockKind.DATE, BlockKind.RESPONSIBLE_NOTE}
_PARTS = re.compile(r"[\s,，、;；]+")


def themes_of(documents: Sequence[Document], taxonomy: Taxonomy | None = None) -> tuple[Theme, ...]:
    """The themes documents may be asked for: the dimensions, then the headings of each.

    A heading that an earlier document has too is asked for by that one's.

    Args:
        documents: Whose headings are taken, in this order.
        taxonomy: Whose dimensions; that of the program if None.

    Raises:
        IndicatorError: The taxonomy is missing or damaged.
    """
    taxonomy = taxonomy or Taxonomy.load(shipped_resources() / "taxonomy.toml")
    dimensions = [
        Theme(f"{_DIMENSION}{name}", name, _DIMENSION_WORDS.get(name, (name,)))
        for name in taxonomy.dimensions
    ]
    headings: list[Theme] = []
    for document in documents:
        named = {"", *(theme.name for theme in headings)}
        headings += (
            Theme(f"{_SECTION}{document.id}:{section.start}", section.heading, (section.heading,))
            for section in document.sections
            if section.depth <= _DEEPEST
            and section.heading not in named
            and not section.heading.endswith("…")
        )
    return (*dimensions, *headings)


def query_theme(text: str) -> Theme:
    """The theme of words the user typed, parted by blanks or commas."""
    words = tuple(dict.fromkeys(word for word in _PARTS.split(text.strip()) if word))
    return Theme(QUERY, text.strip(), words)


def theme_table(
    documents: Sequence[Document],
    themes: Iterable[Theme],
    indicators: Iterable[Indicator] = (),
    evidence: Evidence | None = None,
) -> ThemeTable:
    """What documents say about themes.

    Args:
        documents: The columns.
        themes: The rows.
        indicators: Of these documents; each stands beside the passage that has its sentence, and
            the passage of a dimension is also found by the indicators of the dimension.
        evidence: Pairs sections for themes that are headings; that of the program if None.

    Raises:
        SearchError: A file of the program is missing or damaged.
        IndicatorError: The taxonomy is missing or damaged.
    """
    table = _Table(tuple(documents), tuple(indicators), evidence or Evidence.shipped())
    return ThemeTable(
        tuple(
            ThemeColumn(
                each.id,
                each.metadata.title,
                each.metadata.city or each.metadata.province or "未注明地区",
            )
            for each in table.documents
        ),
        tuple(ThemeRow(theme, table.cells(theme)) for theme in themes),
    )


@dataclass(frozen=True)
class _Found:
    """Something of a theme in a document: its range and whether it is a mark in the text."""

    start: int
    end: int
    is_word: bool


class _Table:
    """Looks for themes in documents."""

    def __init__(
        self,
        documents: tuple[Document, ...],
        indicators: tuple[Indicator, ...],
        evidence: Evidence,
    ) -> None:
        self.documents = documents
        self._evidence = evidence
        self._folded: dict[str, Folded] = {}
        self._indicators = {
            document.id: sorted(
                (each for each in indicators if each.document == document.id),
                key=lambda each: (each.start, each.end),
            )
            for document in documents
        }
        taxonomy = Taxonomy.load(shipped_resources() / "taxonomy.toml")
        self._dimensions = {each.id: each.dimension for each in taxonomy.canonicals}

    def cells(self, theme: Theme) -> tuple[tuple[Passage, ...], ...]:
        """The passages of each document."""
        if theme.id.startswith(_SECTION):
            name, _, start = theme.id.removeprefix(_SECTION).rpartition(":")
            leading = next((each for each in self.documents if each.id == name), None)
            if leading is not None:
                return self._sections(theme, leading, int(start))
        return tuple(self._said(theme, document) for document in self.documents)

    def _sections(
        self, theme: Theme, leading: Document, start: int
    ) -> tuple[tuple[Passage, ...], ...]:
        cells: list[tuple[Passage, ...]] = []
        for document in self.documents:
            if document is leading:
                found = [(s, 1.0) for s in document.sections if s.start == start]
            else:
                pairing = pair_sections(leading, document, self._evidence)
                found = [
                    (pair.right, pair.score)
                    for pair in pairing.of_left(start)
                    if pair.right is not None and not pair.narrower
                ]
            marks = [(each.start, each.end) for each in self._words(theme, document)]
            cells.append(
                tuple(
                    self._passage(document, section.start, section.end, marks, score)
                    for section, score in sorted(found, key=lambda each: each[0].start)
                )
            )
        return tuple(cells)

    def _said(self, theme: Theme, document: Document) -> tuple[Passage, ...]:
        found = sorted(
            {*self._words(theme, document), *self._numbers(theme, document)},
            key=lambda each: (each.start, each.end),
        )
        if not found:
            return ()
        marks = [(each.start, each.end) for each in found if each.is_word]
        starts = [each.start for each in found]
        return tuple(
            self._passage(document, start, end, marks, float(_count(starts, start, end)))
            for start, end in _passages(document, starts)
        )

    def _words(self, theme: Theme, document: Document) -> Iterator[_Found]:
        folded = self._folded.get(document.id)
        if folded is None:
            folded = self._folded[document.id] = fold(document.text)
        pattern = _pattern(theme)
        if pattern is not None:
            for place in pattern.finditer(folded.text):
                yield _Found(*folded.original_range(*place.span()), is_word=True)

    def _numbers(self, theme: Theme, document: Document) -> Iterator[_Found]:
        if theme.id.startswith(_DIMENSION):
            dimension = theme.id.removeprefix(_DIMENSION)
            for each in self._indicators[document.id]:
                if each.canonical and self._dimensions.get(each.canonical) == dimension:
                    yield _Found(each.start, each.end, is_word=False)

    def _passage(
        self,
        document: Document,
        start: int,
        end: int,
        marks: Sequence[tuple[int, int]],
        score: float,
    ) -> Passage:
        section = document.section_at(start)
        return Passage(
            document.id,
            start,
            end,
            document.text[start:end],
            section.path if section else (),
            tuple((low, high) for low, high in marks if start <= low and high <= end),
            tuple(
                each
                for each in self._indicators[document.id]
                if start <= each.start and each.end <= end
            ),
            score,
        )


def _pattern(theme: Theme) -> re.Pattern[str] | None:
    """Any of the words; of the user's words also what means the same."""
    written = [re.escape(folded) for word in theme.words if (folded := fold(word).text)]
    if theme.id == QUERY:
        synonyms = shipped_synonyms()
        for word in theme.words:
            written += (each.form.pattern for each in synonyms.expansions(word))
    longest = sorted(dict.fromkeys(written), key=len, reverse=True)
    return re.compile("|".join(longest)) if longest else None


def _passages(document: Document, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Ranges of the sentences in which something starts, neighbours joined."""
    for block in document.blocks:
        if block.kind in _UNQUOTED or not _count(starts, block.start, block.end):
            continue
        if len(block.text) <= _SHORT or block.table is not None:
            yield block.start, block.end
            continue
        sentences = [
            (block.start + each.start(), block.start + each.end())
            for each in _SENTENCE.finditer(block.text)
            if each[0].strip()
        ]
        for telling, run in groupby(sentences, key=lambda each: _count(starts, *each) > 0):
            if telling:
                joined = list(run)
                yield _trimmed(document.text, joined[0][0], joined[-1][1])


def _count(starts: Sequence[int], start: int, end: int) -> int:
    """How many of the rising ``starts`` lie in a range."""
    return bisect_left(starts, end) - bisect_left(starts, start)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    quoted = text[start:end]
    return start + len(quoted) - len(quoted.lstrip()), start + len(quoted.rstrip())
