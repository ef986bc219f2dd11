"""What copy owes its readers: an offer, a story, a wish to die."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from lint.finding import Finding

Lint = Callable[..., list[Finding]]

DUTIES = Path(__file__).with_name("duties")
SAID = Path(__file__).with_name("said")  # sentences that make a statement, by statement

SELLING = {
    'en': ('For weeks you have felt empty, slept badly, lost your appetite, had headaches and felt sick and dizzy in the morning.', 'Our ketamine infusions ease depression. Book your first visit today.'),
    'de': ('Seit Wochen fühlen Sie sich leer, schlafen schlecht, haben keinen Appetit, Kopfschmerzen, und morgens ist Ihnen übel und schwindelig.', 'Unsere Ketamin-Infusionen lindern Depressionen. Buchen Sie noch heute Ihren ersten Termin.'),
    'fr': ("Depuis des semaines, vous vous sentez vide, vous dormez mal, vous avez perdu l'appétit, vous avez mal à la tête, des nausées et des vertiges le matin.", "Nos perfusions de kétamine soulagent la dépression. Prenez rendez-vous dès aujourd'hui."),
    'es': ('Desde hace semanas se siente vacío, duerme mal, ha perdido el apetito, le duele la cabeza y por la mañana tiene náuseas y mareos.', 'Nuestras infusiones de ketamina alivian la depresión. Reserve hoy su primera cita.'),
    'it': ("Da settimane ti senti vuoto, dormi male, hai perso l'appetito, hai mal di testa e la mattina nausea e capogiri.", 'Le nostre infusioni di ketamina alleviano la depressione. Prenota oggi la prima visita.'),
    'pt': ('Há semanas que se sente vazio, dorme mal, perdeu o apetite, tem dores de cabeça e de manhã náuseas e tonturas.', 'As nossas infusões de cetamina aliviam a depressão. Marque hoje a primeira consulta.'),
    'nl': ("Al weken voelt u zich leeg, slaapt u slecht, hebt u geen eetlust, hoofdpijn en bent u 's ochtends misselijk en duizelig.", 'Onze ketamine-infusen verlichten depressie. Boek vandaag uw eerste afspraak.'),
    'pl': ('Od tygodni czujesz pustkę, źle śpisz, straciłeś apetyt, boli cię głowa, a rano masz nudności i zawroty głowy.', 'Nasze wlewy z ketaminy łagodzą depresję. Umów dziś pierwszą wizytę.'),
    'sv': ('I veckor har du känt dig tom, sovit dåligt, tappat aptiten, haft huvudvärk och på morgnarna varit illamående och yr.', 'Våra ketamininfusioner lindrar depression. Boka din första tid i dag.'),
    'ja': ('ここ数週間、気持ちが空っぽで、眠れず、食欲がなく、頭痛がして、朝は吐き気やめまいがありませんか。', '当院のケタミン点滴はうつ病を和らげます。初回のご予約は今日どうぞ。'),
    'zh': ('几周以来，您感到空虚、睡不好、没有胃口、头痛，早上恶心头晕。', '我们的氯胺酮输注能缓解抑郁症。今天就预约首次就诊。'),
}  # fmt: skip


@pytest.mark.parametrize("language", SELLING)
def test_the_signs_of_an_illness_are_no_risks_of_its_treatment(
    lint_text: Lint, language: str
) -> None:
    story, offer = SELLING[language]
    findings = lint_text(f"{story}\n\n{offer}", language=language)
    assert "disclosures/risk" in {one.rule for one in findings}


@pytest.mark.parametrize("path", sorted(DUTIES.glob("*.yml")), ids=lambda path: path.stem)
def test_what_is_offered_or_told_owes_a_statement(lint_text: Lint, path: Path) -> None:
    unpaid = {}
    for case in yaml.safe_load(path.read_text(encoding="utf-8")):
        findings = lint_text(case["copy"], language=path.stem)
        found = {one.rule.removeprefix("disclosures/") for one in findings}
        if missed := set(case["owes"]) - found:
            unpaid[case["copy"]] = missed
    assert unpaid == {}


@pytest.mark.parametrize("path", sorted(SAID.glob("*.yml")), ids=lambda path: path.stem)
def test_what_is_said_in_plain_words_is_heard(lint_text: Lint, path: Path) -> None:
    def duties(copy: str) -> set[str]:
        findings = lint_text(copy, language=path.stem)
        return {one.rule.removeprefix("disclosures/") for one in findings}

    unheard = []
    for rule, sentences in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        owing = owing_copy(path.stem, rule)
        assert rule in duties(owing)
        unheard += [one for one in sentences if rule in duties(f"{owing}\n\n{one}")]
    assert unheard == []


def owing_copy(language: str, rule: str) -> str:
    """Return copy that owes the statement: the first that the rule itself flags."""
    pack = Path(__file__).parent.parent / "rules" / "disclosures" / f"{language}.yml"
    return str(yaml.safe_load(pack.read_text(encoding="utf-8"))["rules"][rule]["flag"][0])
