"""Content and options → paper: the one way to pages, for preview, printer and PDF alike."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace

from reader.excerpts.model import AnnotatedDocument, Brochure, TableSheet
from reader.ui.paper.brochure_setter import BrochureSetter, target_of
from reader.ui.paper.document_setter import DocumentSetter
from reader.ui.paper.faces import Faces
from reader.ui.paper.measures import MEASURES, Geometry, PaperOptions, landscape, portrait
from reader.ui.paper.pages import PageMaker, targets_of
from reader.ui.paper.printed import Heading, Paper
from reader.ui.paper.rows import Paginator, Row
from reader.ui.paper.table_setter import TableSetter, is_wide
from reader.ui.paper.typesetter import Typesetter

Content = Brochure | AnnotatedDocument | TableSheet
"""What can be printed."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the composition is.

    Attributes:
        done: Parts that are set.
        total: Parts there are.
    """

    done: int
    total: int


def compose_paper(content: Content, options: PaperOptions) -> Paper:
    """Set all pages at once. Needs a QGuiApplication."""
    steps = paper_steps(content, options)
    while True:
        try:
            next(steps)
        except StopIteration as finished:
            paper: Paper = finished.value
            return paper


def paper_steps(content: Content, options: PaperOptions) -> Generator[Progress, None, Paper]:
    """Set the pages in steps of a few milliseconds each; the return value is the paper.

    Args:
        content: What is printed.
        options: How.
    """
    if not options.notes and not isinstance(content, TableSheet):
        content = content.without_notes()
    measures = MEASURES[options.layout]
    geometry = _geometry(content, options)
    typesetter = Typesetter(Faces(), geometry.block_width, options.mono, measures.mark_step)
    paginator = Paginator(geometry.block_height)
    total = _parts(content)
    batches = _batches(content, typesetter, options, geometry)
    for done, rows in enumerate(batches, 1):
        paginator.add(rows)
        yield Progress(min(done, total), total)
    maker = PageMaker(
        typesetter, geometry, _header(content), options.duplex, measures.contents.size
    )
    sheets = []
    pages = paginator.pages()
    yield Progress(total, total)
    for sheet in maker.sheets(pages):
        sheets.append(sheet)
        yield Progress(total, total)
    paper = Paper(
        content.title,
        tuple(sheets),
        tuple(typesetter.faces.faces),
        tuple(typesetter.faces.glyphs),
        typesetter.faces.notices,
        duplex=options.duplex,
    )
    if not isinstance(content, Brochure):
        return paper
    targets = targets_of(pages)
    contents = tuple(targets[target_of(entry)] for entry in content.contents)
    headings = tuple(
        Heading(entry.level, entry.text, page)
        for entry, page in zip(content.contents, contents, strict=True)
    )
    return replace(
        paper,
        author=content.author,
        made_on=content.made_on,
        headings=headings,
    )


def _geometry(content: Content, options: PaperOptions) -> Geometry:
    if isinstance(content, TableSheet) and is_wide(content):
        return landscape()
    return portrait(duplex=options.duplex)


def _batches(
    content: Content, typesetter: Typesetter, options: PaperOptions, geometry: Geometry
) -> Iterator[list[Row]]:
    measures = MEASURES[options.layout]
    if isinstance(content, Brochure):
        return BrochureSetter(typesetter, measures).steps(content)
    table = TableSetter(typesetter, measures, geometry.block_height)
    if isinstance(content, AnnotatedDocument):
        return DocumentSetter(typesetter, measures, table).steps(content)
    return table.steps(content)


def _parts(content: Content) -> int:
    if isinstance(content, Brochure):
        return 2 + len(content.contents) + len(content.parts) + len(content.indexes)
    if isinstance(content, AnnotatedDocument):
        return 1 + len(content.blocks)
    return 2 + len(content.rows)


def _header(content: Content) -> str:
    return content.title if isinstance(content, TableSheet) else content.short_title
