"""Numbers with their units, as readers write them."""

from __future__ import annotations

import pytest

from lint.packs.built_in import BUILT_IN
from lint.packs.load import load_profile
from lint.packs.schema import LanguageProfile
from lint.quantities import QuantityReader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for 2 hours", [(2, 2, "hour")]),
        ("for two to three hours", [(2, 3, "hour")]),
        ("a 30-minute visit", [(30, 30, "minute")]),
        ("0.5 mg/kg over 40 minutes", [(0.5, 0.5, "mg/kg"), (40, 40, "minute")]),
        ("1,000 mg or 64%", [(1000, 1000, "mg"), (64, 64, "percent")]),
        ("7–12 hours", [(7, 12, "hour")]),
        ("in 1970", [(1970, 1970, "calendar-year")]),
        ("since 1999, 5 trials", [(1999, 1999, "calendar-year"), (5, 5, "number")]),
        ("model X5, v1.2.3", []),
        ("half an hour is fine", [(0.5, 0.5, "hour")]),
        ("two full days, a long hour", [(2, 2, "day"), (1, 1, "hour")]),
        ("a full refund", []),
        ("thirty-six or forty\neight hours", [(36, 48, "hour")]),
        ("four in five patients, 7 out of 10", [(80, 80, "percent"), (70, 70, "percent")]),
        ("a third of patients, half\nof all", [(33.3, 33.3, "percent"), (50, 50, "percent")]),
        (
            "in one in 2019, 9 in 10 days",
            [(2019, 2019, "calendar-year"), (9, 9, "number"), (10, 10, "day")],
        ),
        ("a third of an hour", [(1, 1, "hour")]),
    ],
)
def test_quantities(text: str, expected: list[tuple[float, float, str]]) -> None:
    profile, _ = load_profile(BUILT_IN, "en")
    found = QuantityReader(profile).find(text, 0, len(text))
    assert [(item.low, item.high, item.unit) for item in found] == expected


HAN = LanguageProfile(
    language="zh",
    name="Chinese",
    numbers={"半": 0.5, "三": 3, "九十": 90, "二〇一九": 2019},
    units={"year": ["年"], "hour": ["小时", "个小时"], "percent": ["%"], "tenth": ["割"]},
    unit_prefixes={"percent": ["百分之"]},
    range_words=["到"],
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("约40小时后", [(40, 40, "hour")]),
        ("持续半年。", [(0.5, 0.5, "year")]),
        ("1970年上市，20年来", [(1970, 1970, "calendar-year"), (20, 20, "year")]),
        ("２到３个小时", [(2, 3, "hour")]),
        ("2〜3小时", [(2, 3, "hour")]),
        ("百分之九十的人", [(90, 90, "percent")]),
        ("９割が改善", [(9, 9, "tenth")]),
        ("Q10片", []),
        ("二〇一九年に", [(2019, 2019, "calendar-year")]),
        ("观察,三小时", [(3, 3, "hour")]),
    ],
)
def test_quantities_where_words_are_not_spaced(
    text: str, expected: list[tuple[float, float, str]]
) -> None:
    found = QuantityReader(HAN).find(text, 0, len(text))
    assert [(item.low, item.high, item.unit) for item in found] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "nach fünfunddreißig vollen Stunden", [(35, 35, "hour")]),
        (
            "de",
            "1.000 mg, 0,5 mg und 0.5 mg",
            [(1000, 1000, "mg"), (0.5, 0.5, "mg"), (0.5, 0.5, "mg")],
        ),
        ("nl", "tweeëndertig dagen", [(32, 32, "day")]),
        ("es", "treinta y seis horas", [(36, 36, "hour")]),
        ("fr", "vingt et un jours, trente-six heures", [(21, 21, "day"), (36, 36, "hour")]),
        ("en", "İ 3 hours", [(3, 3, "hour")]),
        ("de", "jeder fünfte, vier von\nzehn", [(20, 20, "percent"), (40, 40, "percent")]),
        ("fr", "la moitié, un patient sur quatre", [(50, 50, "percent"), (25, 25, "percent")]),
        ("es", "dos tercios, uno de cada 10", [(66.7, 66.7, "percent"), (10, 10, "percent")]),
        ("it", "metà dei pazienti, 3 su 4", [(50, 50, "percent"), (75, 75, "percent")]),
        ("pt", "um terço, nove em cada dez", [(33.3, 33.3, "percent"), (90, 90, "percent")]),
        ("nl", "een op de vijf, de helft", [(20, 20, "percent"), (50, 50, "percent")]),
        ("pl", "co piąty, trzy na dziesięć", [(20, 20, "percent"), (30, 30, "percent")]),
        ("sv", "var femte, tre av fyra", [(20, 20, "percent"), (75, 75, "percent")]),
        (
            "ja",
            "5人に1人、半数、三分の一の時間",
            [(20, 20, "percent"), (50, 50, "percent"), (100 / 3, 100 / 3, "percent")],
        ),
        (
            "zh",
            "五分之四，一半人，百分之九十",
            [(80, 80, "percent"), (50, 50, "percent"), (90, 90, "percent")],
        ),
    ],
)
def test_quantities_as_each_language_writes_them(
    language: str, text: str, expected: list[tuple[float, float, str]]
) -> None:
    profile, _ = load_profile(BUILT_IN, language)
    found = QuantityReader(profile).find(text, 0, len(text))
    assert [(item.low, item.high, item.unit) for item in found] == expected
