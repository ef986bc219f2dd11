"""What is fuzzed: one function a target, bytes -> None; it raises when a promise is broken."""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from lint import readers
from lint.config import Settings
from lint.library import Library
from lint.matching.join import PlainJoiner
from lint.matching.sentence import Reader
from lint.packs import phrase
from lint.packs.errors import InputError, PhraseError
from lint.prose import MAX_SENTENCE
from lint.readers.errors import ReadError
from lint.run import Linter
from tests.readers.check_places import wrong_places
from tests.readers.test_places import OFFICE, SIGNS, packed

CORPUS = Path(__file__).parent / "corpus"
BASE = Path(__file__).parent / "base"  # a small language, quick to load
SECONDS_PER_BYTE = 1 / 100_000
ALLOWANCE = 1.0  # seconds


class BrokenPromiseError(AssertionError):
    """Copy or a pack made the tool hang, or say something wrong."""


@contextlib.contextmanager
def in_time(size: int):  # type: ignore[no-untyped-def]
    """Raise when what is done takes this process more than a second per 100 KB."""
    start = time.process_time()
    yield
    took = time.process_time() - start
    if took > ALLOWANCE + size * SECONDS_PER_BYTE:
        raise BrokenPromiseError(f"{took:.2f} s for {size} bytes")


def signs(target: str) -> list[str]:
    """Return what a target's inputs are likely made of."""
    if target in OFFICE:
        return [sign for tag in OFFICE[target][2] for sign in (f"<{tag}>", f"</{tag.split()[0]}>")]
    more = {"phrase": ["~3 ", "{a}", "(a|b)", " & not ", "*", "[ab]"], "pack": ["%%", "phrases: [", "rules:\n  "],
            "find": ["cures ", "safe ", "ketamine ", "an ", "is ", "the ", "FDA ", "approved ", "for ", "“", "— ", "it’s ", "3 ", "days ", "İ", "薬", "Ａ"],
            "check": ["cures ", "safe ", "no ", "not ", "ketamine ", "depression ", "<!-- claimlint-disable "]}  # fmt: skip
    return SIGNS.get(target) or more.get(target) or ["\n"]


def read(form: str, data: bytes) -> None:
    """Read a file of a format: an error with its name, or words where the document says."""
    path = f"page.{form}"
    data = data.decode("utf-8", "replace").encode()  # bytes that are no text are `decode`'s
    with in_time(len(data)):
        try:
            document = readers.read(path, data)
        except ReadError as error:
            _say_where(error, path)
            return
    if wrong := list(wrong_places(document)):
        raise BrokenPromiseError("; ".join(wrong[:3]))


def read_office(form: str, data: bytes) -> None:
    """Read an office file whose main part holds this XML."""
    part, frame, *_ = OFFICE[form]
    head, _, tail = frame.partition("{}")
    path = f"page.{form}"
    with in_time(len(data)):
        try:
            document = readers.read(path, packed(form, part, head.encode() + data + tail.encode()))
        except ReadError as error:
            _say_where(error, path)
            return
    if wrong := list(wrong_places(document)):
        raise BrokenPromiseError("; ".join(wrong[:3]))


def decode(data: bytes) -> None:
    """Read bytes of any kind as a page."""
    with in_time(len(data)), contextlib.suppress(ReadError):
        readers.read("page.txt", data)


def read_package(data: bytes) -> None:
    """Read a file of an office program that is any package, or none."""
    for form in OFFICE:
        with contextlib.suppress(ReadError):
            readers.read(f"page.{form}", data)


def check(data: bytes) -> None:
    """Check a page with every pack: each finding stands in the file."""
    linter = _linter()
    with in_time(len(data)):
        result = linter.check_bytes("page.md", data)
    if result.source is None:
        return
    last = result.source.place(len(result.source.text))
    for one in result.findings:
        if not ((1, 1) <= one.start <= one.end <= (last.line, last.column)):
            raise BrokenPromiseError(
                f"{one.rule} at {one.start}-{one.end}, the file ends at {last}"
            )


def find(data: bytes) -> None:
    """Find the phrases of a sentence: the compiled code finds what plain Python does."""
    text = data.decode("utf-8", "replace")[:MAX_SENTENCE]
    with in_time(len(data)):
        found, expected = (reader.read(text).matches() for reader in _readers())
    if found != expected:
        raise BrokenPromiseError(f"found {found}, in plain Python {expected}")


def parse_phrase(data: bytes) -> None:
    """Parse a phrase, or say what is wrong with it."""
    text = data.decode("utf-8", "replace")
    with in_time(len(data)), contextlib.suppress(PhraseError):
        phrase.parse(text)


def compile_pack(data: bytes) -> None:
    """Compile a pack, `pack.yml` and `en.yml` with `%%` between them, or say where it is wrong."""
    head, _, english = data.partition(b"%%")
    with TemporaryDirectory() as folder, in_time(100_000):
        (Path(folder) / "pack.yml").write_bytes(head)
        (Path(folder) / "en.yml").write_bytes(english)
        try:
            Library([Path(folder)], BASE)._compile("en")
        except InputError as error:
            _say_where(error, folder)


def _say_where(error: Exception, path: str) -> None:
    message = str(error)
    if not message.startswith(path) or re.search(r"[\x00-\x08\x0e-\x1f\x7f]", message):
        raise BrokenPromiseError(f"no clear line: {message!r}")


@cache
def _readers() -> tuple[Reader, Reader]:
    """What reads sentences of English, the fastest and in plain Python."""
    language = Library().language("en")
    spans = language.quantities.spans
    return Reader(language.bundle.lexicon, spans), Reader(
        language.bundle.lexicon, spans, PlainJoiner
    )


@cache
def _linter() -> Linter:
    linter = Linter(Settings(language="en"))
    linter.check_bytes("page.md", b"Loads the rules.")
    return linter


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{form: (lambda data, form=form: read(form, data)) for form in SIGNS},  # type: ignore[misc]
    **{form: (lambda data, form=form: read_office(form, data)) for form in OFFICE},  # type: ignore[misc]
    "decode": decode,
    "package": read_package,
    "check": check,
    "find": find,
    "phrase": parse_phrase,
    "pack": compile_pack,
}
