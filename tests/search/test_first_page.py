"""What is meant stands on the first page, among all sections of the five documents.

Each innermost section is a document of its own here: with some hundred and fifty candidates the
order counts, which five documents cannot show. The queries are in the words an official would use,
written from the outlines.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from reader.corpus.model import Block, BlockKind, Document, Metadata, Section
from reader.library.store import Library
from reader.search.preparation import prepare_index
from reader.search.service import SearchService

FIRST_PAGE = 10

MEANT = {
    "高层次人才引进": ("大力引进培养高层次人才",),
    "引才": ("实行开放的引才机制",),
    "人才评价机制": ("健全人才评价和流动机制",),
    "人才服务": ("優化提升人才服務",),
    "知识产权保护": ("加大知識產權保護力度", "强化知识产权保护和运用", "健全知识产权保护机制"),
    "院士工作站": ("建設院士專家工作站",),
    "产业技术研究院": ("引進建設產業技術研究院",),
    "技术创新联盟": ("加強產業技術創新聯盟建設",),
    "企业家素质": ("提升企業家創新素質",),
    "核心技术攻关": ("鼓勵開展核心技術攻關",),
    "风险投资基金": ("設立科技成果轉化風險投資基金",),
    "融资渠道": ("鼓勵企業拓寬融資渠道",),
    "众创空间": ("构建“众创空间”平台", "加強眾創空間和孵化器建設"),
    "技术交易": ("建设技术交易平台",),
    "科技金融": ("建设科技金融平台", "完善科技金融融合机制"),
    "新型研发机构": ("积极推进新型研发机构建设",),
    "科技型中小企业": ("实施科技型中小企业成长工程",),
    "高企培育": ("建立高新技术企业培育库",),
    "贯标": ("加大“贯标”力度",),
    "质量提升": ("发挥品质的核心作用",),
    "研发机构覆盖面": ("提高企业研发机构建设覆盖面",),
    "渤海粮仓": ("实施“渤海粮仓”科技示范工程",),
    "县域创新": ("支持县域创新发展试点",),
    "自主创新产品": ("开展自主创新产品示范",),
    "科技城": ("谋划推动东营科技城建设",),
    "未来产业": ("培育壮大优势和未来产业",),
    "考核机制": ("建立考核机制",),
    "财税政策": ("强化财政投入和财税政策引导",),
    "民营科研机构": ("支持建设民营新型科研",),
    "对外科技合作": ("深化对外科技交流与合作",),
    "统计监测": ("加大统计监测力度",),
    "资金保障": ("強化資金保障",),
    "组织领导": ("加强组织领导", "強化組織領導"),
    "成果转化激励": ("加強成果轉化激勵", "健全科技成果转化激励机制"),
    "技术转移体系": ("构建技术转移转化新体系",),
    "领军企业": ("支持发展科技领军企业",),
    "油地校": ("有效盘活油地校人才科技资源",),
    "政产学研": ("打造政产学研合作平台", "推进产学研协同创新"),
    "孵化载体": ("探索创新创业孵化新机制", "加強眾創空間和孵化器建設"),
    "金融服务": ("提升金融服务创新水平",),
}


def innermost(document: Document) -> Iterator[Document]:
    """The sections without sections in them, each as a document."""
    sections = document.sections
    for section in sections:
        if not any(holds(section, other) for other in sections):
            text = document.text[section.start : section.end]
            paragraph = Block(BlockKind.PARAGRAPH, text, 0, len(text), 0, len(text))
            yield replace(
                document,
                id=f"{document.id}-{section.start}",
                text=text,
                blocks=(paragraph,),
                sections=(),
                repairs=(),
                metadata=Metadata(title=section.heading),
            )


def holds(outer: Section, inner: Section) -> bool:
    return outer is not inner and outer.start <= inner.start and inner.end <= outer.end


@pytest.fixture(scope="module")
def sections(
    library: Library, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[SearchService, dict[str, str]]]:
    folder = tmp_path_factory.mktemp("sections")
    with Library.open(folder / "library.db") as of_sections:
        headings = {}
        for summary in library.documents():
            for section in innermost(library.document(summary.id)):
                of_sections.add(section, section.text, "imported")
                headings[section.id] = section.metadata.title
        prepare_index(of_sections, folder / "index", lambda *_: None)
        yield SearchService(of_sections, folder / "index"), headings


def test_there_is_a_choice(sections: tuple[SearchService, dict[str, str]]) -> None:
    assert len(sections[1]) > 120
    assert len(MEANT) == 40


@pytest.mark.parametrize(("query", "meant"), MEANT.items(), ids=MEANT)
def test_what_is_meant_stands_on_the_first_page(
    sections: tuple[SearchService, dict[str, str]], query: str, meant: tuple[str, ...]
) -> None:
    service, headings = sections
    page = service.search(query, "smart").documents[:FIRST_PAGE]
    shown = [headings[document.id] for document in page]
    missing = [wanted for wanted in meant if not any(wanted in heading for heading in shown)]
    assert not missing, shown
