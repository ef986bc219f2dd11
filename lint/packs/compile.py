"""YAML of packs -> a bundle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import msgspec

from lint import context
from lint.finding import SourceReference
from lint.matching.build import CrowdedError, LexiconBuilder, UnknownClassError
from lint.matching.frequency import Frequency
from lint.matching.lexicon import QUANTITY, Lexicon
from lint.packs import load, schema
from lint.packs.bundle import MARKET, NAMED, Bundle, Rule, owner
from lint.packs.errors import KeyPath, PhraseError, nearest
from lint.packs.phrase import Phrase, parse
from lint.packs.yamlfile import YamlFile
from lint.quantities import number_words


class RuleKind(Protocol):
    """What a module of `lint.checks` offers to the compiler."""

    Spec: type[schema.RuleSpec]

    @staticmethod
    def phrases(
        spec: schema.RuleSpec, text: schema.RuleText, profile: schema.LanguageProfile
    ) -> Iterable[tuple[str, str, KeyPath]]:
        """Yield (role, phrase, where it stands in the rule's text)."""


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
    vocabulary, vocabulary_file = load.load_vocabulary(base, language)
    classes = _Classes(profile)
    classes.add(vocabulary.terms, vocabulary_file)
    for pack in packs:
        if language in pack.texts:
            classes.add(pack.texts[language].terms, pack.files[language], pack.id)
    compiler = _Compiler(profile, classes, kinds, sources)
    contexts = _Compiler(profile, classes, kinds, sources)
    for trigger_owner, trigger in context.phrases(profile):
        contexts.add(trigger_owner, trigger, profile_file, ("context",))
    for prefix, key in ((MARKET, "market_signs"), (NAMED, "market_names")):
        for market, phrases in getattr(profile, key).items():
            for at, phrase in enumerate(phrases):
                compiler.add(f"{prefix}{market}", phrase, profile_file, (key, market, at))
    rules = [
        compiler.rule(pack, name, text)
        for pack in packs
        for name, text in pack.rule_texts.get(language, {}).items()
    ]
    frequency = Frequency(_examples(packs, language), profile.function_words)
    return Bundle(
        profile,
        rules,
        compiler.build(frequency),
        contexts.build(frequency),
        msgspec.Raw(msgspec.msgpack.encode(load.load_register(base, language))),
    )


def _examples(packs: Sequence[load.Pack], language: str) -> Iterator[str]:
    for pack in packs:
        for text in pack.rule_texts.get(language, {}).values():
            yield from text.flag
            yield from text.pass_


def _parse(text: str, profile: schema.LanguageProfile, file: YamlFile, keys: KeyPath) -> Phrase:
    try:
        return parse(text, profile.spelling, profile.other_spelling)
    except PhraseError as error:
        raise file.error(keys, str(error)) from None


def _unconditional(
    text: str, profile: schema.LanguageProfile, file: YamlFile, keys: KeyPath
) -> Phrase:
    """Parse a phrase that stands for words, so it can have no conditions."""
    phrase = _parse(text, profile, file, keys)
    if phrase.also or phrase.without or phrase.opens:
        sign = "^" if phrase.opens else "&"
        rest = "holds for a whole phrase, not in a class or condition; put it where that is used"
        raise file.error(keys, f"“{text}”: “{sign}” {rest}")
    return phrase


class _Classes:
    """The vocabulary of one language and the packs' own terms, parsed."""

    def __init__(self, profile: schema.LanguageProfile) -> None:
        self._profile = profile
        self.parsed: dict[str, list[Phrase]] = {QUANTITY: []}

    def add(self, terms: Mapping[str, list[str]], file: YamlFile, scope: str = "") -> None:
        """Add the classes of the vocabulary, or a pack's own (`scope` is its id)."""
        for name, members in terms.items():
            self.parsed[f"{scope}:{name}" if scope else name] = [
                _unconditional(member, self._profile, file, ("terms", name, at))
                for at, member in enumerate(members)
            ]

    def names(self) -> list[str]:
        """List the names that phrases may use."""
        return [name.rpartition(":")[2] for name in self.parsed]


class _Compiler:
    """Compiles rules into a lexicon; every mistake has its place."""

    def __init__(
        self,
        profile: schema.LanguageProfile,
        classes: _Classes,
        kinds: Mapping[str, RuleKind],
        sources: Mapping[str, schema.Source],
    ) -> None:
        self._builder = LexiconBuilder(
            classes.parsed,
            [*number_words(profile), *profile.shares],
            profile.entities,
            profile.anaphors,
        )
        self._profile, self._classes = profile, classes
        self._kinds, self._sources = kinds, sources
        self._places: dict[str, tuple[YamlFile, KeyPath]] = {}

    def add(
        self, name: str, phrase: str | Phrase, file: YamlFile, keys: KeyPath, scope: str = ""
    ) -> None:
        """Add a phrase for an owner."""
        parsed = _parse(phrase, self._profile, file, keys) if isinstance(phrase, str) else phrase
        self._places[parsed.text] = file, keys
        try:
            self._builder.add(name, parsed, scope)
        except UnknownClassError as error:
            close = nearest(error.name, self._classes.names())
            raise file.error(keys, f"{error}{close}") from None
        except PhraseError as error:
            raise file.error(keys, str(error)) from None

    def build(self, frequency: Frequency) -> Lexicon:
        """Return the lexicon of all that was added."""
        try:
            return self._builder.build(frequency)
        except CrowdedError as error:
            file, keys = self._places[error.phrase]
            raise file.error(keys, str(error)) from None

    def rule(self, pack: load.Pack, name: str, text: schema.RuleText) -> Rule:
        """Add a rule's phrases and return the rule."""
        spec = pack.specs[name]
        kind = str(type(spec).__struct_config__.tag)
        file, keys = pack.files[self._profile.language], ("rules", name)
        rule_id = f"{pack.id}/{name}"
        near, not_near = (
            [_unconditional(one, self._profile, file, (*keys, key, at)) for at, one in found]
            for key, found in (
                ("near", enumerate(text.near)),
                ("not_near", enumerate(text.not_near)),
            )
        )
        try:
            phrases = list(self._kinds[kind].phrases(spec, text, self._profile))
        except PhraseError as error:
            raise file.error(keys, str(error)) from None
        for role, phrase_text, at in phrases:
            place = (*keys, *at)
            phrase = _parse(phrase_text, self._profile, file, place)
            if role != "not_below":  # what a heading says of the sentences below it
                phrase = _conditioned(phrase, near, not_near)
            self.add(owner(rule_id, role), phrase, file, place, pack.id)
        slim = msgspec.structs.replace(text, gaps=schema.Gaps(), **_IN_LEXICON)
        raw = msgspec.Raw(msgspec.msgpack.encode(spec))
        return Rule(rule_id, kind, raw, slim, tuple(self._references(pack, name, spec)))

    def _references(
        self, pack: load.Pack, name: str, spec: schema.RuleSpec
    ) -> Iterator[SourceReference]:
        for at, use in enumerate(spec.sources):
            source_id, section = (use, "") if isinstance(use, str) else (use.id, use.at)
            source = self._sources.get(source_id)
            if source is None:
                message = f"unknown source “{source_id}”{nearest(source_id, self._sources)}"
                raise pack.error("pack", ("rules", name, "sources", at), message)
            yield SourceReference(source_id, source.title, section, source.url)


# what a rule's text says to the lexicon or to the tests, and to no check
_IN_LEXICON: dict[str, list[str]] = {
    name: []
    for name in (
        *("phrases", "near", "not_near", "when", "say", "not_below", "benefits", "risks"),
        *("flag", "pass_"),
    )
}


def _conditioned(phrase: Phrase, near: list[Phrase], not_near: list[Phrase]) -> Phrase:
    """Add what must and must not stand in the same sentence to a phrase."""
    if not near and not not_near:
        return phrase
    also = (*phrase.also, tuple(v for one in near for v in one.head)) if near else phrase.also
    without = (*phrase.without, *(one.head for one in not_near))
    return replace(phrase, also=also, without=without)
