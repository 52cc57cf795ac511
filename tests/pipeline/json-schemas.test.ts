import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { deckSchemaOf, projectSchemas } from '../../src/pipeline/index.ts';
import { openProject } from '../../src/project/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder('schemas');

const lesson = `---
summary: A lesson
params:
  item: { type: element, required: true }
---
<slide layout="title-only"><title>{{item.label}}</title></slide>
`;

beforeAll(() => {
  const files = {
    'throughline.yaml': 'language: en\n',
    'content/garden/outline.yaml': 'title: Garden\nelements: { rose: Rose }\n',
    'content/garden/decks/usual.yaml': 'slides: [{ use: cover }]\n',
    'content/garden/decks/taught.yaml': 'template: school\nslides: [{ use: lesson, item: rose }]\n',
    'content/garden/decks/missing.yaml': 'template: nowhere\nslides: [{ use: cover }]\n',
    'content/attic/outline.yaml': 'title: Attic\nelements: { box: Box }\n',
    'content/attic/decks/plain.yaml': 'slides: [{ use: cover }]\n',
    'templates/school/slides/lesson.hbs': lesson,
    'templates/school/handouts/homework.md.hbs': '---\nsummary: To do\n---\nRead.\n',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});

const project = () => openProject(folder).value!;

describe('the schema of decks', () => {
  it('has the slides and handouts of every set that its decks name, each for its own', () => {
    const schema = deckSchemaOf(project(), 'garden').value!;
    expect(namesFor(schema, 'school')).toEqual({
      slides: expect.arrayContaining(['lesson', 'cover']),
      handouts: true,
    });
    expect(namesFor(schema, null).slides).not.toContain('lesson');
    expect(namesFor(schema, null)).toEqual({
      slides: expect.arrayContaining(['cover', 'element']),
      handouts: false,
    });
    // A set of which the schema knows nothing is checked as the usual one.
    expect(namesFor(schema, 'briefing')).toEqual(namesFor(schema, null));
    expect(JSON.stringify(schema)).toContain('"rose"');
  });

  it('of an outline whose decks name no set has no choice to make', () => {
    const schema = deckSchemaOf(project(), 'attic').value!;
    expect(schema).not.toHaveProperty('allOf');
    expect(JSON.stringify(schema)).not.toMatch(/lesson|homework/);
  });

  it('of no outline knows the sets of all decks', () => {
    expect(namesFor(deckSchemaOf(project(), null).value!, 'school').slides).toContain('lesson');
  });
});

/** Every schema within a schema. */
function parts(schema: unknown): readonly Record<string, unknown>[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const inner = Object.values(schema).flatMap(parts);
  return Array.isArray(schema) ? inner : [schema as Record<string, unknown>, ...inner];
}

it('all kinds stand beside the branches: editors hide a branch whose required keys are not there yet', () => {
  const deck = deckSchemaOf(project(), 'attic').value! as { properties: Record<string, { items: never }> };
  const { properties, anyOf } = deck.properties.slides!.items as {
    properties: { use: { enum: string[] } };
    anyOf: { title: string }[];
  };
  const kinds = anyOf.map((each) => each.title).filter((title) => title !== 'section' && title !== 'include');
  expect(properties.use.enum).toEqual(kinds);
  expect(kinds).toEqual(expect.arrayContaining(['cover', 'big-number', 'element', 'chart', 'glossary']));
  const handouts = deck.properties.handouts!.items as { properties: { use: { enum: string[] } } };
  expect(handouts.properties.use.enum).toContain('worksheet');
});

it('no list of words is empty, whatever an outline lacks', () => {
  const lists = projectSchemas(project()).value!.flatMap(({ text }) => parts(JSON.parse(text)));
  expect(lists.filter((each) => Array.isArray(each.enum)).length).toBeGreaterThan(20);
  expect(lists.filter((each) => Array.isArray(each.enum) && each.enum.length === 0)).toEqual([]);
});

it('no pattern is one that only JavaScript reads', () => {
  const patterns: string[] = [];
  const gather = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'pattern' && typeof inner === 'string') patterns.push(inner);
      gather(inner);
    }
  };
  for (const file of projectSchemas(project()).value!) gather(JSON.parse(file.text));
  expect(patterns.length).toBeGreaterThan(3);
  expect(patterns.filter((pattern) => /\\[pP]\{|\(\?<[^=!]|\\u\{/.test(pattern))).toEqual([]);
});

interface Checked {
  readonly properties?: Readonly<
    Record<string, { items?: { anyOf: { title?: string; enum?: string[] }[] } }>
  >;
}
interface Choice {
  readonly if: { readonly properties: { readonly template: { const?: string; enum?: string[] } } };
  readonly then?: Checked;
  readonly else?: Checked;
}

/** What a deck that names this set, or none, may use: by the rules of `if`, `then` and `else`. */
function namesFor(schema: object, template: string | null) {
  const { allOf } = schema as { allOf: readonly Choice[] };
  const checked = allOf.flatMap((choice) => {
    const { const: one, enum: many } = choice.if.properties.template;
    const holds = template !== null && (one === template || (many?.includes(template) ?? false));
    return (holds ? choice.then : choice.else) ?? [];
  });
  const slides = checked.flatMap(
    (each) => each.properties?.slides?.items?.anyOf.map((kind) => kind.title) ?? [],
  );
  const handouts = JSON.stringify(checked.map((each) => each.properties?.handouts)).includes('homework');
  return { slides, handouts };
}

it('ids complete with their labels and headlines, and so do statements and the layouts of themes', () => {
  const path = join(folder, 'content/pond/outline.yaml');
  mkdirSync(join(folder, 'content/pond/decks'), { recursive: true });
  writeFileSync(
    path,
    'title: Pond\nsources: { book: { title: A book } }\nelements: { frog: { label: { en: Frog, de: Frosch }, headline: Frogs sing, statements: [{ id: sings, text: It sings., source: book }] } }\n',
  );
  writeFileSync(join(folder, 'content/pond/decks/talk.yaml'), 'slides: [{ use: cover }]\n');
  const all = parts(deckSchemaOf(project(), 'pond').value!);
  const about = (id: string) =>
    new Set(
      all.flatMap(({ enum: ids, enumDescriptions: words }) =>
        Array.isArray(ids) && Array.isArray(words) && ids.includes(id) ? [words[ids.indexOf(id)]] : [],
      ),
    );
  expect(about('frog')).toEqual(new Set(['Frog: Frogs sing']));
  expect(about('sings')).toEqual(new Set(['It sings.']));
  const layouts = all.filter((each) => Array.isArray(each.enum) && each.enum.includes('title-slide'));
  expect(layouts.length).toBeGreaterThan(0);
});
