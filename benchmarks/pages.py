"""Seeded pages like real ones: Markdown and HTML in five languages, about one claim in
eight sentences, made from parts so that few sentences come twice."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CLAIM_SHARE = 1 / 8  # of the sentences; as in clinics' own pages


@dataclass(frozen=True)
class Parts:
    """What sentences of a language are made of; `order` joins them."""

    subjects: list[str]
    verbs: list[str]
    objects: list[str]
    ends: list[str]
    claims: list[str]
    order: str = "{subject} {verb} {object} {end}."
    space: str = " "


PARTS = {
    "en": Parts(
        ["The clinic", "A nurse", "Your doctor", "Dr. {name}", "Ketamine", "The team in {name}", "The trial of {year}",
         "A session of {number} minutes", "Each patient", "Our guide", "This page", "The study", "The spray"],
        ["describes", "follows", "explains", "may ease", "can change", "supports", "measures", "reviews",
         "compares", "records", "offers", "includes", "needs"],
        ["the treatment plan", "symptoms of depression", "blood pressure before each visit",
         "what people feel in the first hour", "a quiet room and a comfortable chair",
         "side effects such as dizziness", "sleep, appetite and mood", "the next {number} steps",
         "questions that people often ask", "how the medicine is given", "the results of {number} earlier patients"],
        ["within two weeks", "with a licensed provider", "in a supervised setting", "before you decide",
         "after {number} visits", "as far as studies show", "when other medicines did not help enough",
         "and then again in {number} weeks"],
        ["It is a game-changer.", "Relief is guaranteed.", "It works for everyone.", "There are no side effects.",
         "Esketamine is a metabolite of ketamine.", "Act now, only {number} places are left.",
         "It is not a cure.", "Nobody can promise relief."],
    ),
    "de": Parts(
        ["Die Klinik", "Eine Pflegekraft", "Ihr Arzt", "Frau Dr. {name}", "Ketamin", "Das Team in {name}",
         "Die Studie von {year}", "Eine Sitzung von {number} Minuten", "Jede Patientin", "Unser Ratgeber"],
        ["beschreibt", "begleitet", "erklärt", "verändert", "unterstützt", "misst", "prüft", "vergleicht", "umfasst"],
        ["den Behandlungsplan", "die Beschwerden einer Depression", "den Blutdruck vor jedem Termin",
         "die ersten {number} Minuten", "einen ruhigen Raum", "Nebenwirkungen wie Schwindel",
         "Schlaf, Appetit und Stimmung", "die Ergebnisse von {number} Behandelten"],
        ["innerhalb von zwei Wochen", "mit einer Fachkraft", "vor Ihrer Entscheidung", "nach {number} Terminen",
         "soweit Studien es zeigen", "nach {number} Wochen noch einmal"],
        ["Das ist ein Gamechanger.", "Garantiert ohne Nebenwirkungen.", "Es hilft jedem.", "Ketamin heilt Depressionen.",
         "Nur noch {number} Plätze frei.", "Es ist kein Heilmittel."],
    ),
    "fr": Parts(
        ["La clinique", "Une infirmière", "Votre médecin", "Le Dr {name}", "La kétamine", "L'équipe de {name}",
         "L'étude de {year}", "Une séance de {number} minutes", "Chaque patiente", "Notre guide"],
        ["décrit", "suit", "explique", "modifie", "accompagne", "mesure", "vérifie", "compare", "comprend"],
        ["le plan de traitement", "les symptômes de la dépression", "la tension avant chaque visite",
         "les {number} premières minutes", "une pièce calme", "les effets indésirables comme les vertiges",
         "le sommeil, l'appétit et l'humeur", "les résultats de {number} patients"],
        ["en deux semaines", "avec un soignant", "avant votre décision", "après {number} visites",
         "d'après les études", "puis encore {number} semaines plus tard"],
        ["C'est une révolution.", "Résultats garantis, sans effets secondaires.", "Cela marche pour tout le monde.",
         "La kétamine guérit la dépression.", "Plus que {number} places.", "Ce n'est pas un remède miracle."],
    ),
    "es": Parts(
        ["La clínica", "Una enfermera", "Su médico", "La Dra. {name}", "La ketamina", "El equipo de {name}",
         "El estudio de {year}", "Una sesión de {number} minutos", "Cada paciente", "Nuestra guía"],
        ["describe", "sigue", "explica", "cambia", "acompaña", "mide", "revisa", "compara", "incluye"],
        ["el plan de tratamiento", "los síntomas de la depresión", "la tensión antes de cada visita",
         "los primeros {number} minutos", "una sala tranquila", "efectos adversos como el mareo",
         "el sueño, el apetito y el ánimo", "los resultados de {number} pacientes"],
        ["en dos semanas", "con un profesional", "antes de decidir", "después de {number} visitas",
         "según los estudios", "y otra vez a las {number} semanas"],
        ["Es una revolución.", "Resultados garantizados y sin efectos secundarios.", "Funciona para todo el mundo.",
         "La ketamina cura la depresión.", "Solo quedan {number} plazas.", "No es una cura."],
    ),
    "ja": Parts(
        ["当院は", "看護師は", "担当医は", "{name}先生は", "ケタミンは", "{year}年の試験は", "{number}分の診療は", "このページは"],
        ["説明します", "確認します", "測ります", "比べます", "支えます", "変えます", "含みます"],
        ["治療の計画を", "うつ病の症状を", "来院前の血圧を", "最初の{number}分の様子を", "静かな部屋を", "めまいなどの副作用を",
         "睡眠と食欲と気分を", "{number}人の結果を"],
        ["二週間のうちに", "専門の職員と", "決める前に", "{number}回の来院の後に", "試験で分かる範囲で", "{number}週後にもう一度"],
        ["うつ病が完治します。", "効果を保証します。", "副作用は一切ありません。", "残り{number}名です。", "治療法ではありません。"],
        order="{subject}{end}{object}{verb}。", space="",
    ),
}  # fmt: skip


def sentence(language: str, chance: random.Random) -> str:
    """Return a sentence, sometimes a claim, sometimes with marks in it."""
    parts = PARTS[language]
    if chance.random() < CLAIM_SHARE:
        text = chance.choice(parts.claims)
    else:
        text = parts.order.format(
            subject=chance.choice(parts.subjects),
            verb=chance.choice(parts.verbs),
            object=chance.choice(parts.objects),
            end=chance.choice(parts.ends),
        )
    name = "".join(chance.choices("abdeiklmnorstu", k=6)).title()
    return text.format(number=chance.randint(2, 99), year=chance.randint(1995, 2025), name=name)


def blocks(language: str, chance: random.Random) -> Iterator[tuple[str, list[str]]]:
    """Yield the kind of each part of a page of about 5 kB, and its sentences."""
    for _ in range(6):
        yield "heading", [sentence(language, chance)]
        for _ in range(2):
            yield (
                "paragraph",
                [sentence(language, chance) for _ in range(chance.randint(3, 6))],
            )
        yield "list", [sentence(language, chance) for _ in range(3)]


def markdown(language: str, chance: random.Random) -> str:
    """Return a page in Markdown, with front matter."""
    lines = [f"---\nlang: {language}\ntitle: {chance.randrange(9999)}\n---"]
    for kind, sentences in blocks(language, chance):
        if kind == "heading":
            lines.append(f"## {sentences[0]}")
        elif kind == "list":
            lines.append("\n".join(f"- {one}" for one in sentences))
        else:
            marked = chance.randrange(len(sentences))
            sentences[marked] = f"[{sentences[marked]}](https://example.org/{marked})"
            lines.append(PARTS[language].space.join(sentences))
    return "\n\n".join(lines) + "\n"


def html(language: str, chance: random.Random) -> str:
    """Return the same kind of page in HTML."""
    lines = [f'<!doctype html>\n<html lang="{language}"><body>']
    for kind, sentences in blocks(language, chance):
        if kind == "heading":
            lines.append(f"<h2>{sentences[0]}</h2>")
        elif kind == "list":
            lines.append("<ul>" + "".join(f"<li>{one}</li>" for one in sentences) + "</ul>")
        else:
            lines.append(f"<p>{PARTS[language].space.join(sentences)}</p>")
    return "\n".join([*lines, "</body></html>", ""])


def write(folder: Path, count: int, languages: list[str], seed: int = 7) -> list[Path]:
    """Write `count` pages, in turn by language, one in three in HTML; return their paths."""
    chance = random.Random(seed)
    paths = []
    for number in range(count):
        language = languages[number % len(languages)]
        form, make = ("html", html) if number % 3 == 2 else ("md", markdown)
        path = folder / f"page-{number:05}.{language}.{form}"
        path.write_text(make(language, chance), encoding="utf-8")
        paths.append(path)
    return paths
