"""The rule kinds. A new kind is one module here, and one line in `KINDS`."""

from types import ModuleType

from lint.checks import balance, classifier, consistency, fact, phrase, readability, statement

KINDS: dict[str, ModuleType] = {
    "phrase": phrase,
    "fact": fact,
    "statement": statement,
    "balance": balance,
    "readability": readability,
    "consistency": consistency,
    "classifier": classifier,
}
