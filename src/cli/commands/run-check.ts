import {
  type CheckReport,
  type Coverage,
  checkProject,
  describeOneDifference,
  placeOfDifference,
} from '../../index.ts';
import { escapeCell } from '../../source/index.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { findProject } from '../find-project.ts';
import { shardIn } from '../read-shard.ts';
import { formatTable } from '../tables.ts';

/** Checks decks and what was built of them. Diagnostics: those of every stage and check. */
export async function runCheck(input: CommandInput): Promise<CommandResult> {
  const { terminal } = input;
  const { words, flags, texts } = input.arguments;
  const shard = shardIn(input);
  if (shard.value === undefined) return { output: '', diagnostics: shard.diagnostics };
  const project = findProject(input);
  if (!project.value) return { output: '', diagnostics: project.diagnostics };
  const { checkTranslations } = await import('../../translate/index.ts');
  const checked = await checkProject(project.value, {
    alsoFound: checkTranslations,
    decks: words,
    shard: shard.value ?? undefined,
    out: texts.get('out'),
    folder: terminal.folder,
    strict: flags.has('strict'),
    drift: !flags.has('no-drift'),
    sourceDateEpoch: terminal.env.SOURCE_DATE_EPOCH,
    onProgress: (deck, number, of) => input.progress(`checking ${deck} (${number} of ${of})`),
    signal: terminal.signal,
  });
  const diagnostics = [...project.diagnostics, ...checked.diagnostics];
  if (!checked.value) return { output: '', diagnostics };
  const report = checked.value;
  const result = checkResult(report);
  return {
    output: input.json ? `${JSON.stringify({ version: 1, ...result }, null, 2)}\n` : textOf(report, flags),
    account: !flags.has('coverage'),
    diagnostics,
    details: report.outputs.map(({ deck, name, status }) => `${report.folder}/${deck}/${name}: ${status}`),
    report: { result, sections: checkSections(report), suites: report.decks.map(({ name }) => name) },
  };
}

function textOf(report: CheckReport, flags: ReadonlySet<string>): string {
  const decks = formatTable(report.decks.map((deck) => [deck.name, ...describeDeck(deck, report)]));
  const coverage = flags.has('coverage')
    ? report.coverage.map((each) => `\n${coverageTable(each)}`)
    : report.coverage.map((each) => `${summarizeCoverage(each)}\n`);
  return decks + coverage.join('');
}

function describeDeck(deck: CheckReport['decks'][number], report: CheckReport): readonly string[] {
  const editions = deck.editions.map(({ language, slides, minutes }) => {
    const budget = deck.budget === null ? '' : ` of ${deck.budget}`;
    return `${language}: ${slides} slide${slides === 1 ? '' : 's'}, ${Math.round(minutes * 10) / 10}${budget} min`;
  });
  return [outputOf(deck, report), editions.join('; ')];
}

function outputOf(deck: CheckReport['decks'][number], { outputs }: CheckReport): string {
  if (!deck.sound) return 'has errors';
  const own = outputs.filter((output) => output.deck === deck.name);
  if (own.length === 0) return 'sound';
  const counts = new Map<string, number>();
  for (const { status } of own) {
    const words = status.replaceAll('-', ' ');
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  if (counts.size === 1) return [...counts.keys()][0]!;
  return [...counts].map(([status, count]) => `${count} ${status}`).join(', ');
}

/** What a check found out, as the JSON documents hold it: docs/reports.md describes it. */
function checkResult({ decks, outputs, coverage, complete, folder }: CheckReport) {
  return {
    complete,
    decks,
    outputs: outputs.map(({ deck, name, status, differences }) => ({
      deck,
      path: `${folder}/${deck}/${name}`,
      status,
      differences: differences.map((difference) => ({
        message: describeOneDifference(difference),
        ...placeOfDifference(difference),
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
    return `| ${escapeCell(`${folder}/${deck}/${name}`)} | ${status.replaceAll('-', ' ')} | ${[...list, ...more].join('<br>')} |`;
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

/** Letters by which the matrix says where a deck shows a thing. */
const letters: Readonly<Record<string, string>> = { slides: 'S', hidden: 'h', notes: 'N' };
const legend = 'S on slides, h on hidden slides only, N in notes, H in handouts';

/** `water-cycle: elements 6 of 7, relationships 4 of 4, …`: how much of an outline its decks show. */
function summarizeCoverage({ outline, things }: Coverage): string {
  const types = [...new Set(things.map(({ type }) => type))];
  const counts = types.map((type) => {
    const all = things.filter((thing) => thing.type === type);
    return `${type}s ${all.filter(({ orphan }) => !orphan).length} of ${all.length}`;
  });
  return `${outline}: decks show ${counts.length === 0 ? 'nothing' : counts.join(', ')}`;
}

/** Things by decks, with a letter for each place. */
function coverageTable(coverage: Coverage): string {
  const head = ['', '', ...coverage.decks.map((deck) => deck.slice(deck.indexOf('/') + 1)), ''];
  const rows = coverage.things.map((thing) => [
    thing.type,
    thing.id,
    ...thing.decks.map(marksOf),
    !thing.orphan ? clip(thing.label) : `${clip(thing.label)} (nowhere)`,
  ]);
  return `${summarizeCoverage(coverage)}\n${formatTable([head, ...rows])}${legend}\n`;
}

/** `SNH`; a dot where the deck does not show it. */
export function marksOf(places: readonly string[]): string {
  const onSlides = places.includes('slides');
  const marks = places
    .filter((place) => place !== 'hidden' || !onSlides)
    .map((place) => letters[place] ?? 'H');
  return marks.length === 0 ? '.' : [...new Set(marks)].join('');
}

function clip(label: string): string {
  const characters = [...label.replace(/\s+/g, ' ')];
  return characters.length > 48 ? `${characters.slice(0, 47).join('')}…` : characters.join('');
}
