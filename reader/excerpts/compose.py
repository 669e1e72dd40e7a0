"""A collection of the user → a brochure: every word of what is printed, and in which order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from reader.excerpts.arrangement import OTHER_THEMES, arranged, is_own_words
from reader.excerpts.legend import legend
from reader.excerpts.marking import (
    Highlight,
    note_lead,
    numbered_notes,
    quote_lines,
    touching,
)
from reader.excerpts.model import (
    Brochure,
    Excerpt,
    GroupHeading,
    Index,
    IndexEntry,
    Note,
    OwnText,
    Part,
)
from reader.excerpts.sources import Origin, place_of, source_lines, title_of
from reader.indicators.model import Indicator
from reader.indicators.wording import binding_words, promise_words
from reader.library.model import DocumentSummary
from reader.library.tables import WHOLE, Seams
from reader.library.wording import PUBLIC_TEXT, chinese_date
from reader.notes.model import MEANING_NAMES, Annotation, Collection, Meaning, Piece

UNTITLED = "摘编"
_SHORT_TITLE = 24


@dataclass(frozen=True, slots=True)
class ComposeOptions:
    """What the user chose for one print.

    Attributes:
        unit: 编印单位, "" for none.
        editor: 编印人, "" for none.
        made_on: Date of printing, ISO 8601; "" prints none.
        meaning_names: What the user calls the five meanings.
        places: All places in the administrative order, see ``Gazetteer.places``.
        text_sha256: Of the documents' present texts by id; tells quotations of another version.
        seams: Where quotations from tables are parted, by the ids of their pieces.
    """

    unit: str = ""
    editor: str = ""
    made_on: str = ""
    meaning_names: Mapping[Meaning, str] = field(default_factory=lambda: MEANING_NAMES)
    places: Sequence[str] = ()
    text_sha256: Mapping[str, str] = field(default_factory=dict)
    seams: Mapping[str, Seams] = field(default_factory=dict)


def compose(
    collection: Collection,
    pieces: Iterable[Piece],
    documents: Mapping[str, Origin],
    annotations: Iterable[Annotation] = (),
    indicators: Mapping[str, Indicator] | None = None,
    options: ComposeOptions | None = None,
) -> Brochure:
    """Make the brochure of a collection.

    A piece shows every mark and note that touches its quotation, on exactly the characters they
    were made on; a piece taken from an annotation that is gone stays as a plain quotation.

    Args:
        collection: Title, introduction and arrangement.
        pieces: Of the collection, in any order.
        documents: By id: of the library, or what is kept of those that were removed.
        annotations: On these documents; others do no harm.
        indicators: By ``Piece.indicator_key``.
        options: The defaults print no date.
    """
    composer = _Composer(
        documents, tuple(annotations), indicators or {}, options or ComposeOptions()
    )
    return composer.brochure(collection, list(pieces))


@dataclass(frozen=True)
class _Composer:
    """What is at hand for one brochure."""

    documents: Mapping[str, Origin]
    annotations: tuple[Annotation, ...]
    indicators: Mapping[str, Indicator]
    options: ComposeOptions

    def brochure(self, collection: Collection, pieces: list[Piece]) -> Brochure:
        groups = arranged(pieces, collection.arrangement, self._place, self.options.places)
        parts: list[Part] = []
        number = 0
        for group in groups:
            if group.heading:
                parts.append(GroupHeading(group.heading))
            for piece in group.pieces:
                number += not is_own_words(piece)
                parts += self._parts(piece, number)
        excerpts = [part for part in parts if isinstance(part, Excerpt)]
        title = collection.title.strip() or UNTITLED
        return Brochure(
            title=title,
            short_title=short_title(title),
            imprint=tuple(self._imprint()),
            statement=PUBLIC_TEXT,
            introduction=paragraphs_of(collection.introduction),
            legend=legend(
                self.options.meaning_names,
                (run for e in excerpts for li in e.lines for run in li.runs),
            ),
            parts=tuple(parts),
            indexes=self._indexes(excerpts),
            author="，".join(part for part in (self.options.unit, self.options.editor) if part),
            made_on=self.options.made_on,
        )

    def _imprint(self) -> Iterator[str]:
        if self.options.unit.strip():
            yield f"编印单位：{self.options.unit.strip()}"
        if self.options.editor.strip():
            yield f"编印人：{self.options.editor.strip()}"
        if self.options.made_on:
            yield chinese_date(self.options.made_on)

    # One piece

    def _origin(self, piece: Piece) -> Origin | None:
        return self.documents.get(piece.anchor.document_id) if piece.anchor else None

    def _place(self, piece: Piece) -> str:
        return place_of(self._origin(piece))

    def _parts(self, piece: Piece, number: int) -> Iterator[Part]:
        if piece.anchor is not None:
            yield self._excerpt(piece, number)
        elif piece.kind == "heading" and piece.text.strip():
            yield GroupHeading(" ".join(piece.text.split()))
        elif piece.kind == "text" and piece.text.strip():
            yield OwnText(paragraphs_of(piece.text))

    def _excerpt(self, piece: Piece, number: int) -> Excerpt:
        anchor = piece.anchor
        if anchor is None:
            raise ValueError("a quotation needs an anchor")
        found = self._touching(piece)
        own = [piece.note] if piece.note.strip() else []
        numbers = sum(bool(a.note.strip()) for a in found) + len(own) > 1
        notes, given = numbered_notes(found, numbers=numbers)
        highlights = [
            Highlight(a.anchor.start - anchor.start, a.anchor.end - anchor.start, a.meaning, note)
            for a, note in zip(found, given, strict=True)
        ]
        for words in own:
            last = len(notes) + 1
            notes.append(self._note_on_all(piece, words, last, shown=numbers))
            highlights.append(Highlight(0, len(anchor.quote), None, last))
        origin = self._origin(piece)
        return Excerpt(
            number=number,
            theme=piece.theme.strip(),
            place=place_of(origin),
            heading=f"【{number}】 {self._heading(piece)}".rstrip(),
            lines=quote_lines(
                anchor.quote,
                highlights,
                piece.omissions,
                self.options.seams.get(piece.id, WHOLE),
            ),
            notes=tuple(notes),
            facts=tuple(self._facts(piece)),
            source=source_lines(origin, anchor.section_path, changed=self._is_changed(piece)),
            document_id=anchor.document_id,
            quote=anchor.quote,
        )

    def _heading(self, piece: Piece) -> str:
        """The theme; else what the indicator is called, else the section the quotation is from."""
        if piece.theme.strip():
            return " ".join(piece.theme.split())
        indicator = self.indicators.get(piece.indicator_key or "")
        if indicator is not None:
            return indicator.subject
        path = piece.anchor.section_path if piece.anchor else ()
        return path[-1] if path else ""

    def _note_on_all(self, piece: Piece, words: str, number: int, *, shown: bool) -> Note:
        return Note(
            number=number,
            lead=note_lead(self.options.editor, piece.changed, number if shown else 0),
            text=words.strip("\n"),
            author=self.options.editor,
            created=piece.changed,
            meaning=None,
            quote=piece.anchor.quote if piece.anchor else "",
        )

    def _facts(self, piece: Piece) -> Iterator[str]:
        indicator = self.indicators.get(piece.indicator_key or "")
        if indicator is None:
            return
        facts = [f"指标：{indicator.subject}", f"数值：{promise_words(indicator)}"]
        if indicator.scope:
            facts.append(f"范围：{indicator.scope}")
        if binding_words(indicator):
            facts.append(f"属性：{binding_words(indicator)}")
        yield "；".join(facts)

    def _is_changed(self, piece: Piece) -> bool:
        """Whether the library's text of the document is another one than was quoted from."""
        if piece.anchor is None or not isinstance(self._origin(piece), DocumentSummary):
            return False
        present = self.options.text_sha256.get(piece.anchor.document_id)
        return present is not None and present != piece.anchor.text_sha256

    # Marks

    @cached_property
    def _by_text(self) -> dict[tuple[str, str], tuple[list[Annotation], list[int]]]:
        """The annotations of each version of each document, in order, and their starts."""
        texts: dict[tuple[str, str], list[Annotation]] = defaultdict(list)
        for annotation in self.annotations:
            anchor = annotation.anchor
            texts[anchor.document_id, anchor.text_sha256].append(annotation)
        return {key: _in_order(found) for key, found in texts.items()}

    def _touching(self, piece: Piece) -> list[Annotation]:
        anchor = piece.anchor
        if anchor is None:
            return []
        key = (anchor.document_id, anchor.text_sha256)
        found, starts = self._by_text.get(key, ([], []))
        return touching(found, starts, anchor.start, anchor.end)

    # Indexes

    def _indexes(self, excerpts: Sequence[Excerpt]) -> tuple[Index, ...]:
        """By place, by theme where there are themes, by document."""
        rank = {place: number for number, place in enumerate(self.options.places)}
        places = _entries((excerpt.place, excerpt.number) for excerpt in excerpts)
        places.sort(key=lambda entry: rank.get(entry.label, len(rank)))
        themes = _entries((e.theme or OTHER_THEMES, e.number) for e in excerpts)
        documents = _entries(
            (f"《{title_of(self.documents.get(e.document_id))}》", e.number) for e in excerpts
        )
        found = [Index("按地区索引", tuple(places))]
        if any(excerpt.theme for excerpt in excerpts):
            found.append(Index("按主题索引", tuple(themes)))
        found.append(Index("按文件索引", tuple(documents)))
        return tuple(index for index in found if index.entries)


def _in_order(annotations: Iterable[Annotation]) -> tuple[list[Annotation], list[int]]:
    ordered = sorted(annotations, key=lambda a: (a.anchor.start, a.anchor.end, a.created))
    return ordered, [annotation.anchor.start for annotation in ordered]


def _entries(pairs: Iterable[tuple[str, int]]) -> list[IndexEntry]:
    """Index entries in the order in which their labels occur."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for label, number in pairs:
        numbers[label].append(number)
    return [IndexEntry(label, tuple(found)) for label, found in numbers.items()]


def short_title(title: str) -> str:
    """What stands in the header of the pages."""
    line = " ".join(title.split())
    return line if len(line) <= _SHORT_TITLE else f"{line[: _SHORT_TITLE - 1]}…"


def paragraphs_of(text: str) -> tuple[str, ...]:
    """The paragraphs of the user's own text, without empty ones and indents."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
