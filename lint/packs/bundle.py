"""One language of all selected packs, compiled: rules, lexicon and profile.

A bundle depends on the contents of its YAML files only, so it is kept on disk
under their hash (`lint.packs.store`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from lint import context
from lint.finding import SourceReference
from lint.matching.lexicon import QUANTITY, Lexicon, LexiconBuilder, UnknownClassError
from lint.packs import load, schema
from lint.packs.phrase import Phrase, PhraseError, parse
from lint.packs.yamlfile import InputError, KeyPath, YamlFile


class Rule(msgspec.Struct):
    """A rule in one language, ready to run."""

    id: str
    kind: str
    raw_spec: msgspec.Raw
    text: schema.RuleText
    sources: list[SourceReference]


class Bundle(msgspec.Struct):
    """What the engine needs for the segments of one language."""

    profile: schema.LanguageProfile
    rules: list[Rule]
    lexicon: Lexicon


class RuleKind(Protocol):
    """What a module of `lint.checks` offers to the compiler."""

    Spec: type[schema.RuleSpec]

    @staticmethod
    def phrases(
        spec: schema.RuleSpec, text: schema.RuleText, profile: schema.LanguageProfile
    ) -> Iterable[tuple[str, str, KeyPath]]:
        """Yield (role, phrase, where it stands in the rule's text)."""


def owner(rule_id: str, role: str) -> str:
    """Name the owner of a rule's phrases in the lexicon."""
    return f"{rule_id}#{role}"


def compile_bundle(
    packs: Sequence[load.Pack],
    kinds: Mapping[str, RuleKind],
    base: Path,
    language: str,
    sources: Mapping[str, schema.Source],
) -> Bundle:
    """Compile the packs for `language`; `base` holds `languages/` and `vocabulary/`.

    Raises `InputError`, with the place of the phrase or key that is wrong.
    """
    profile, profile_file = load.load_profile(base, language)
    classes = _Classes(profile)
    vocabulary, vocabulary_file = load.load_vocabulary(base, language)
    classes.add(vocabulary.terms, vocabulary_file, ("terms",))
    for pack in packs:
        if language in pack.texts:
            classes.add(pack.texts[language].terms, pack.files[language], ("terms",))
    builder = LexiconBuilder(classes.parsed)
    for trigger_owner, trigger in context.phrases(profile):
        _add(builder, trigger_owner, trigger, profile, profile_file, ("context",), classes)
    rules = []
    for pack in packs:
        for name, text in pack.rule_texts.get(language, {}).items():
            rules.append(_compile_rule(pack, name, text, kinds, profile, builder, classes, sources))
    return Bundle(profile, rules, builder.build())


class _Classes:
    """The vocabulary of one language, parsed; remembers where each class stands."""

    def __init__(self, profile: schema.LanguageProfile) -> None:
        self._profile = profile
        self.parsed: dict[str, list[Phrase]] = {QUANTITY: []}
        self.places: dict[str, tuple[YamlFile, KeyPath]] = {}

    def add(self, terms: Mapping[str, list[str]], file: YamlFile, keys: KeyPath) -> None:
        for name, members in terms.items():
            if name in self.parsed:
                raise file.error((*keys, name, ""), f"the class “{name}” exists already")
            self.parsed[name] = [
                _parse(member, self._profile, file, (*keys, name, at))
                for at, member in enumerate(members)
            ]
            self.places[name] = (file, (*keys, name))


def _parse(text: str, profile: schema.LanguageProfile, file: YamlFile, keys: KeyPath) -> Phrase:
    try:
        return parse(text, profile.spelling)
    except PhraseError as error:
        raise file.error(keys, str(error)) from None


def _add(
    builder: LexiconBuilder,
    name: str,
    text: str | Phrase,
    profile: schema.LanguageProfile,
    file: YamlFile,
    keys: KeyPath,
    classes: _Classes,
) -> None:
    phrase = _parse(text, profile, file, keys) if isinstance(text, str) else text
    try:
        builder.add(name, phrase)
    except UnknownClassError as error:
        raise file.error(keys, f"{error}{load.nearest(error.name, classes.parsed)}") from None
    except PhraseError as error:
        raise file.error(keys, str(error)) from None


def _compile_rule(
    pack: load.Pack,
    name: str,
    text: schema.RuleText,
    kinds: Mapping[str, RuleKind],
    profile: schema.LanguageProfile,
    builder: LexiconBuilder,
    classes: _Classes,
    sources: Mapping[str, schema.Source],
) -> Rule:
    spec = pack.specs[name]
    kind = str(type(spec).__struct_config__.tag)
    file, keys = pack.files[profile.language], ("rules", name)
    rule_id = f"{pack.id}/{name}"
    near = [_parse(one, profile, file, (*keys, "near")) for one in text.near]
    not_near = [_parse(one, profile, file, (*keys, "not_near")) for one in text.not_near]
    for role, phrase_text, at in kinds[kind].phrases(spec, text, profile):
        phrase = _parse(phrase_text, profile, file, (*keys, *at))
        phrase = _conditioned(phrase, near, not_near)
        _add(builder, owner(rule_id, role), phrase, profile, file, (*keys, *at), classes)
    slim = msgspec.structs.replace(text, flag=[], pass_=[], gaps=schema.Gaps())
    raw = msgspec.Raw(msgspec.msgpack.encode(spec))
    return Rule(rule_id, kind, raw, slim, _references(pack, name, spec, sources))


def _conditioned(phrase: Phrase, near: list[Phrase], not_near: list[Phrase]) -> Phrase:
    """Add what must and must not stand in the same sentence to a phrase."""
    if not near and not not_near:
        return phrase
    also = (*phrase.also, tuple(v for one in near for v in one.head)) if near else phrase.also
    without = (*phrase.without, *(one.head for one in not_near))
    return Phrase(phrase.text, phrase.head, also, without)


def _references(
    pack: load.Pack, name: str, spec: schema.RuleSpec, sources: Mapping[str, schema.Source]
) -> list[SourceReference]:
    references = []
    for at, use in enumerate(spec.sources):
        source_id, section = (use, "") if isinstance(use, str) else (use.id, use.at)
        source = sources.get(source_id)
        if source is None:
            message = f"unknown source “{source_id}”{load.nearest(source_id, sources)}"
            raise pack.error("pack", ("rules", name, "sources", at), message)
        references.append(SourceReference(source_id, source.title, section, source.url))
    return references


__all__ = ["Bundle", "InputError", "Rule", "RuleKind", "compile_bundle", "owner"]
