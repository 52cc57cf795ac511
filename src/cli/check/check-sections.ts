import { type CheckReport, describeOneDifference } from '../../index.ts';
import { escapeCell } from '../reporters/markdown-text.ts';
import { marksOf, summarizeCoverage } from './coverage-table.ts';

/** What the Markdown report says of a check besides its findings: outputs that are not current, and the matrix. */
export function checkSections(report: CheckReport): readonly string[] {
  return [...driftSection(report), ...report.coverage.map(coverageSection)];
}

function driftSection({ outputs, folder }: CheckReport): string[] {
  if (outputs.length === 0) return [];
  const drifted = outputs.filter(({ status }) => status !== 'current');
  if (drifted.length === 0) return [`### Output\n\nAll ${outputs.length} files are current.\n`];
  const rows = drifted.map(({ deck, name, status, differences }) => {
    const list = differences.slice(0, 10).map((each) => escapeCell(describeOneDifference(each)));
    const more = differences.length > list.length ? [`and ${differences.length - list.length} more`] : [];
    return `| ${escapeCell(`${folder}/${deck}/${name}`)} | ${status} | ${[...list, ...more].join('<br>')} |`;
  });
  return [
    `### Output\n\n${outputs.length - drifted.length} of ${outputs.length} files are current.\n\n| file | is | what differs |\n|---|---|---|\n${rows.join('\n')}\n`,
  ];
}

function coverageSection(coverage: CheckReport['coverage'][number]): string {
  const decks = coverage.decks.map((deck) => escapeCell(deck.slice(deck.indexOf('/') + 1)));
  const rows = coverage.things.map((thing) => {
    const label = escapeCell(thing.label.replace(/\s+/g, ' '));
    const marks = thing.decks.map((places) => marksOf(places).replace('.', ''));
    const id = `\`${thing.id.replaceAll('`', '')}\``;
    return `| ${thing.type} | ${thing.orphan ? `**${id}**` : id} | ${label} | ${marks.join(' | ')} |`;
  });
  const table = [
    `| type | id | | ${decks.join(' | ')} |`,
    `|---|---|---|${'---|'.repeat(decks.length)}`,
    ...rows,
  ];
  return (
    `### Coverage of ${escapeCell(coverage.outline)}\n\n${escapeCell(summarizeCoverage(coverage))}.\n\n` +
    `<details><summary>What each deck shows</summary>\n\n${table.join('\n')}\n\n` +
    'S on slides, h on hidden slides only, N in notes, H in handouts; bold: shown nowhere.\n\n</details>\n'
  );
}
