import { type CheckReport, describeOneDifference } from '../../index.ts';

/** What a check found out, as the JSON documents hold it: docs/reports.md describes it. */
export function checkResult({ decks, outputs, coverage, complete, folder }: CheckReport) {
  return {
    complete,
    decks,
    outputs: outputs.map(({ deck, name, status, differences }) => ({
      deck,
      path: `${folder}/${deck}/${name}`,
      status,
      differences: differences.map((difference) => ({
        message: describeOneDifference(difference),
        slide:
          difference.kind === 'slide' ? { number: difference.slide.number, id: difference.slide.id } : null,
        change: difference.kind === 'slide' ? difference.slide.kind : 'changed',
        parts: difference.kind === 'slide' ? difference.slide.parts : [],
        line: 'lines' in difference ? difference.lines.line : null,
      })),
    })),
    coverage: coverage.map(({ outline, decks: names, things }) => ({
      outline,
      things: things.map(({ type, id, label, orphan, decks: places }) => ({
        type,
        id,
        label,
        orphan,
        decks: Object.fromEntries(names.map((name, i) => [name, places[i]])),
      })),
    })),
  };
}
