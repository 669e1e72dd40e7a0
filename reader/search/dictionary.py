"""Which words a search knows: the policy terms and synonyms that ship with the program."""

from functools import cache, lru_cache

from index.analysis import Analyzer
from reader.errors import SearchError
from reader.paths import shipped_resources
from reader.search.synonyms import SYNONYMS_FILE, Group, Synonyms, load_shipped

TERMS_FILE = "dictionary/policy_terms.txt"


@cache
def policy_analyzer() -> Analyzer:
    """The analyzer every index of this program is built and opened with.

    Its terms belong to the program, not to a run: two callers with different terms would rebuild
    the index against one another.

    Raises:
        SearchError: The file of terms is missing.
    """
    path = shipped_resources() / TERMS_FILE
    try:
        return Analyzer.with_dictionary(path)
    except OSError as error:
        raise SearchError(f"程序文件不完整：无法读取{path}，请重新安装程序。") from error


@cache
def shipped_synonyms() -> Synonyms:
    """The groups of synonyms that ship with the program.

    Raises:
        SearchError: Their file is missing or damaged.
    """
    return load_shipped(shipped_resources() / SYNONYMS_FILE)


@lru_cache(maxsize=2)
def synonyms_with(own: tuple[Group, ...]) -> Synonyms:
    """The user's own groups before the shipped ones; raises as ``shipped_synonyms``."""
    shipped = shipped_synonyms()
    return Synonyms((*own, *shipped.groups), shipped.distinct)
