import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sortDiagnostics } from '../../src/source/index.ts';
import { parseYaml } from '../../src/yaml/index.ts';

/**
 * What people who are new to YAML write, and what they are told: in the file beside this one, each slip under its name.
 * Below it stand, after `!`, the text that is pointed at, what is said, and what to do.
 */
const slips = readFileSync(new URL('slips.txt', import.meta.url), 'utf8')
  .split(/^=== /m)
  .slice(1)
  .map((part) => {
    const [name = '', ...lines] = part.trimEnd().split('\n');
    const said = lines.findIndex((line) => line.startsWith('! '));
    const typed = lines.slice(0, said < 0 ? undefined : said).join('\n');
    return { name, text: typed.replaceAll('→', '\t'), wanted: said < 0 ? [] : lines.slice(said) };
  });

describe('a slip is named in words, and pointed at', () => {
  it.each(slips)('$name', ({ text, wanted }) => {
    expect(tell(text)).toEqual(wanted);
  });

  it('there are dozens of them, each told once', () => {
    expect(slips.length).toBeGreaterThan(55);
    for (const { text } of slips)
      expect(tell(text).filter((line) => line.startsWith('! ')).length).toBeLessThan(2);
  });
});

function tell(text: string): string[] {
  const file = { path: 'deck.yaml', text };
  return sortDiagnostics(parseYaml(file).diagnostics).flatMap(({ span, severity, code, message, hint }) => [
    `! ${text.slice(span!.start, span!.end).replaceAll('\t', '→').replaceAll('\n', '⏎')}`,
    `  ${severity}[${code}]: ${message}`,
    ...(hint === null ? [] : [`  ${hint}`]),
  ]);
}
