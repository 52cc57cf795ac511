import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deckSchema } from '../../src/deck/index.ts';
import { outlineSchema } from '../../src/outline/index.ts';
import { readSettings } from '../../src/project/index.ts';
import type { Diagnostic, SourceFile } from '../../src/source/index.ts';
import { themeJsonSchema } from '../../src/theme/index.ts';
import { type Located, parseYaml, type Schema } from '../../src/yaml/index.ts';

const page = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8');

describe('the examples in docs/formats.md', () => {
  it('are outlines where they say so', () => {
    const examples = examplesUnder('## An outline', '## A deck');
    expect(examples.length).toBe(5);
    for (const example of examples) {
      // Each shows a part: with a title it is a whole outline.
      const text = /^title:/m.test(example) ? example : `title: T\n${example}`;
      expect(complaints(text, outlineSchema)).toEqual([]);
    }
  });

  it('are decks where they say so', () => {
    const [example] = examplesUnder('## A deck', '## Templates');
    expect(complaints(example!, deckSchema)).toEqual([]);
  });

  it('are settings where they say so', () => {
    const [example] = examplesUnder('## Settings', null);
    expect(readSettings(file(example!)).diagnostics).toEqual([]);
  });

  it('have keys of themes that there are', () => {
    const [example] = examplesUnder('## A theme', '## Settings');
    const known = Object.keys((themeJsonSchema() as { properties: object }).properties);
    const keys = [...example!.matchAll(/^([a-z-]+):/gm)].map((match) => match[1]!);
    expect(keys.filter((key) => !known.includes(key))).toEqual([]);
    expect(parseYaml(file(example!)).diagnostics).toEqual([]);
  });
});

function examplesUnder(start: string, end: string | null): string[] {
  const from = page.indexOf(`\n${start}\n`);
  expect(from).toBeGreaterThan(0);
  const section = page.slice(from, end === null ? undefined : page.indexOf(`\n${end}\n`));
  return [...section.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1]!);
}

function complaints(text: string, schema: Schema<unknown>): string[] {
  const diagnostics: Diagnostic[] = [];
  const parsed = parseYaml(file(text));
  diagnostics.push(...parsed.diagnostics);
  // Absent only after a complaint.
  schema.decode(parsed.value as Located, (d) => diagnostics.push(d));
  return diagnostics.map((d) => `${d.code}: ${d.message}`);
}

function file(text: string): SourceFile {
  return { path: 'docs/formats.md', text };
}
