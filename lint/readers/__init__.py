"""Readers: one module a format, bytes -> Document."""
from lint.readers import text
MAX_BYTES=50_000_000
def is_known(name): return name.endswith(('.txt','.md'))
def read(path, data, name=None): return text.read(path, data.decode('utf-8-sig'))
