"""JSON Schemas of configuration and packs, made from the types that read them.

Editors complete the YAML by them. `python -m lint.schemas` writes them anew.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from lint.config import Configuration
from lint.library import spec_types
from lint.packs import schema

_PACKAGE = Path(__file__).parent
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def folder() -> Path:
    """Return where the schemas are kept: in the wheel, or beside the package."""
    inside = _PACKAGE / "schemas"
    return inside if inside.is_dir() else _PACKAGE.parent / "schemas"


def generate() -> dict[str, dict[str, Any]]:
    """Return the schemas by name: pack, pack-language, language, …"""
    return {
        "configuration": _schema(Configuration, "claimlint configuration"),
        "pack": _pack(),
        "pack-language": _with_rules(schema.PackText, "A pack in one language", schema.RuleText),
        "language": _schema(schema.LanguageProfile, "A language profile"),
        "vocabulary": _schema(schema.Vocabulary, "The vocabulary of a language"),
        "clinical": _schema(schema.Register, "How medical prose sounds beside copy"),
        "other-languages": _schema(dict[str, list[str]], "Languages without packs"),
        "sources": _schema(dict[str, schema.Source], "The sources of rules"),
    }


def _schema(kind: Any, title: str) -> dict[str, Any]:
    return {"$schema": _DIALECT, "title": title, **msgspec.json.schema(kind)}


def _pack() -> dict[str, Any]:
    """The schema of pack.yml: a rule is of one of the kinds, by default the pack's."""
    kinds = spec_types()
    (head, *rules), components = msgspec.json.schema_components(
        [schema.PackHead, *kinds.values()], ref_template="#/$defs/{name}"
    )
    for kind, reference in zip(kinds, rules, strict=True):
        name = reference["$ref"].rsplit("/", 1)[1]
        body = components[name]
        body["properties"]["kind"] = {"const": kind}
        body["required"] = [key for key in body.get("required", []) if key != "kind"]
    pack = components[head["$ref"].rsplit("/", 1)[1]]
    pack["properties"]["rules"]["additionalProperties"] = {"anyOf": rules}
    return {"$schema": _DIALECT, "title": "A pack of rules", **head, "$defs": components}


def _with_rules(kind: Any, title: str, rule: Any) -> dict[str, Any]:
    (head, reference), components = msgspec.json.schema_components(
        [kind, rule], ref_template="#/$defs/{name}"
    )
    body = components[head["$ref"].rsplit("/", 1)[1]]
    body["properties"]["rules"]["additionalProperties"] = reference
    return {"$schema": _DIALECT, "title": title, **head, "$defs": components}


def write(target: Path) -> None:
    """Write all schemas into `target`."""
    target.mkdir(exist_ok=True)
    for name, content in generate().items():
        text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        (target / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(folder())
