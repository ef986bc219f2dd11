"""Which language a text is in."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.config import Settings
from lint.document import Document, Kind, Run, Runs, Segment, Source
from lint.language import Languages
from lint.library import Library
from lint.run import Linter


@pytest.fixture(scope="module")
def languages() -> Languages:
    library = Library()
    return Languages(library.marks(), library.codes())


def document(path: str, *texts: str, language: str | None = None) -> Document:
    segments = [
        Segment(Kind.PARAGRAPH, text, Runs([Run(0, len(text), 0, len(text))])) for text in texts
    ]
    return Document(path, Source("\n".join(texts)), segments, language=language)


DANISH = (
    "Behandlingen af sygdommen blev for meget for nogle, og der er mere at sige om den, for "
    "den kan også hjælpe andre, som ikke har det godt."
)
ENGLISH = "Ask your doctor whether this treatment is right for you and for your family."


def test_a_declaration_is_never_contradicted(languages: Languages) -> None:
    page = document("page.md", ENGLISH, language="cs")
    languages.assign(page)
    assert [(one.language, one.language_reason) for one in page.segments] == [("cs", "declared")]


@pytest.mark.parametrize(
    "path",
    ["page.en.md", "content/en/page.md", "en/page.md", "locales/en-GB/page.md",
     "locales/en.json", "locales/en_GB.yml", "l10n/app_en.arb", "messages-en-US.po"],
)  # fmt: skip
def test_the_path_names_the_language(languages: Languages, path: str) -> None:
    assert languages.by_path(path) == "en"


@pytest.mark.parametrize(
    "path", ["page.md", "de.md", "is/page.xx.md", "my.page.md", "app_xx.arb", "token.json"]
)
def test_other_paths_name_none(languages: Languages, path: str) -> None:
    assert languages.by_path(path) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"),
        (DANISH, "da"),
        ("Léčba není pro každého a nemoc se po ní může vrátit, jako je to běžné, když byl "
         "pacient dlouho bez pomoci a který se také bál.", "cs"),
        ("Hoito ei sovi kaikille, ja oireet voivat palata, kun se on päättynyt, mutta se "
         "ei ole tavallista, jos hoito on pitkä.", "fi"),
    ],
)  # fmt: skip
def test_words_tell_languages_with_packs_and_without(
    languages: Languages, text: str, code: str
) -> None:
    assert languages.detect(text)[0] == code


def test_a_text_too_short_to_tell_is_taken_for_the_fallback(languages: Languages) -> None:
    assert languages.detect("OK 24/7")[0] == "en"


def test_a_paragraph_in_another_language_is_told_from_its_page(languages: Languages) -> None:
    page = document("page.md", ENGLISH, ENGLISH, DANISH, "OK")
    languages.assign(page)
    assert [one.language for one in page.segments] == ["en", "en", "da", "en"]


@pytest.mark.parametrize(
    "text",
    ["Il a arrêté de souffrir : soulagement garanti à vie.", "A-t-il de quoi guérir ? Guérison garantie.",
     "Veuillez essayer de rechercher à nouveau"],
)  # fmt: skip
def test_a_short_text_of_close_languages_speaks_that_of_its_path(
    library: Library, text: str
) -> None:
    linter = Linter(Settings(), library)
    page = linter.read("content/fr/page.md", text.encode())
    assert [segment.language for segment in page.segments] == ["fr"]


def test_folders_above_the_project_say_nothing(library: Library, tmp_path: Path) -> None:
    project = tmp_path / "de" / "site"
    linter = Linter(Settings(root=project), library)
    page = linter.read(str(project / "page.md"), b"It is a game-changer.")
    assert [segment.language for segment in page.segments] == ["en"]
