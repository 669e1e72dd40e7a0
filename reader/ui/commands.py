"""What the window can be told to do: one table for menus, tool bar and the list of shortcuts."""

from dataclasses import dataclass
from typing import Literal

CommandName = Literal[
    "add_files",
    "add_folder",
    "install_pack",
    "packs",
    "print_document",
    "close_tab",
    "quit",
    "undo",
    "redo",
    "copy",
    "select_all",
    "find",
    "find_next",
    "find_previous",
    "search",
    "switch_mode",
    "next_hit",
    "previous_hit",
    "hit_map",
    "find_source",
    "save_search",
    "export_hits",
    "copy_quotation",
    "synonyms",
    "forget_searches",
    "mark_key",
    "mark_target",
    "mark_measure",
    "mark_question",
    "mark_funding",
    "write_note",
    "excerpt_selection",
    "excerpt_hits",
    "print_excerpts",
    "next_annotation",
    "previous_annotation",
    "add_bookmark",
    "review_notes",
    "meaning_names",
    "export_notes",
    "import_notes",
    "backups",
    "back",
    "forward",
    "go_annotations",
    "go_bookmarks",
    "go_excerpts",
    "indicators",
    "compare",
    "add_indicator",
    "responsibilities",
    "show_left",
    "show_right",
    "zoom_in",
    "zoom_out",
    "zoom_reset",
    "simplified",
    "theme_auto",
    "theme_light",
    "theme_dark",
    "source",
    "next_tab",
    "previous_tab",
    "go_library",
    "go_outline",
    "go_text",
    "shortcuts",
    "about",
]


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the window does.

    Attributes:
        menu: Title of its menu.
        text: Words in the menu.
        keys: Key sequences in Qt's portable form, the first is the one shown.
        icon: Name of its drawing, "" for none.
        checkable: True where it is switched on and off.
        needs_document: True where it means nothing while no document is open.
        opens_group: True where a line stands above it in the menu.
    """

    name: CommandName
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    needs_document: bool = False
    opens_group: bool = False


FILE, EDIT, SEARCH, VIEW, HELP = "文件(&F)", "编辑(&E)", "检索(&S)", "查看(&V)", "帮助(&H)"
NOTES = "批注(&N)"

COMMANDS: tuple[Command, ...] = (
    Command("add_files", FILE, "添加文件…", ("Ctrl+O",)),
    Command("add_folder", FILE, "添加文件夹…", ("Ctrl+Shift+O",)),
    Command("install_pack", FILE, "安装资源包…", opens_group=True),
    Command("packs", FILE, "已安装的资源包…"),
    Command(
        "print_document",
        FILE,
        "打印文件和批注…",
        ("Ctrl+Shift+P",),
        needs_document=True,
        opens_group=True,
    ),
    Command("close_tab", FILE, "关闭当前标签", ("Ctrl+W",), needs_document=True, opens_group=True),
    Command("quit", FILE, "退出", ("Ctrl+Q",), opens_group=True),
    Command("undo", EDIT, "撤销", ("Ctrl+Z",)),
    Command("redo", EDIT, "重做", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("copy", EDIT, "复制", ("Ctrl+C",), "copy", needs_document=True, opens_group=True),
    Command("select_all", EDIT, "全选正文", ("Ctrl+A",), needs_document=True),
    Command(
        "find", EDIT, "在本文中查找", ("Ctrl+F",), "find", needs_document=True, opens_group=True
    ),
    Command("find_next", EDIT, "查找下一处", ("F3",), needs_document=True),
    Command("find_previous", EDIT, "查找上一处", ("Shift+F3",), needs_document=True),
    Command("search", SEARCH, "在全部文件中检索", ("Ctrl+K", "Ctrl+Shift+F"), "search"),
    Command("switch_mode", SEARCH, "精确与智能切换", ("Ctrl+Shift+M",)),
    Command("next_hit", SEARCH, "下一处命中", ("F4",), "next", opens_group=True),
    Command("previous_hit", SEARCH, "上一处命中", ("Shift+F4",), "previous"),
    Command("hit_map", SEARCH, "命中分布", ("Ctrl+M",), opens_group=True),
    Command("find_source", SEARCH, "粘贴一句话查找出处…", ("Ctrl+Shift+E",)),
    Command("save_search", SEARCH, "保存此检索（再按取消保存）", ("Ctrl+S",), opens_group=True),
    Command("export_hits", SEARCH, "导出全部命中…", ("Ctrl+E",)),
    Command("excerpt_hits", SEARCH, "全部命中加入摘编", ("Ctrl+Shift+X",)),
    Command("copy_quotation", SEARCH, "复制这一处原文和出处", ("Ctrl+Shift+C",), "copy"),
    Command("synonyms", SEARCH, "自己的同义词…", opens_group=True),
    Command("forget_searches", SEARCH, "清除检索记录"),
    Command("mark_key", NOTES, "标为重点", ("Alt+1",), needs_document=True),
    Command("mark_target", NOTES, "标为目标指标", ("Alt+2",), needs_document=True),
    Command("mark_measure", NOTES, "标为措施", ("Alt+3",), needs_document=True),
    Command("mark_question", NOTES, "标为疑问", ("Alt+4",), needs_document=True),
    Command("mark_funding", NOTES, "标为资金", ("Alt+5",), needs_document=True),
    Command(
        "write_note", NOTES, "写批注…", ("Ctrl+N",), "note", needs_document=True, opens_group=True
    ),
    Command("excerpt_selection", NOTES, "加入摘编", ("Ctrl+Shift+A",), needs_document=True),
    Command("print_excerpts", NOTES, "打印摘编…", ("Ctrl+P",)),
    Command("next_annotation", NOTES, "下一条批注", ("F8",), needs_document=True),
    Command("previous_annotation", NOTES, "上一条批注", ("Shift+F8",), needs_document=True),
    Command(
        "add_bookmark",
        NOTES,
        "在此处加书签…",
        ("Ctrl+D",),
        "bookmark",
        needs_document=True,
        opens_group=True,
    ),
    Command("review_notes", NOTES, "核对批注位置…", opens_group=True),
    Command("meaning_names", NOTES, "批注名称和署名…"),
    Command("export_notes", NOTES, "导出批注…", opens_group=True),
    Command("import_notes", NOTES, "导入批注…"),
    Command("backups", NOTES, "备份与恢复…"),
    Command("compare", VIEW, "对照阅读", ("Ctrl+Shift+D",)),
    Command("indicators", VIEW, "指标对照", ("Ctrl+T",)),
    Command("responsibilities", VIEW, "责任分工", ("Ctrl+Shift+T",)),
    Command("add_indicator", VIEW, "所选文字列为指标…", needs_document=True),
    Command("show_left", VIEW, "文库与目录栏", ("Ctrl+Shift+L",), "library", checkable=True),
    Command("show_right", VIEW, "右侧栏", ("Ctrl+Shift+R",), "search", checkable=True),
    Command("go_library", VIEW, "转到文库", ("Ctrl+1",), "library", opens_group=True),
    Command("go_outline", VIEW, "转到目录", ("Ctrl+2",), "outline"),
    Command("go_text", VIEW, "转到正文", ("Ctrl+3",), "document", needs_document=True),
    Command("go_annotations", VIEW, "转到批注", ("Ctrl+4",), "note"),
    Command("go_bookmarks", VIEW, "转到书签", ("Ctrl+5",), "bookmark"),
    Command("go_excerpts", VIEW, "转到摘编", ("Ctrl+6",)),
    Command("back", VIEW, "后退", ("Alt+Left",), "back", opens_group=True),
    Command("forward", VIEW, "前进", ("Alt+Right",), "forward"),
    Command("next_tab", VIEW, "下一个标签", ("Ctrl+Tab",), needs_document=True),
    Command("previous_tab", VIEW, "上一个标签", ("Ctrl+Shift+Tab",), needs_document=True),
    Command(
        "zoom_in",
        VIEW,
        "放大",
        ("Ctrl++", "Ctrl+="),
        "zoom-in",
        needs_document=True,
        opens_group=True,
    ),
    Command("zoom_out", VIEW, "缩小", ("Ctrl+-",), "zoom-out", needs_document=True),
    Command("zoom_reset", VIEW, "原始大小", ("Ctrl+0",), needs_document=True),
    Command(
        "simplified",
        VIEW,
        "繁体显示为简体",
        ("Ctrl+J",),
        "script",
        checkable=True,
        opens_group=True,
    ),
    Command("source", VIEW, "原始网页文字", ("Ctrl+U",), "source", needs_document=True),
    Command("theme_auto", VIEW, "颜色跟随系统", checkable=True, opens_group=True),
    Command("theme_light", VIEW, "浅色", checkable=True),
    Command("theme_dark", VIEW, "深色", checkable=True),
    Command("shortcuts", HELP, "快捷键", ("F1",), "help"),
    Command("about", HELP, "关于案头", icon="info"),
)
