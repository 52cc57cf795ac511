import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deckSchema } from '../../src/deck/index.ts';
import { outlineSchema } from '../../src/outline/index.ts';
import { readSettings } from '../../src/project/index.ts';
import type { Diagnostic, SourceFile } from '../../src/source/index.ts';
import { themeJsonSchema } from '../../src/theme/index.ts';
import { type Located, parseYaml, type Schema } from '../../src/yaml/index.ts';
import { run } from '../cli/run-program.ts';
import { pngOf } from '../fixtures/pictures.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const page = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8');

describe('the examples in docs/formats.md', () => {
  it('are outlines where they say so', () => {
    const examples = examplesUnder('## An outline', '## A deck');
    expect(examples.length).toBe(6);
    for (const example of examples) {
      // Each shows a part: with a title it is a whole outline.
      const text = /^title:/m.test(example) ? example : `title: T\n${example}`;
      expect(complaints(text, outlineSchema)).toEqual([]);
    }
  });

  it('are decks where they say so', () => {
    const [example] = examplesUnder('## A deck', '## Templates');
    expect(complaints(example!, deckSchema())).toEqual([]);
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

describe('the examples in docs/formats.md, put together,', () => {
  const folder = temporaryFolder('formats');
  const write = (path: string, contents: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  };

  it('are a project that builds', () => {
    const [shown, narrowed] = [...page.matchAll(/```handlebars\n([\s\S]*?)```/g)].map((match) => match[1]!);
    const [deck] = examplesUnder('## A deck', '## Templates');
    write('throughline.yaml', '{}\n');
    write('content/water/outline.yaml', examplesUnder('## An outline', '## A deck').join('\n'));
    const passages =
      "Most of Earth's water is in the oceans. Some of it evaporates as vapor into the air. the water cycle";
    write('content/water/sources/usgs-water-cycle.txt', `${passages}\n`);
    write('content/water/data/growth.csv', 'year,stores\n1990,3\n');
    write('content/water/data/rain.csv', 'Year;mm;Place\n1990;1.250,5;sea\n2000;..;land\n');
    write('content/water/images/ocean.png', pngOf(16, 9));
    write('content/water/parts/closing.yaml', '- use: closing\n');
    write('content/water/decks/lesson.yaml', deck!);
    const other = ['of: [stores]', 'data: sizes, columns: [year]'];
    const slides = other.map((params, i) => `  - { use: narrowed, id: s${i}, title: T${i}, ${params} }\n`);
    write('content/water/decks/other.yaml', `theme: slate\nslides:\n${slides.join('')}`);
    write('templates/briefing/slides/element.hbs', shown!);
    write('templates/briefing/slides/narrowed.hbs', narrowed!);
    write('templates/slate/theme.yaml', examplesUnder('## A theme', '## Settings')[0]!);

    const { code, err, out } = run(['build'], { cwd: folder });
    expect(err).not.toContain('error[');
    // The page shows its texts in English; the deck asks for Chinese too. The template shown is not made for long lists.
    const codes = new Set([...err.matchAll(/warning\[([a-z-]+)\]/g)].map((match) => match[1]));
    expect([...codes]).toEqual(['missing-translation']);
    expect(code).toBe(0);
    expect(out).toMatch(/lesson\.en\.pptx +10 slides/);
    expect(out).toMatch(/lesson\.zh\.worksheet\.md/);

    write('throughline.yaml', examplesUnder('## Settings', null)[0]!);
    expect(run(['list'], { cwd: folder })).toMatchObject({ code: 0, err: '' });
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
