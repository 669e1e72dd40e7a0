"""The canonical indicators: what cities write differently and mean alike (conventions 5.2, 5.3)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from reader.errors import IndicatorError
from reader.indicators.matching import Matcher


@dataclass(frozen=True, slots=True)
class Canonical:
    """One canonical indicator.

    Attributes:
        id: Stable name.
        name: What a comparison calls it.
        unit: The unit its values are compared in.
        dimension: The group it belongs to: 投入, 产出, 企业 …
        synonyms: How cities write it.
    """

    id: str
    name: str
    unit: str
    dimension: str
    synonyms: tuple[str, ...]


@dataclass(frozen=True)
class Taxonomy:
    """All canonical indicators.

    Attributes:
        dimensions: In the order in which they are shown.
        canonicals: By dimension, in the order of the file.
    """

    dimensions: tuple[str, ...]
    canonicals: tuple[Canonical, ...]

    @classmethod
    def load(cls, path: Path) -> "Taxonomy":
        """Read ``taxonomy.toml``.

        Raises:
            IndicatorError: The file is missing or not what it should be.
        """
        try:
            content = tomllib.loads(path.read_text(encoding="utf-8"))
            canonicals = tuple(_canonical(entry) for entry in content["indicator"])
            return cls(tuple(content["dimensions"]), canonicals)
        except (OSError, KeyError, TypeError, ValueError) as error:
            raise IndicatorError(f"无法读取指标目录“{path}”，请重新安装程序。") from error

    @cached_property
    def _by_id(self) -> Mapping[str, Canonical]:
        return {canonical.id: canonical for canonical in self.canonicals}

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self.canonicals)

    def canonical(self, canonical_id: str) -> Canonical:
        """The canonical indicator of this id; raises KeyError for an unknown one."""
        return self._by_id[canonical_id]

    def match(self, subject: str, unit: str) -> str | None:
        """Id of the canonical indicator a subject means, None if it means none of them."""
        return self._matcher.best(subject, unit)


def _canonical(entry: Mapping[str, Any]) -> Canonical:
    return Canonical(
        entry["id"], entry["name"], entry["unit"], entry["dimension"], tuple(entry["synonyms"])
    )
