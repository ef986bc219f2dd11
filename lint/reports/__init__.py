"""Reports: one module a format, findings -> text."""
