"""Word documents (docx): the text with its numbering, tables and notes, read within limits.

The file is a zip of XML parts. Only the parts that hold text are unpacked, each up to a limit and
counted as it comes out, whatever the zip says about sizes; a part with a document type
declaration is refused, so no entity is ever expanded. Headers and footers are page furniture and
left out.
"""

import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from reader.corpus.formats.decoded import Decoded
from reader.corpus.formats.docx_body import Body
from reader.corpus.formats.docx_names import RELATIONSHIPS
from reader.corpus.formats.docx_numbering import Numbering
from reader.corpus.formats.refusal import Refusal

ERRORS: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    etree.LxmlError,
    EOFError,
    KeyError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What zipfile and lxml raise on a broken file."""

MAX_MEMBERS = 5_000
"""A document with more members is refused."""

MAX_PART_BYTES = 16_000_000
"""A part that unpacks to more is refused: its tree would not fit the memory of a worker."""

MAX_RATIO = 150
"""A part that unpacks to more times its size is refused, if it is large."""

_LARGE_BYTES = 4_000_000
_CHUNK = 1_000_000
_ENCRYPTED = 0x1
_DIRECTORY_ENTRY = b"PK\x01\x02"
_MAIN = "word/document.xml"
_OFFICE_DOCUMENT = "/officeDocument"
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_docx(data: bytes) -> Decoded:
    """Read a Word document.

    Raises:
        Refusal: It is protected by a password, or goes beyond a limit.
    """
    if data.count(_DIRECTORY_ENTRY) > MAX_MEMBERS:
        raise Refusal(
            f"是 Word 文档（docx），但内含的文件多于 {MAX_MEMBERS} 个，不像政策文件；"
            "请用 Word 打开它，另存后再试。"
        )
    with zipfile.ZipFile(BytesIO(data)) as archive:
        package = _Package(archive)
        main = package.main_part()
        folder = posixpath.dirname(main)
        numbering = Numbering(
            package.part(f"{folder}/numbering.xml"), package.part(f"{folder}/styles.xml")
        )
        document = package.part(main)
        if document is None:
            raise KeyError(main)
        body = Body(numbering)
        lines = body.lines(document)
        for name in ("footnotes", "endnotes"):
            lines += body.notes(package.part(f"{folder}/{name}.xml"))
    return Decoded("\n".join(lines) + "\n", "docx", "docx")


class _Package:
    """The parts of the zip."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._members = {info.filename.lstrip("/"): info for info in archive.infolist()}

    def main_part(self) -> str:
        """Name of the part with the document's text."""
        relations = self.part("_rels/.rels")
        for relation in () if relations is None else relations.iter(f"{RELATIONSHIPS}Relationship"):
            if (relation.get("Type") or "").endswith(_OFFICE_DOCUMENT):
                target = (relation.get("Target") or "").lstrip("/")
                if target in self._members:
                    return target
        return _MAIN

    def part(self, name: str) -> etree._Element | None:
        """The tree of a part; None where the document has no such part."""
        info = self._members.get(name)
        if info is None:
            return None
        if info.flag_bits & _ENCRYPTED:
            raise Refusal("是加了密码的 Word 文档，请取消密码、另存后再试。")
        data = self._unpacked(info)
        if _DECLARATION.search(data[:_CHUNK].replace(b"\x00", b"")):
            raise Refusal(
                "是 Word 文档（docx），但其中有不该有的文档类型声明，可能含有恶意内容，未予打开。"
            )
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        root = etree.fromstring(data, parser)
        if root.getroottree().docinfo.internalDTD is not None:
            raise Refusal(
                "是 Word 文档（docx），但其中有不该有的文档类型声明，可能含有恶意内容，未予打开。"
            )
        return root

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        pieces: list[bytes] = []
        size = 0
        with self._archive.open(info) as member:
            while piece := member.read(_CHUNK):
                pieces.append(piece)
                size += len(piece)
                bomb = size > _LARGE_BYTES and size > MAX_RATIO * max(info.compress_size, 1)
                if size > MAX_PART_BYTES or bomb:
                    raise Refusal(
                        "是 Word 文档（docx），但解压后过大，可能是恶意的压缩包，未予打开；"
                        "请用 Word 打开它，把正文另存为新文档后再试。"
                    )
        return b"".join(pieces)
