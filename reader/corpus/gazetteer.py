"""Provinces, prefectures and counties: which place a title or an organ speaks of."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from reader.corpus.describing.script import simplified
from reader.errors import CorpusError

COLUMNS = ("name", "short", "level", "city", "province")
_BEFORE_SHORT = re.compile(r"(?:^|[《“（(〔、，,]|关于|推进|支持|促进|加快|建设)$")
_WORDS = frozenset({"老城区", "新城区", "城关区", "江南区", "城东区", "城西区", "城北区"})
_ORGAN_AFTER = re.compile(r"人民|政府|委|人大|办公|各|党")


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative division.

    Attributes:
        name: Full name: 泰州市, 高港区.
        level: "province", "city" (also a county directly under a province) or "district".
        city: Full name of the prefecture; a municipality is its own city; None for a province.
        province: Full name.
    """

    name: str
    level: str
    city: str | None
    province: str

    @property
    def full_name(self) -> str:
        """City and district together, as organs write it: 泰州市高港区."""
        return f"{self.city}{self.name}" if self.level == "district" else self.name


class Gazetteer:
    """Looks places up by full or short name, in either script."""

    def __init__(self, entries: Iterable[tuple[Place, str]]) -> None:
        """Make the gazetteer.

        Args:
            entries: Places with their short names (泰州, 延边), which may equal the full ones.
        """
        self._full: dict[str, list[Place]] = defaultdict(list)
        self._short: dict[str, Place] = {}
        for place, short in entries:
            self._full[place.name].append(place)
            if place.level != "district":
                self._short.setdefault(short, place)
        self._full_lengths = _lengths(self._full)
        self._short_lengths = _lengths(self._short)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the table of places: CSV, UTF-8, ``COLUMNS``; a province's ``city`` is empty.

        Raises:
            CorpusError: The file is missing or has other columns; names it.
        """
        try:
            with path.open(encoding="utf-8", newline="") as file:
                rows = list(csv.reader(file))
        except (OSError, UnicodeDecodeError) as error:
            raise CorpusError(f"无法读取地名表“{path}”，请重新安装程序。") from error
        if not rows or tuple(rows[0]) != COLUMNS or any(len(row) != len(COLUMNS) for row in rows):
            raise CorpusError(f"地名表“{path}”的列不对，请重新安装程序。")
        return cls(
            (Place(name, level, city or None, prov), short)
            for name, short, level, city, prov in rows[1:]
        )

    @property
    def places(self) -> tuple[str, ...]:
        """Provinces and cities by their full names, in the administrative order of the table."""
        return tuple(
            name
            for name, known in self._full.items()
            if any(place.level != "district" for place in known)
        )

    def find(self, text: str) -> Place | None:
        """The first place that ``text`` names, as deep as it names it there.

        江苏省泰州市高港区 is the district, 江苏省关于泰州市 is the province. A county name that
        several prefectures have (鼓楼区) counts only behind its prefecture. Short names count only
        where no full name stands, and only at the start of the text or of a name.
        """
        folded = simplified(text)
        for start in range(len(folded)):
            place = self._at(folded, start, None)
            if place is not None:
                return place
        return self._by_short_name(folded)

    def _at(self, text: str, start: int, within: Place | None) -> Place | None:
        """The place named at ``start``, and what is named right behind it inside that place."""
        for length in self._full_lengths:
            end = start + length
            known = self._full.get(text[start:end])
            fitting = [place for place in known or () if _is_within(place, within)]
            if len(fitting) != 1 or not _is_clear(fitting[0], within, text[end : end + 2]):
                continue
            return self._at(text, end, fitting[0]) or fitting[0]
        return None

    def _by_short_name(self, text: str) -> Place | None:
        for start in range(len(text)):
            if not _BEFORE_SHORT.search(text[:start]):
                continue
            for length in self._short_lengths:
                place = self._short.get(text[start : start + length])
                if place is not None:
                    return place
        return None


def _lengths(names: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted({len(name) for name in names}, reverse=True))


def _is_within(place: Place, outer: Place | None) -> bool:
    if outer is None:
        return True
    if outer.level == "province":
        return place.province == outer.name and place.level != "province"
    return outer.level == "city" and place.level == "district" and place.city == outer.name


def _is_clear(place: Place, within: Place | None, following: str) -> bool:
    """False for 城区, 新县 or 中山市场 in running text, where it is a word and no name."""
    if place.name.endswith("市") and following[:1] in ("场", "群"):
        return False
    word = len(place.name) <= 2 or place.name in _WORDS
    return not word or within is not None or bool(_ORGAN_AFTER.match(following))
