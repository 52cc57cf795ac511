import { type Diagnostic, didYouMean, type Outcome } from '../source/index.ts';
import { reportBuild } from './codes.ts';

export interface Format {
  readonly name: string;
  readonly summary: string;
  /** This version can write it. */
  readonly available: boolean;
}

/** Every format that the settings may name. */
export const formats: readonly Format[] = [
  { name: 'pptx', summary: 'PowerPoint deck with speaker notes', available: true },
  { name: 'md', summary: 'speaker notes and handouts in Markdown', available: true },
  { name: 'html', summary: 'handouts as web pages', available: false },
  { name: 'docx', summary: 'handouts for Word', available: false },
  { name: 'pdf', summary: 'handouts for printing', available: false },
];

/** Names of the formats that this version writes. */
export const availableFormats: readonly string[] = formats
  .filter((format) => format.available)
  .map((format) => format.name);

/** Checks formats asked for on the command line. Diagnostics: unknown-format, format-unavailable. */
export function checkFormats(names: readonly string[]): Outcome<readonly string[]> {
  const diagnostics: Diagnostic[] = [];
  const usable = availableFormats;
  for (const name of names) {
    const format = formats.find((each) => each.name === name);
    const choose = `the formats are: ${usable.join(', ')}`;
    if (!format) {
      const hint = didYouMean(name, usable) ?? choose;
      diagnostics.push(reportBuild('unknown-format', null, `there is no format "${name}"`, { hint }));
    } else if (!format.available) {
      const message = `the format "${name}" is not available yet`;
      diagnostics.push(reportBuild('format-unavailable', null, message, { hint: choose }));
    }
  }
  return diagnostics.length > 0 ? { diagnostics } : { value: [...new Set(names)], diagnostics };
}
