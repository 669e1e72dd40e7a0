"""The ending of a file's name decides how hits are taken along, and all of them are."""

from pathlib import Path

import pytest

from reader.errors import ExportError
from reader.export.hits import export_hits
from reader.library.store import Library
from reader.search.service import SearchService
from tests.export.samples import MADE_ON


@pytest.mark.parametrize(
    ("name", "first"), [("命中.XLSX", b"PK"), ("命中.docx", b"PK"), ("命中.csv", b"\xef\xbb\xbf")]
)
def test_the_ending_of_the_name_decides(
    opened: tuple[Library, SearchService], tmp_path: Path, name: str, first: bytes
) -> None:
    library, service = opened
    export_hits(service.search("研发"), library, tmp_path / name, MADE_ON)
    assert (tmp_path / name).read_bytes().startswith(first)


def test_another_ending_is_refused_in_a_sentence(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    library, service = opened
    with pytest.raises(ExportError, match="不能导出为“命中"):
        export_hits(service.search("研发"), library, tmp_path / "命中.pdf", MADE_ON)
    assert not list(tmp_path.iterdir())


def test_an_answer_that_leaves_hits_out_is_not_taken_for_all_of_them(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    library, service = opened
    with pytest.raises(ValueError, match="only 3 of"):
        export_hits(service.search("研发", limit=3), library, tmp_path / "命中.csv", MADE_ON)
