import { type CheckReport, checkProject } from '../../index.ts';
import { checkResult } from '../check/check-result.ts';
import { checkSections } from '../check/check-sections.ts';
import { coverageTable, summarizeCoverage } from '../check/coverage-table.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { findProject } from '../find-project.ts';
import { formatTable } from '../format-table.ts';

/** Checks decks and what was built of them. Diagnostics: those of every stage and check. */
export async function runCheck(input: CommandInput): Promise<CommandResult> {
  const { terminal } = input;
  const { words, flags, texts } = input.arguments;
  const project = findProject(input);
  if (!project.value) return { output: '', diagnostics: project.diagnostics };
  const checked = await checkProject(project.value, {
    decks: words,
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
  for (const { status } of own) counts.set(status, (counts.get(status) ?? 0) + 1);
  if (counts.size === 1) return [...counts.keys()][0]!;
  return [...counts].map(([status, count]) => `${count} ${status}`).join(', ');
}
