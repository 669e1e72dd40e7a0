"""What was searched and found, in a sentence; under it what widened and what narrowed it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reader.export.wording import counts_sentence
from reader.search import FACET_LABELS, GroupUsed, Narrowing, SearchAnswer
from reader.search.narrowing import value_label
from reader.ui.searching.chips import Chip, ChipFlow
from reader.ui.side_tree import MARGIN

FORMS_SHOWN = 2
"""Other words of a group on its chip; all of them stand in the tooltip."""


def group_chip(group: GroupUsed, *, on: bool) -> Chip:
    """The chip of a group of synonyms."""
    others = group.forms[1:] or group.forms
    more = f" 等{len(others)}种" if len(others) > FORMS_SHOWN else ""
    every = "、".join(group.forms)
    tip = f"{group.label}：{every}。点击{'后不查这些同义说法' if on else '重新查这些同义说法'}"
    return Chip(group.id, "、".join(others[:FORMS_SHOWN]) + more, tip, on)


class AnswerSummary(QWidget):
    """The sentence, the chips of synonyms, the chips of choices.

    Signals:
        group_pressed(object): A group of synonyms is to be switched off or on; its id.
        choice_removed(object): A choice is to be taken back: (facet, value), or the name of an
            option.
        choices_cleared(): All of them are.
    """

    group_pressed = Signal(object)
    choice_removed = Signal(object)
    choices_cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._used: dict[str, GroupUsed] = {}
        self._sentence = secondary_label()
        self._sentence.setWordWrap(True)
        self._groups = ChipFlow("已同时检索")
        self._groups.chip_pressed.connect(self.group_pressed)
        self._choices = ChipFlow(clear="清除")
        self._choices.chip_pressed.connect(self.choice_removed)
        self._choices.cleared.connect(self.choices_cleared)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 0, MARGIN, 4)
        layout.setSpacing(4)
        for widget in (self._sentence, self._groups, self._choices):
            layout.addWidget(widget)

    def set_answer(self, answer: SearchAnswer | None) -> None:
        """Tell what was searched; None tells nothing.

        A group that was switched off is not in the answer any more; it stays on its chip as long
        as the query is the same.
        """
        self._sentence.setVisible(answer is not None)
        if answer is None:
            self._used = {}
            self._groups.set_chips(())
            return
        self._sentence.setText(counts_sentence(answer).removesuffix("。"))
        off = answer.question.without_groups if answer.question is not None else frozenset()
        used = {group.id: group for group in answer.groups}
        kept = {name: group for name, group in self._used.items() if name in off}
        self._used = {**kept, **used}
        chips = [group_chip(group, on=name in used) for name, group in self._used.items()]
        self._groups.set_chips(sorted(chips, key=lambda chip: str(chip.key)))

    def set_choices(self, narrowing: Narrowing, options: Sequence[tuple[str, str]]) -> None:
        """Show what narrows or orders the answer: facets, and options by name and words."""
        chips = [Chip(name, words, "点击取消这个选项") for name, words in options]
        chips += [
            Chip(
                (facet, value),
                value_label(facet, value)
                if value
                else f"{FACET_LABELS[facet]}：{value_label(facet, value)}",
                f"{FACET_LABELS[facet]}：点击取消",
            )
            for facet, value in narrowing.choices
        ]
        self._choices.set_chips(chips)


def secondary_label() -> QLabel:
    """A label of small explaining text that can be selected."""
    label = QLabel()
    label.setProperty("role", "secondary")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
