"""The fields of TOML front matter, and where its strings stand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from lint.readers.front_values import OWN_KEY, FrontMatterError, Value

_TOKEN = re.compile(
    r"\"\"\"(?:[^\"\\]|\\.|\"(?!\"\"))*+\"{3,5}|'''(?:[^']|'(?!''))*+'{3,5}"
    r"|\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+'|#[^\n]*|[A-Za-z0-9_-]+|[=\n\[\]{},.]",
    re.DOTALL,
)


def read(text: str) -> tuple[dict[str, object], list[Value]]:
    """Return the fields and the strings of `text`; raises `FrontMatterError`."""
    try:
        return tomllib.loads("\n" + text.replace("\r\n", "\n")), list(_strings(text))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise FrontMatterError(f"not valid TOML ({error})") from None


def _strings(text: str) -> Iterator[Value]:
    """Yield the string values of TOML that is known to be valid, but for our own settings."""
    key, word, before = "", "", "\n"
    own_table = own_line = False
    for match in _TOKEN.finditer(text):
        sign = match.group()
        if before == "\n":
            own_line = sign == OWN_KEY
            own_table = own_table and sign != "["
        elif before == "[" and sign == OWN_KEY:
            own_table = True
        if sign == "=":
            key = word
        elif sign[0] in "\"'":
            word = sign.strip("\"'")
            follows_key = re.match(r"\s*[=.\]]", text[match.end() : match.end() + 50])
            is_value = not follows_key or text[match.end()] == "]"
            if is_value and not (own_table or own_line):
                style = sign[:3] if sign.startswith(('"""', "'''")) else sign[0]
                yield Value(key, match.start(), match.end(), style)
        elif sign[0] not in "#\n[]{},.":
            word = sign
        before = sign
