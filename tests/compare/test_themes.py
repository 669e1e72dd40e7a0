"""What documents say about a theme."""

from collections.abc import Mapping, Sequence

import pytest

from reader.compare.model import ThemeTable
from reader.compare.themes import query_theme, theme_table, themes_of
from reader.corpus.model import Document
from reader.indicators.extract import extract
from reader.indicators.model import Indicator
from reader.indicators.taxonomy import Taxonomy
from reader.paths import shipped_resources
from tests.compare.drafts import document


@pytest.fixture(scope="module")
def documents(five: Mapping[str, Document]) -> Sequence[Document]:
    return [five["dongying"], five["panjin"], five["gaogang"]]


@pytest.fixture(scope="module")
def indicators(documents: Sequence[Document]) -> list[Indicator]:
    taxonomy = Taxonomy.load(shipped_resources() / "taxonomy.toml")
    return [each for document in documents for each in extract(document, taxonomy)]


def check(table: ThemeTable, documents: Sequence[Document]) -> None:
    """Every passage is what stands there, its marks and numbers lie inside."""
    by_id = {document.id: document for document in documents}
    assert [column.document_id for column in table.columns] == list(by_id)
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            starts = [passage.start for passage in cell]
            assert starts == sorted(starts)
            for passage in cell:
                assert passage.document_id == column.document_id
                text = by_id[passage.document_id].text
                assert passage.text == text[passage.start : passage.end]
                for low, high in passage.marks:
                    assert passage.start <= low < high <= passage.end
                for indicator in passage.indicators:
                    assert indicator.quote in passage.text


def test_the_dimensions_come_first_then_the_headings(documents: Sequence[Document]) -> None:
    themes = themes_of(documents)
    assert [theme.name for theme in themes[:3]] == ["投入", "产出", "企业"]
    assert "创新人才引进培育行动" in {theme.name for theme in themes}
    assert len({theme.id for theme in themes}) == len(themes)


def test_a_heading_of_several_documents_is_one_theme_and_an_empty_one_is_none() -> None:
    text = "关于{}的意见\n\n一、总体目标\n\n（一）\n\n（二）企业\n\n三、保障措施\n"
    drafts = [document(text.format(name), f"{name}.txt") for name in ("创新", "人才")]
    assert all("" in {section.heading for section in draft.sections} for draft in drafts)
    assert [theme.name for theme in themes_of(drafts)[9:]] == ["总体目标", "企业", "保障措施"]


def test_every_dimension_is_found_with_its_numbers(
    documents: Sequence[Document], indicators: list[Indicator]
) -> None:
    table = theme_table(documents, themes_of(documents)[:9], indicators)
    check(table, documents)
    people = next(row for row in table.rows if row.theme.name == "人才")
    assert all(people.cells)
    shown = {each.subject for passage in people.cells[0] for each in passage.indicators}
    assert any("人才" in subject for subject in shown)


def test_a_heading_brings_the_sections_that_answer_it(documents: Sequence[Document]) -> None:
    theme = next(each for each in themes_of(documents) if each.name == "创新人才引进培育行动")
    table = theme_table(documents, [theme])
    check(table, documents)
    own, panjin, gaogang = table.rows[0].cells
    assert own[0].text.startswith("(五)创新人才引进培育行动")
    assert panjin[0].section_path[-1] == "(五)實施高端人才培養引進工程"
    assert gaogang == ()


def test_words_of_the_user_are_found_in_other_forms_as_well(documents: Sequence[Document]) -> None:
    table = theme_table(documents, [query_theme("研发  孵化器")])
    check(table, documents)
    assert table.rows[0].theme.words == ("研发", "孵化器")
    marked = {
        passage.text[low - passage.start : high - passage.start]
        for cell in table.rows[0].cells
        for passage in cell
        for low, high in passage.marks
    }
    assert {"研发", "R&D", "孵化器"} <= marked


def test_a_theme_nobody_speaks_of_has_empty_cells(documents: Sequence[Document]) -> None:
    table = theme_table(documents, [query_theme("量子纠缠"), query_theme("，")])
    assert [row.cells for row in table.rows] == [((), (), ())] * 2
