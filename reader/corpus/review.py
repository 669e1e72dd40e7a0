"""What a person found out about a shipped document: metadata and the rows of a damaged table."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.corpus.model import Inference, Metadata
from reader.corpus.tables import RowSplit, load_splits
from reader.errors import CorpusError

METADATA_FILE = "metadata.toml"
SPLITS_FILE = "table.csv"
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
        with path.open("rb") as file:
            table = tomllib.load(file)
        metadata = _metadata(table["printed"], table.get("inferred", {}))
        identity = (str(table["id"]), str(table["source_sha256"]))
    except OSError as error:
        raise CorpusError(f"无法读取随附文件的著录“{path}”，请重新安装程序。") from error
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise CorpusError(f"随附文件的著录“{path}”格式有误（{error}），请重新安装程序。") from error
    splits = folder / SPLITS_FILE
    return Review(*identity, metadata, load_splits(splits) if splits.exists() else ())


def _metadata(printed: Mapping[str, Any], inferred: Mapping[str, Any]) -> Metadata:
    values = dict(printed)
    for name, entry in inferred.items():
        if name in values:
            raise TypeError(f"{name} is both printed and inferred")
        values[name] = entry.get("value")
    if unknown := values.keys() - PRINTED_FIELDS:
        raise TypeError(f"unknown field {', '.join(sorted(unknown))}")
    return Metadata(
        **values,
        inferences=tuple(
            Inference(name, entry["printed"], entry["reason"]) for name, entry in inferred.items()
        ),
    )
