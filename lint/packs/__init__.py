"""Packs: the types of rules, and how YAML becomes rules ready to run."""
