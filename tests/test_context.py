"""Negation and its kin: one claim, many sentences; what English does not have."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint import check_text
from lint.library import Library
from tests.packs_on_the_fly import check, library_of

CLAIMED = [
    "It is a miracle.",
    "It is not only a miracle, it is yours.",
    "No wonder they speak of a miracle.",
    "Nothing else is like this miracle.",
    "Don't wait for your miracle.",
    "It is no trick, but a miracle.",
    "We do not charge for it; the miracle is free.",
    "Ready for a miracle?",
    "Why not try the miracle?",
    "Is it a miracle? Yes, it is.",
    "It may be a miracle.",
    "Can't sleep? Try the miracle that others only speak of.",
    "“It was a miracle,” says Ann.",
    "“My own miracle”: so she put it on the wall of the café.",
    "It is, to put it “plainly”, a miracle.",
    "The miracle that others do not offer.",
    "Your skin will think the recipe a miracle.",
    "It is a miracle that lasts for years. False teeth are another matter.",
]
PASSED = {
    "negated": [
        "It is not a miracle.",
        "It isn't a miracle.",
        "There is no miracle in this box.",
        "Nobody can promise you a miracle.",
        "Without any miracle, it takes weeks.",
        "We never speak of a miracle.",
        "A miracle is not what we sell.",
        "Unlike a miracle, it takes weeks.",
    ],
    "debunked": [
        "It is a myth that this is a miracle.",
        "Be wary of clinics that promise a miracle.",
        "The miracle is a myth.",
        "Do not trust a page that sells a miracle.",
        "Some say it is a miracle that lasts for years. That's a myth.",
        "It is a miracle that lasts for years. That is wrong, it lasts for days.",
        "One page calls it a miracle for tired eyes; that is false.",
        "“A miracle for everyone”: wherever you see it, it's a myth.",
        "“A miracle, it works; you only need one” is what quacks say, and that is wrong.",
    ],
    "attributed": [
        "Some papers have hailed it; it has been called a miracle.",
        "The so-called miracle faded in a week.",
    ],
    "quoted": [
        "We avoid words like “miracle” here.",
        "“Miracle” on a jar made the neighbour curious, but it held water.",
        "The jar that stood in the window for years had ‘a miracle’ on it.",
    ],
    "asked": ["Is it a miracle?", "Is it a miracle? No."],
    "open": ["We asked whether it is a miracle."],
    "elsewhere": [
        "With the printer back, Monday was a miracle.",
        "The goalkeeper's save was a miracle.",
    ],
    "clinical": [
        "The mean change from baseline at week 12 was 3.1 points in patients treated with the"
        " miracle and 2.8 with placebo.",
    ],
}


@pytest.fixture(scope="module")
def miracle(tmp_path_factory: pytest.TempPathFactory) -> Library:
    texts = {"miracle": {"phrases": ["miracle"]}, "hedged": {"phrases": ["wonder drug"]}}
    specs = {"miracle": {}, "hedged": {"hedged": "suggestion"}}
    return library_of(tmp_path_factory.mktemp("pack"), specs, texts)


@pytest.mark.parametrize("sentence", CLAIMED)
def test_claims_are_found(miracle: Library, sentence: str) -> None:
    assert [one.match for one in check(miracle, sentence)] == ["miracle"]


@pytest.mark.parametrize("sentence", [one for group in PASSED.values() for one in group])
def test_what_is_not_claimed_passes(miracle: Library, sentence: str) -> None:
    assert check(miracle, sentence) == []


def test_a_wrong_fact_is_wrong_in_medical_prose_too(tmp_path: Path) -> None:
    texts = {"miracle": {"phrases": ["miracle"]}}
    wrong = library_of(tmp_path / "facts", {"miracle": {}}, texts, category="fact")
    (sentence,) = PASSED["clinical"]
    assert [one.match for one in check(wrong, sentence)] == ["miracle"]


def test_medical_prose_is_copy_where_the_rule_says_so(tmp_path: Path) -> None:
    specs = {"miracle": {"unless": ["negated"]}}
    strict = library_of(tmp_path / "pack", specs, {"miracle": {"phrases": ["miracle"]}})
    (sentence,) = PASSED["clinical"]
    assert [one.match for one in check(strict, sentence)] == ["miracle"]


# claims that borrow the words of medicine
CLINICAL_CLAIMS = [
    "The device has been clinically proven to reverse hair loss in 95% of men.",
    "Clinical studies show that magnesium cures migraine in most patients.",
    "Patients treated with the protocol experience lasting remission of their symptoms.",
    "The treatment is completely safe and has no side effects in any patient.",
    "Acupuncture cures infertility in women who have failed IVF.",
    "CBD oil reduces inflammation, stops seizures and kills tumour cells.",
]


@pytest.mark.parametrize("sentence", CLINICAL_CLAIMS)
def test_a_claim_in_the_words_of_medicine_is_found(sentence: str) -> None:
    assert any(one.category == "overclaim" for one in check_text(sentence, language="en"))


def test_a_hedge_lowers_the_severity_only_where_the_rule_says_so(miracle: Library) -> None:
    findings = check(miracle, "It may be a miracle. It might be a wonder drug.")
    assert [str(one.severity) for one in findings] == ["warning", "suggestion"]


def test_a_lead_in_debunks_the_items_below_it(miracle: Library) -> None:
    text = "Be wary of pages that say:\n\n- a miracle in a day\n- the miracle cure\n\nOur miracle."
    assert [one.line for one in check(miracle, text)] == [6]


def test_a_heading_debunks_the_list_below_it(miracle: Library) -> None:
    text = "## Red flags\n\n- a miracle in a day\n\n## Our offer\n\n- a miracle in a day\n"
    assert [one.line for one in check(miracle, text)] == [7]


@pytest.mark.parametrize(
    "text",
    [
        "| Don't say | Say |\n| - | - |\n| a miracle | a treatment |",
        "| | |\n| - | - |\n| Don't say | a miracle |",
        "Bad example:\n\n> Our miracle.",
        "- ❌ Our miracle\n- ✅ Our treatment",
        "### Our drip is a miracle\n\nThat is wrong. It is a treatment.",
        "> Our drip is a miracle.\n\nFalse.",
        "Doctors used to think that it was a miracle; today we know better.",
        "She had read of it, had read that it was a miracle, and was disappointed to learn it isn't so.",
        "Our miracle. At least that's what the advert says.",
        "We would rather lose a client than promise a miracle.",
    ],
)
def test_structure_and_story_set_a_claim_aside(miracle: Library, text: str) -> None:
    assert check(miracle, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "| Benefit | More |\n| - | - |\n| a miracle | a treatment |",
        "| | |\n| - | - |\n| What you can avoid with our drip day after day | a miracle |",
        "What a client wrote:\n\n> Our miracle.",
        "- ✅ Our miracle\n- ❌ no miracle is too small",
        "### Our drip is a miracle\n\nCall us.",
        "Our miracle. That's what our patients say.",
    ],
)
def test_structure_that_sells_does_not(miracle: Library, text: str) -> None:
    assert check(miracle, text)


SOURCES = {  # how a list of sources is headed, and a heading with the same word that is none
    "en": ("Scientific references", "Food sources"),
    "de": ("Quellen und Literatur", "Referenzen"),
    "fr": ("Références", "Sources de zinc"),
    "es": ("Fuentes consultadas", "Fuentes de energía"),
    "it": ("Bibliografia", "Fonti di ferro"),
    "pt": ("Referências bibliográficas", "Fontes de cálcio"),
    "nl": ("Bronnen", "Referenties"),
    "pl": ("Piśmiennictwo", "Źródła żelaza"),
    "sv": ("Källor", "Läs mer"),
    "ja": ("参考文献", "ビタミンの供給源"),
    "zh": ("参考文献", "维生素的来源"),
}


@pytest.mark.parametrize("language", SOURCES)
def test_what_a_list_of_sources_cites_is_no_claim(language: str) -> None:
    claim = ASIDE[language][0]
    for heading, cites in zip(SOURCES[language], (True, False), strict=True):
        for text in (f"## {heading}\n\n1. {claim}.\n", f"{heading}:\n\n- {claim}.\n"):
            found = {one.category for one in check_text(text, language=language)}
            assert bool(found & {"overclaim", "fact"}) is not cites, text


def test_what_follows_a_list_of_sources_claims_again(miracle: Library) -> None:
    text = "## 2. Sources\n\nA miracle? Two cases.\n\n## Our offer\n\nA miracle.\n"
    assert [one.line for one in check(miracle, text)] == [7]


RISK, BLADDER = "overclaims/no-risk", "ketamine/ket-bladder"


@pytest.mark.parametrize(
    ("language", "sentence", "rule", "is_claimed"),
    [
        # negations that agree deny once
        ("es", "Nuestro tratamiento no conlleva jamás ningún tipo de riesgo.", RISK, True),
        ("es", "No hay tratamiento sin ningún riesgo.", RISK, False),
        ("it", "Il nostro trattamento non comporta mai nessun rischio.", RISK, True),
        ("it", "Nessun trattamento è privo di rischi.", RISK, False),
        # a phrase that may deny by its own words is denied where these do not
        ("nl", "Ketamine thuis is volkomen veilig.", "ketamine/us-home-safe", True),
        ("nl", "Ketamine thuis, daar is geen gevaar bij.", "ketamine/us-home-safe", True),
        ("nl", "Ketamine thuis is niet volkomen veilig.", "ketamine/us-home-safe", False),
        # a debunking that denies a harm is a claim
        ("en", "It is a myth that ketamine harms the bladder.", BLADDER, True),
        ("en", "It is a myth that ketamine never harms the bladder.", BLADDER, False),
        ("de", "Es ist ein Märchen, dass Ketamin die Blase schädigt.", BLADDER, True),
        ("de", "Es ist ein Märchen, dass Ketamin der Blase nicht schadet.", BLADDER, False),
        ("es", "Es un mito que la ketamina dañe la vejiga.", BLADDER, True),
        ("es", "Es un mito que la ketamina no dañe la vejiga.", BLADDER, False),
    ],
)
def test_denials(language: str, sentence: str, rule: str, is_claimed: bool) -> None:
    found = {one.rule for one in check_text(sentence, language=language)}
    assert (rule in found) is is_claimed


@pytest.mark.parametrize(
    ("sentence", "rule", "is_claimed"),
    [
        # words that set a claim aside may run into it
        ("The poster at the gym says creatine cures depression.", "treats-disease", False),
        ("Teens can get Spravato from us.", "children", True),
        ("Teens can't get Spravato from us.", "children", False),
        ("Most of the ads promised results within days.", "guarantee", False),
        ("Our ads promise results within days.", "guarantee", True),
        # a question that repeats words doubts them
        ("“Safer than aspirin”? We have our doubts.", "no-risk", False),
        ("“Safer than aspirin”? Yes!", "no-risk", True),
        # a claim may take in what stands behind its quotation
        ("“Backed by science” – by which science, exactly?", "backed-by-science", False),
        ("Ask for the trial whenever you read “studies show it works”.", "always-works", False),
    ],
)
def test_words_that_stand_across_a_claim(sentence: str, rule: str, is_claimed: bool) -> None:
    found = {one.rule for one in check_text(sentence, language="en")}
    assert (f"overclaims/{rule}" in found) is is_claimed


ASIDE = {  # a claim of each language, and how copy sets it aside
    "en": ("Ketamine cures depression", ["Some websites claim: {}.", "Be wary of sites that say: {}.",
                                         "“{}” – this claim is false.", "No serious clinic would write: “{}”.",
                                         "{}. At least that's what the flyer says.", "❌ {}."]),
    "de": ("Ketamin heilt Depressionen", ["Manche Webseiten behaupten: {}.", "Vorsicht bei Seiten, die schreiben: {}.",
                                          "„{}“ – diese Behauptung ist falsch.", "Keine seriöse Praxis schreibt: „{}“.",
                                          "Wer schreibt: „{}“, will Ihnen etwas verkaufen.", "So nicht: {}."]),
    "fr": ("La kétamine guérit la dépression", ["Certains sites affirment : {}.", "Méfiez-vous des sites qui écrivent : {}.",
                                                "« {} » : cette affirmation est fausse.",
                                                "{}. C'est du moins ce que dit le prospectus.", "❌ {}."]),
    "es": ("La ketamina cura la depresión", ["Algunas webs afirman: {}.", "Un error frecuente: {}.",
                                             "«{}»: esta afirmación es falsa.", "{}. Eso dice al menos el folleto.", "Mal ejemplo: {}."]),
    "it": ("La ketamina guarisce la depressione", ["Alcuni siti sostengono: {}.", "Attenzione ai siti che scrivono: {}.",
                                                   "«{}»: questa affermazione è falsa.", "{}. Così almeno dice il volantino.", "Da evitare: {}."]),
    "pt": ("A cetamina cura a depressão", ["Alguns sites afirmam: {}.", "Cuidado com os sites que dizem: {}.",
                                           "“{}”: esta afirmação é falsa.", "{}. Pelo menos é o que diz o folheto.", "❌ {}."]),
    "nl": ("Ketamine geneest depressie", ["Sommige websites beweren: {}.", "Pas op voor sites die schrijven: {}.", "Niet zo: {}.",
                                          "{}. Dat staat tenminste in de folder.", "Niemand kan u beloven: {}."]),
    "pl": ("Ketamina leczy depresję na zawsze", ["Niektóre strony twierdzą: {}.", "Uważaj na strony, które piszą: {}.",
                                       "„{}” – to twierdzenie jest fałszywe.", "{}. Tak przynajmniej głosi ulotka.", "❌ {}."]),
    "sv": ("Ketamin botar depression", ["Vissa webbplatser påstår: {}.", "Se upp för sajter som skriver: {}.",
                                        "”{}” – det påståendet är falskt.", "{}. Så står det i alla fall i broschyren.",
                                        "Det är ett misstag att tro att {}."]),
    "ja": ("ケタミンでうつ病は必ず治ります", ["「{}」は誤りです。", "{}。これは誤りです。", "悪い例：{}。", "{}。少なくともチラシにはそう書いてあります。"]),
    "zh": ("氯胺酮能根治抑郁症", ["“{}”是错误的。", "{}。这不是真的。", "错误示范：{}。", "{}。至少传单上是这么写的。"]),
}  # fmt: skip


@pytest.mark.parametrize("language", ASIDE)
def test_what_copy_sets_aside_passes(language: str) -> None:
    claim, frames = ASIDE[language]
    for copy in (f"{claim}.", *map(str.format, frames, [claim] * len(frames))):
        findings = check_text(copy, language=language)
        claimed = {one.category for one in findings} & {"overclaim", "fact"}
        assert bool(claimed) is (copy == f"{claim}."), copy
