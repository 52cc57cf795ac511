import { type Diagnostic, didYouMean, type Outcome } from '../source/index.ts';
import { reportBuild } from './codes.ts';

export interface Format {
  readonly name: string;
  readonly summary: string;
}

/** Every format that the settings, a deck or the command line may name. */
export const formats: readonly Format[] = [
  { name: 'pptx', summary: 'PowerPoint deck with speaker notes' },
  { name: 'md', summary: 'speaker notes and handouts in Markdown' },
  { name: 'html', summary: 'handouts as web pages' },
  { name: 'docx', summary: 'handouts for Word' },
  { name: 'pdf', summary: 'handouts and slides for printing' },
];

/** Checks formats asked for on the command line. Diagnostic: unknown-format. */
export function checkFormats(names: readonly string[]): Outcome<readonly string[]> {
  const diagnostics: Diagnostic[] = [];
  const known = formats.map((format) => format.name);
  for (const name of names) {
    if (known.includes(name)) continue;
    const hint = didYouMean(name, known) ?? `the formats are: ${known.join(', ')}`;
    diagnostics.push(reportBuild('unknown-format', null, `there is no format "${name}"`, { hint }));
  }
  return diagnostics.length > 0 ? { diagnostics } : { value: [...new Set(names)], diagnostics };
}
