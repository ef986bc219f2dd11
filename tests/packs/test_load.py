"""Packs from YAML: every mistake has its place, and says what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.library import Library, spec_types
from lint.packs.built_in import BUILT_IN
from lint.packs.errors import InputError
from lint.packs.load import load_pack


def compile_pack(folder: Path) -> None:
    Library([folder])._compile("en")


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "problem"),
    [
        ("pack.yml", "why:", "whi:", "6:5", "unknown key “whi”; did you mean why?"),
        ("pack.yml", "    why: We do not sell tonics.\n", "", "6:5", "the key “why” is missing"),
        ("pack.yml", "category: wording", "category: words", "3:11", "“words” is not one of"),
        ("pack.yml", "iso24495", "iso24459", "7:15", "did you mean iso24495"),
        ("pack.yml", "    why", "    kind: prase\n    why", "6:11", "unknown kind “prase”"),
        ("pack.yml", "pack: house", "pack: [", "", "not valid YAML"),
        ("pack.yml", "pack: house", "pack: house\npack: home", "2:1", "“pack” stands here twice"),
        ("en.yml", "language: en", "language: de", "1:11", "in a file named en.yml"),
        ("en.yml", "  tonic:", "  tonics:", "3:3", "no rule “tonics” in pack.yml; did you mean"),
        ("en.yml", "{drink}", "{drinks}", "4:31", "unknown class “{drinks}”"),
        ("en.yml", "miracle tonic*", "miracle (tonic", "4:15", "“(” without “)”"),
        ("en.yml", "    suggest: [a drink]", "    suggest: a drink", "6:14", "expected list"),
        ("en.yml", "  drink: [", '  drink: ["{drink}", ', "4:31", "contains itself"),
        ("en.yml", "  drink: [", '  drink: ["tea & not green", ', "10:11", "not in a class"),
        (
            "en.yml",
            "    suggest:",
            '    near: ["tea & not green"]\n    suggest:',
            "6:12",
            "condition",
        ),
    ],
)
def test_mistakes_have_their_place(
    house_pack: Path, file: str, old: str, new: str, place: str, problem: str
) -> None:
    path = house_pack / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    with pytest.raises(InputError) as caught:
        compile_pack(house_pack)
    assert str(caught.value).startswith(f"{path}:{place}")
    assert problem in str(caught.value)


def test_aliases_are_refused(house_pack: Path) -> None:
    (house_pack / "en.yml").write_text("language: &a en\nterms: {x: [*a]}\n")
    with pytest.raises(InputError, match="aliases"):
        compile_pack(house_pack)


def test_a_folder_in_the_place_of_a_file_is_refused(house_pack: Path) -> None:
    (house_pack / "de.yml").mkdir()
    with pytest.raises(InputError, match=r"de\.yml: cannot be read: Is a directory"):
        Library([house_pack]).language("de")


def test_deep_nesting_is_refused(house_pack: Path) -> None:
    (house_pack / "pack.yml").write_text("pack: " + "[" * 3000 + "]" * 3000)
    with pytest.raises(InputError, match="nested more than 100 deep"):
        compile_pack(house_pack)


def test_a_tag_that_would_run_code_is_refused(house_pack: Path) -> None:
    (house_pack / "pack.yml").write_text('pack: !!python/object/apply:os.system ["true"]\n')
    with pytest.raises(InputError):
        compile_pack(house_pack)


@pytest.mark.parametrize("folder", sorted(path.parent for path in BUILT_IN.glob("*/pack.yml")))
def test_built_in_packs_load(folder: Path) -> None:
    pack = load_pack(folder, spec_types())
    assert pack.id == folder.name
    assert pack.specs


def test_words_that_yaml_takes_for_booleans_stay_words(house_pack: Path) -> None:
    path = house_pack / "en.yml"
    path.write_text(path.read_text().replace("[elixir, potion*]", "[yes, no, on, off]"))
    compile_pack(house_pack)
