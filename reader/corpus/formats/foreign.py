"""Files of other kinds: what each seems to be, and what its owner can do."""

WORD_DOCUMENT = "Word 文档（docx）"

_HEAD_BYTES = 4096
_SAVE_AS = "请用 Word 或 WPS 打开它，另存为 docx 或 pdf 后再试。"
_EXPORT = "请用相应的软件打开它，另存为 pdf 或 txt 后再试。"
_UNPACK = "请解压后选择其中的文件。"
_TYPE = "图片里的文字读不出来，请改用文字版。"
_CHOOSE = "请选择政策文件的文本。"
_SAVE_PAGE = "请在浏览器中重新保存，类型选“网页，仅 HTML”。"

_MAGIC = (
    (b"{\\rtf", "RTF 文档", _SAVE_AS),
    (b"PK\x03\x04", "压缩包", _UNPACK),
    (b"PK\x05\x06", "空的压缩包", "请重新下载或另选一个文件。"),
    (b"Rar!", "RAR 压缩包", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包", _UNPACK),
    (b"\x1f\x8b", "gzip 压缩包", _UNPACK),
    (b"BZh", "bzip2 压缩包", _UNPACK),
    (b"\xfd7zXZ", "xz 压缩包", _UNPACK),
    (b"\x89PNG", "图片", _TYPE),
    (b"\xff\xd8\xff", "图片", _TYPE),
    (b"GIF8", "图片", _TYPE),
    (b"II*\x00", "图片", _TYPE),
    (b"MM\x00*", "图片", _TYPE),
    (b"AT&TFORM", "DjVu 扫描件", _TYPE),
    (b"CAJ\x00", "CAJ 文献", _EXPORT),
    (b"HN\x00\x00", "CAJ 文献", _EXPORT),
    (b"KDH\x00", "KDH 文献", _EXPORT),
    (b"ID3", "音频文件", _CHOOSE),
    (b"SQLite format 3", "数据库文件", _CHOOSE),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "快捷方式", "请选择它指向的文件。"),
    (b"[InternetShortcut]", "网页快捷方式", "请在浏览器中打开它，把网页保存为 HTML 后再试。"),
    (b"\x7fELF", "程序文件", _CHOOSE),
    (b"MZ\x90\x00", "程序文件", _CHOOSE),
    (b"\xca\xfe\xba\xbe", "程序文件", _CHOOSE),
)
_ZIP_MEMBERS = (
    (b"word/", WORD_DOCUMENT, ""),
    (b"xl/", "Excel 表格（xlsx）", _EXPORT),
    (b"ppt/", "演示文稿（pptx）", _EXPORT),
    (b"OFD.xml", "OFD 版式文件", "请用 OFD 阅读器打开它，另存为 pdf 后再试。"),
    (b"mimetypeapplication/vnd.oasis", "ODF 文档", _SAVE_AS),
    (b"mimetypeapplication/epub", "EPUB 电子书", _EXPORT),
)
_OLE = b"\xd0\xcf\x11\xe0"
_OLE_STREAMS = (
    ("EncryptedPackage", "加了密码的文档", "请用 Word 或 WPS 打开它，取消密码后另存再试。"),
    ("WordDocument", "旧版 Word 文档（doc）或 WPS 文档", _SAVE_AS),
    ("Workbook", "旧版 Excel 表格（xls）或 WPS 表格", _EXPORT),
    ("PowerPoint Document", "旧版演示文稿（ppt）", _EXPORT),
)


def spaced(kind: str) -> str:
    """The name of a kind as it stands after Chinese characters."""
    return f" {kind}" if kind[0].isascii() else kind


def foreign_kind(data: bytes) -> tuple[str, str]:
    """What kind of file this is that is not read, and what to do with it; empty for text."""
    if data.startswith(_OLE):
        return _ole_kind(data)
    for magic, kind, advice in _MAGIC:
        if data.startswith(magic):
            return _zip_member(data) or (kind, advice) if magic == b"PK\x03\x04" else (kind, advice)
    return _kind_inside(data)


def zip_kind(data: bytes) -> str:
    """What a zip holds; empty for any zip that is no document."""
    found = _zip_member(data)
    return found[0] if found else ""


def _zip_member(data: bytes) -> tuple[str, str] | None:
    # The names of a zip's members stand in clear before each and in the directory at its end.
    for part, kind, advice in _ZIP_MEMBERS:
        if part in data:
            return kind, advice
    return None


def _ole_kind(data: bytes) -> tuple[str, str]:
    for stream, kind, advice in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return kind, advice
    return "旧版 Word、Excel 或 WPS 文档", _SAVE_AS


def _kind_inside(data: bytes) -> tuple[str, str]:
    """Kinds whose mark does not stand at the start."""
    head = data[:_HEAD_BYTES]
    if head[4:8] == b"ftyp":
        return "视频或音频文件", _CHOOSE
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "图片", _TYPE
    if head.startswith(b"BM") and head[6:10] == b"\x00\x00\x00\x00":
        return "图片", _TYPE
    if b"MIME-Version:" in head and b"multipart/related" in head:
        return "网页存档（mht）", _SAVE_PAGE
    if head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<?xml"):
        word = b"wordprocessingml" in head or b"Word.Document" in head or b"office/word" in head
        return ("Word 文档（xml）", _SAVE_AS) if word else ("XML 数据文件", _CHOOSE)
    return "", ""
