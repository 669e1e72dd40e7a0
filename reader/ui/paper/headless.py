"""Paper without a window: for the command line and the self-check."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from reader.corpus.decode import decode
from reader.errors import CorpusError
from reader.excerpts.model import Brochure, Excerpt, QuoteLine, Run
from reader.library.wording import PUBLIC_TEXT
from reader.ui.paper.composition import compose_paper
from reader.ui.paper.measures import PaperOptions
from reader.ui.paper.pdf import pdf_bytes

_SAMPLE = (
    "到2020年，全社会研发经费支出占地区生产总值比重达到2.5%以上——高新技术企业“十三五”期间翻一番，"
    "每万人发明专利拥有量达到12件（含国际专利）；一二三、金木水火土，日月山川，人口手足。"
)


def make_drawing_ready(resources: Path) -> None:
    """Make faces and shapes available where no window is; needs no display.

    Args:
        resources: Holds the fonts that come with the program.
    """
    if QCoreApplication.instance() is None:
        if sys.platform.startswith("linux"):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        QApplication(sys.argv[:1])  # lives as long as the process
    for file in sorted((resources / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(file))


def self_check_pdf_page(resources: Path) -> list[str]:
    """Set one page, write it as PDF into memory, and read its text back.

    Args:
        resources: Holds the fonts that come with the program.

    Returns:
        A Chinese sentence for each fault.
    """
    make_drawing_ready(resources)
    line = QuoteLine((Run(_SAMPLE),))
    excerpt = Excerpt(1, "", "", "【1】 自检", (line,), (), (), (), "", _SAMPLE)
    brochure = Brochure("自检", "自检", (), PUBLIC_TEXT, (), (), (excerpt,), ())
    paper = compose_paper(brochure, PaperOptions())
    try:
        read = decode(pdf_bytes(paper), "自检.pdf").text
    except CorpusError as error:
        return [f"生成的 PDF 无法读回：{error}"]
    if _SAMPLE not in "".join(read.split()):
        return ["生成的 PDF 中文字不完整"]
    return []
