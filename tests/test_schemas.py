"""The JSON Schemas follow the types, and the packs follow the schemas."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from lint import schemas
from lint.packs.built_in import BUILT_IN
from lint.packs.yamlfile import YamlFile

KINDS = {"languages": "language", "vocabulary": "vocabulary", "clinical": "clinical"}


@pytest.mark.parametrize("name", sorted(schemas.generate()))
def test_schemas_are_up_to_date(name: str) -> None:
    stored = json.loads((schemas.folder() / f"{name}.json").read_text(encoding="utf-8"))
    generated = json.loads(json.dumps(schemas.generate()[name]))
    assert stored == generated, "run: python -m lint.schemas"
    jsonschema.Draft202012Validator.check_schema(stored)


@pytest.mark.parametrize("path", sorted(BUILT_IN.rglob("*.yml")), ids=lambda path: str(path)[-30:])
def test_packs_follow_their_schema(path: Path) -> None:
    name = (
        path.stem
        if path.parent == BUILT_IN
        else KINDS.get(path.parent.name, "pack" if path.stem == "pack" else "pack-language")
    )
    data = json.loads(json.dumps(YamlFile.read(path).data, default=str))
    jsonschema.validate(data, schemas.generate()[name])
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert first.endswith(f"schemas/{name}.json")
