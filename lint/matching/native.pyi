"""The compiled code of `native/`, which is not there on every machine."""

from lint.matching.lexicon import Lexicon
from lint.matching.sentence import Found, Span

FORMAT: str

class Reading:
    def entities(self) -> list[int]: ...

class Joiner:
    def __new__(cls, lexicon: Lexicon) -> Joiner: ...
    def unknown(self, tokens: list[str]) -> list[str]: ...
    def learn(self, token: str, literals: list[int], weight: int, longer: bytes | None) -> None: ...
    def read(self, tokens: list[str]) -> Reading | None: ...
    def find(
        self,
        reading: Reading,
        entities: list[int],
        spans: list[Span],
        quantities: list[Span] | None,
    ) -> list[Found] | None: ...
