"""Currencies, units and run-together words, read from ``spelling.toml``."""

import tomllib
from pathlib import Path

_RAW = tomllib.loads(Path(__file__).with_name("spelling.toml").read_text(encoding="utf-8"))

CURRENCIES: dict[str, str] = {sign: code for code, signs in _RAW["currencies"].items() for sign in signs}
SCALES: dict[str, float] = {word: float(worth) for word, worth in _RAW["scales"].items()}
MEASURES = frozenset(_RAW["lists"]["measures"])
ATOMS = frozenset(_RAW["lists"]["atoms"])
