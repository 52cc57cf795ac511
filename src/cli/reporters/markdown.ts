import { type Diagnostic, escapeCell, formatLocation } from '../../source/index.ts';
import { countFindings, moreOfKind, type Reporter, shortenFindings, summarize } from './reporter.ts';

/** GitHub takes comments of 65,536 characters: what is too much is counted. */
const listedAtMost = 200;

/** For a comment on a change or the summary of a job: what was found as a table, then what the command has to say. */
export const reportMarkdown: Reporter = (diagnostics, { command, report }) => {
  const { errors } = countFindings(diagnostics);
  const verdict = errors > 0 ? '❌' : diagnostics.length > 0 ? '⚠️' : '✅';
  const title = command ? `Throughline ${command}` : 'Throughline';
  const parts = [
    `## ${verdict} ${title}: ${diagnostics.length === 0 ? 'nothing found' : summarize(diagnostics)}\n`,
  ];
  // What takes several lines stands in the sections of the command, where it has some.
  const whole = (report?.sections.length ?? 0) === 0;
  if (diagnostics.length > 0) parts.push(findingsTable(diagnostics, whole));
  parts.push(...(report?.sections ?? []));
  return parts.join('\n');
};

function findingsTable(diagnostics: readonly Diagnostic[], whole: boolean): string {
  // Errors first: whoever reads a summary reads its beginning.
  const sorted = [...diagnostics].sort(
    (a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error'),
  );
  const shortened = shortenFindings(sorted).slice(0, listedAtMost);
  const rows = shortened.flatMap(({ diagnostic: { severity, code, message, hint, span }, more }) => {
    const place = span ? escapeCell(span.file.text === '' ? span.file.path : formatLocation(span)) : '';
    const lines = message.split('\n').slice(0, whole ? undefined : 1);
    const words = [...lines, ...(hint === null ? [] : [`hint: ${hint}`])].map(escapeCell);
    const rest = more > 0 ? [`| ${severity} | | ${moreOfKind(more)} | \`${code}\` |`] : [];
    return [`| ${severity} | ${place} | ${words.join('<br>')} | \`${code}\` |`, ...rest];
  });
  const told = shortened.reduce((sum, each) => sum + 1 + each.more, 0);
  const more = sorted.length - told;
  return `| | where | what | check |\n|---|---|---|---|\n${rows.join('\n')}\n${more > 0 ? `\n… and ${more} more.\n` : ''}`;
}
