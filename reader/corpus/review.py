"""What a person found out about a shipped document: metadata and the rows of a damaged table."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reader.corpus.model import Inference, Metadata
from reader.corpus.structuring.tables import RowSplit, load_splits
from reader.errors import CorpusError

METADATA_FILE = "metadata.toml"
SPLITS_FILE = "table.csv"
_STATUS = frozenset({"not stated", "in force", "lapsed", "repealed", "revised", "trial", "draft"})
_SCRIPTS = frozenset({"hans", "hant"})
_BREAKS = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")
PRINTED_FIELDS = frozenset(Metadata.__dataclass_fields__) - {"inferences"}


@dataclass(frozen=True, slots=True)
class Review:
    """Reviewed knowledge of one document.

    Attributes:
        id: The document's id.
        source_sha256: Of the source file that was reviewed; the review holds for no other.
        metadata: What was read, and what was inferred, each inference with its reason.
        splits: Rows of the table that was flattened in the source; empty for none.
    """

    id: str
    source_sha256: str
    metadata: Metadata
    splits: tuple[RowSplit, ...] = ()


def load_review(folder: Path) -> Review:
    """Read ``metadata.toml`` and, if there is one, ``table.csv`` of a shipped document.

    ``metadata.toml`` keeps apart what was read, ``[printed]``, and what was concluded,
    ``[inferred.<field>]`` with ``value`` (left out where it stays open), ``printed``, ``reason``.

    Raises:
        CorpusError: A file is missing or not as described here; names it.
    """
    path = folder / METADATA_FILE
    try:
        review = parse_review(path.read_bytes())
    except OSError as error:
        raise CorpusError(f"无法读取随附文件的著录“{path}”，请重新安装程序。") from error
    except ValueError as error:
        raise CorpusError(f"随附文件的著录“{path}”格式有误（{error}），请重新安装程序。") from error
    splits = folder / SPLITS_FILE
    return replace(review, splits=load_splits(splits)) if splits.exists() else review


def parse_review(data: bytes) -> Review:
    """Read a review, without the splits of a table, from the content of ``metadata.toml``.

    Raises:
        ValueError: It is not as described at ``load_review``.
    """
    try:
        table = tomllib.loads(data.decode())
        metadata = _metadata(table["printed"], table.get("inferred", {}))
        return Review(str(table["id"]), str(table["source_sha256"]), metadata)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(str(error)) from error


def _metadata(printed: Mapping[str, Any], inferred: Mapping[str, Any]) -> Metadata:
    values = dict(printed)
    for name, entry in inferred.items():
        if not isinstance(entry["printed"], str) or not isinstance(entry["reason"], str):
            raise TypeError(f"no text in the inference of {name}")
        if name in values:
            raise TypeError(f"{name} is both printed and inferred")
        values[name] = entry.get("value")
    if unknown := values.keys() - PRINTED_FIELDS:
        raise TypeError(f"unknown field {', '.join(sorted(unknown))}")
    if wrong := [name for name, value in values.items() if not _is_plain(value)]:
        raise TypeError(f"no text on one line: {', '.join(sorted(wrong))}")
    if (
        values.get("status", "lapsed") not in _STATUS
        or values.get("script", "hans") not in _SCRIPTS
    ):
        raise ValueError("unknown status or script")
    return Metadata(
        **values,
        inferences=tuple(
            Inference(name, entry["printed"], entry["reason"]) for name, entry in inferred.items()
        ),
    )


def _is_plain(value: object) -> bool:
    return value is None or (isinstance(value, str) and not _BREAKS.search(value))
