"""Keys and what they do, as the list under F1 shows them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One line of the list.

    Attributes:
        group: Chinese name of the part of the window; equal groups stand together.
        keys: As printed on the keyboard: "Ctrl+K", "F3 / Shift+F3".
        action: Chinese words: what happens.
    """

    group: str
    keys: str
    action: str


PANEL_SHORTCUTS = (
    Shortcut("各栏之内", "↑ / ↓", "上一项、下一项；检索栏中即跳到该处"),
    Shortcut("各栏之内", "Enter", "打开所选文件、转到所选章节或命中处"),
    Shortcut("各栏之内", "Tab / Shift+Tab", "移到下一栏、上一栏"),
    Shortcut("各栏之内", "Delete", "文库栏中：移除所选的已导入文件（先询问）"),
    Shortcut("各栏之内", "Esc", "关闭查找条、清空输入"),
    Shortcut("检索栏", "↓", "输入框空白时列出最近的检索，有建议时逐条选择"),
    Shortcut("检索栏", "← / →", "在“精确、智能”等并列选项之间换选"),
    Shortcut("检索栏", "空格", "勾选筛选条件"),
    Shortcut("命中分布", "Enter", "列出所选数字的全部命中"),
    Shortcut("查找出处", "Ctrl+Enter", "开始查找"),
)
"""Keys that are no commands: they work where the focus is."""
