"""Rules that replace glyphs in context, written as one lookup of a font's Thai `ccmp`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fontTools.otlLib.builder import (
    buildCoverage,
    buildLigatureSubstSubtable,
    buildLookup,
    buildSingleSubstSubtable,
)
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables


@dataclass(frozen=True)
class Rule:
    """Behind one of `after` (anywhere, if empty), `found` becomes as many glyphs, or one."""

    after: tuple[str, ...]
    found: tuple[str, ...]
    made: tuple[str, ...]


@dataclass
class _Replacements:
    """Lookups that the rules call; each maps a glyph, or a row of glyphs, to one glyph."""

    tables: list[dict[tuple[str, ...], str]] = field(default_factory=list)

    def place(self, found: tuple[str, ...], made: str) -> int:
        """Return the number of the first table that can hold a replacement, and put it there."""
        for number, table in enumerate(self.tables):
            alike = len(next(iter(table))) == len(found)
            if alike and table.setdefault(found, made) == made:
                return number
        self.tables.append({found: made})
        return len(self.tables) - 1


def add_rules(font: TTFont, rules: Iterable[Rule]) -> None:
    """Append the rules to the lookups of the Thai `ccmp`, the longest first."""
    gsub = font["GSUB"].table
    number_of = font.getReverseGlyphMap()
    first = len(gsub.LookupList.Lookup) + 1
    replacements = _Replacements()
    ordered = sorted(rules, key=lambda rule: (-len(rule.found), not rule.after))
    chain = [_subtable(rule, replacements, first, number_of) for rule in ordered]
    added = [buildLookup(chain), *(buildLookup([_table(t)]) for t in replacements.tables)]
    gsub.LookupList.Lookup.extend(added)
    gsub.LookupList.LookupCount = len(gsub.LookupList.Lookup)
    feature = _thai_ccmp(gsub)
    feature.LookupListIndex.append(first - 1)
    feature.LookupCount = len(feature.LookupListIndex)


def _subtable(
    rule: Rule, replacements: _Replacements, first: int, number_of: Mapping[str, int]
) -> Any:
    # OpenType 1.9, GSUB lookup type 6, format 3: coverage tables for each position.
    table = otTables.ChainContextSubst()
    table.Format = 3
    table.BacktrackCoverage = [buildCoverage(rule.after, number_of)] if rule.after else []
    table.InputCoverage = [buildCoverage([glyph], number_of) for glyph in rule.found]
    table.LookAheadCoverage = []
    table.BacktrackGlyphCount = len(table.BacktrackCoverage)
    table.InputGlyphCount = len(rule.found)
    table.LookAheadGlyphCount = 0
    table.SubstLookupRecord = []
    for place, (found, made) in enumerate(_steps(rule)):
        record = otTables.SubstLookupRecord()
        record.SequenceIndex = place
        record.LookupListIndex = first + replacements.place(found, made)
        table.SubstLookupRecord.append(record)
    table.SubstCount = len(table.SubstLookupRecord)
    return table


def _steps(rule: Rule) -> Sequence[tuple[tuple[str, ...], str]]:
    if len(rule.made) == 1:
        return [(rule.found, rule.made[0])]
    return [((found,), made) for found, made in zip(rule.found, rule.made, strict=True)]


def _table(replacements: Mapping[tuple[str, ...], str]) -> Any:
    if len(next(iter(replacements))) == 1:
        return buildSingleSubstSubtable({found: made for (found,), made in replacements.items()})
    return buildLigatureSubstSubtable(replacements)


def _thai_ccmp(gsub: Any) -> Any:
    scripts = {record.ScriptTag: record.Script for record in gsub.ScriptList.ScriptRecord}
    features = [
        gsub.FeatureList.FeatureRecord[number]
        for number in scripts["thai"].DefaultLangSys.FeatureIndex
    ]
    return next(record.Feature for record in features if record.FeatureTag == "ccmp")
