"""What a sentence speaks of when it does not say so: the one before, a lead-in, a heading."""

from __future__ import annotations

import pytest

from lint import check_text


def facts(copy: str) -> set[str]:
    findings = check_text(copy, path="page.md", language="en")
    return {one.rule for one in findings if one.category == "fact"}


@pytest.mark.parametrize(
    ("copy", "rule"),
    [
        ("# Ketamine\n\n- Half-life of ten days\n", "ketamine/ket-lingers"),
        ("# Ketamine\n\n## What to know\n\n- It is an opioid\n", "ketamine/ket-opioid"),
        ("What ketamine is:\n\n* An opioid\n", "ketamine/ket-opioid"),
        ("# Ketamine\n\nIt is an opioid.\n", "ketamine/ket-opioid"),
        ("# Ketamine\n\nNot addictive, ever.\n", "ketamine/ket-addiction"),
        ("# Spravato\n\nApproved from the age of 12.\n", "ketamine/spravato-age"),
        ("# Garlic capsules\n\n1. Relieves joint pain\n", "health/supplement-disease"),
        ("Ask us about ketamine. It is approved for depression.\n", "ketamine/us-ket-depression"),
        ("We offer Spravato. Pregnant women can use it.\n", "ketamine/spravato-pregnancy"),
        ("Some ask about ketamine. The drug belongs to the SSRIs.\n", "ketamine/ket-ssri"),
        ("We give ketamine infusions. The bladder is never affected.\n", "ketamine/ket-bladder"),
    ],
)
def test_what_is_not_said_is_what_was_named_last(copy: str, rule: str) -> None:
    assert rule in facts(copy)


@pytest.mark.parametrize(
    "copy",
    [
        "# Ketamine\n\n- Not an opioid\n- Half-life of three hours\n",
        "Ketamine is an anaesthetic. Not an opioid.\n",
        "Ketamine is an anaesthetic. No opioid at all.\n",
        "# Ketamine\n\n# Morphine\n\n- An opioid\n",  # the nearest heading counts
        "# Ketamine\n\n- Alcohol is a sedative\n",
        '# Ketamine\n\n- ""\n- \\_\n- \u2013\n',  # signs alone
        "# Ketamine\n\n- Diazepam has a half-life of two days\n",
        "# Ketamine\n\nOpioids are another thing.\n",
        "# Ketamine\n\nWe tell you more.\n\nAn opioid.\n",  # not right below
        "# Ketamine\n\nWe tell you more. An opioid.\n",
        "# Our offer\n\nAn opioid.\n",
        "Ketamine is given here.\n\nThe bladder is never affected.\n",  # another paragraph
        "Ketamine is given here. It is true that sertraline is an SSRI.\n",
        "Ketamine is given here. With sertraline the bladder is never affected.\n",
    ],
)
def test_other_things_and_denials_are_not_taken_for_it(copy: str) -> None:
    assert not facts(copy)
