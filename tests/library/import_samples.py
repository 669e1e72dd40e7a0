"""Policy files for the tests of the import, and a user's folder to import them into."""

from dataclasses import dataclass
from pathlib import Path

from reader.library.bundle import open_library
from reader.library.gather import Gathered, gather
from reader.library.ingest import Importer, Progress, Setting, no_progress
from reader.library.report import ImportReport
from reader.library.store import Library
from reader.search.dictionary import policy_analyzer
from reader.search.preparation import prepare_index
from reader.search.service import SearchService
from tests.conftest import RESOURCES

MEASURES = (
    "（一）培育高新技术企业。到2025年高新技术企业达到300家，入库科技型中小企业500家。",
    "（二）支持研发活动。对规模以上工业企业研发费用给予补助，最高不超过200万元。",
    "（三）建设创新平台。新建重点实验室5家、企业技术中心20家，给予一次性奖励。",
    "（四）引进创新人才。实施人才引进计划，对领军人才团队给予项目资金支持。",
)


def policy(
    place: str = "赣州市", topic: str = "科技创新", intensity: str = "2.5", year: int = 2021
) -> str:
    """A short policy; each of the words changes what it is or what it says."""
    lines = (
        f"{place}人民政府关于促进{topic}的若干措施",
        f"{place[:1]}府发〔{year}〕12号" if topic == "科技创新" else "",
        "各区县人民政府，各有关部门：",
        f"为促进{topic}，结合我市实际，制定如下措施。",
        "一、总体要求",
        f"到2025年，全社会研发经费投入强度达到{intensity}%，{topic}水平明显提高。",
        "二、主要任务",
        *MEASURES,
        f"{place}人民政府",
        f"{year}年5月6日",
    )
    return "\n".join(line for line in lines if line) + "\n"


def write(folder: Path, name: str, text: str | bytes) -> Path:
    """Write a file, and the folders around it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@dataclass(frozen=True)
class Desk:
    """A user's folder with library and index, and files to import."""

    folder: Path
    library: Library

    @classmethod
    def opened(cls, folder: Path) -> "Desk":
        """Open what lies in ``folder``."""
        return cls(folder, open_library(folder / "library.db", RESOURCES))

    @property
    def index(self) -> Path:
        """Folder of the index."""
        return self.folder / "index"

    @property
    def setting(self) -> Setting:
        """What an import needs."""
        return Setting(self.library, self.index, policy_analyzer(), RESOURCES)

    def importer(self, progress: Progress = no_progress) -> Importer:
        """An import that has not begun."""
        return Importer(self.setting, progress)

    def import_(self, *paths: Path) -> ImportReport:
        """Import files."""
        return self.importer().run(gather(paths))

    def run(self, gathered: Gathered) -> ImportReport:
        """Import what was gathered."""
        return self.importer().run(gathered)

    def found(self, query: str) -> set[str]:
        """Ids of the documents in which a search finds ``query``; the index must fit."""
        assert not prepare_index(self.library, self.index).rebuilt
        answer = SearchService(self.library, self.index).search(query)
        return {document.id for document in answer.documents}

    def imported(self) -> set[str]:
        """Ids of the imported documents that are listed."""
        return {s.id for s in self.library.documents() if s.origin == "imported"}
