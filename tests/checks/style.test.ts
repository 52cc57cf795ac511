import { describe, expect, it } from 'vitest';
import { styleCodes } from '../../src/checks/index.ts';
import { layOut, runInProcess } from '../hostile/run-case.ts';

const outline = `title: Harbour
language: en
sources:
  log: { title: The harbour log, file: sources/log.txt }
elements:
  fault: { label: Fault, statements: [{ id: seen, tags: [core], text: The log says that a fault is seen., source: log }] }
  repair: { label: Repair }
  test: { label: Test }
  notice: { label: Notice }
relationships:
  to-repair: { from: fault, to: repair, label: is handed to }
  to-test: { from: repair, to: test, label: goes to }
groups:
  steps: { label: Steps of a repair, members: [fault, repair, test, notice] }
events:
  opened: { date: 1901-05-01, label: The harbour opens }
  closed: { date: 1950-05-01, label: The harbour closes }
data:
  ships:
    label: Ships by kind
    columns: { kind: Kind, ships: Ships }
    rows: [{ kind: Ferries, ships: 43 }, { kind: Trawlers, ships: 37 }, { kind: Yachts, ships: 20 }]
  years: { columns: { year: Year, faults: Faults, repairs: Repairs }, rows: [{ year: 2020, faults: 40, repairs: 30 }, { year: 2022, faults: 10, repairs: 33 }] }
  causes:
    columns: { year: Year, lamp: Lamp, power: Power }
    rows: [{ year: 2020, lamp: 40, power: 30 }, { year: 2021, lamp: 41, power: 36 }, { year: 2022, lamp: 39, power: 33 }]
  one: { columns: { kind: Kind, ships: Ships }, rows: [{ kind: Ferries, ships: 43 }] }
`;

interface Run {
  readonly code: number;
  /** `code line` of the findings in the deck. */
  readonly found: readonly string[];
  readonly messages: readonly string[];
}

async function check(slides: string, settings = '', ...more: string[]): Promise<Run> {
  const laid = layOut(
    {
      'throughline.yaml': `formats: [md]\nchecks: { orphan: off${settings} }\n`,
      'content/harbour/outline.yaml': outline,
      'content/harbour/sources/log.txt': 'A fault is seen.\n',
      'content/harbour/decks/talk.yaml': `slides:\n${slides.replace(/^/gm, '  ')}\n`,
    },
    {},
  );
  try {
    const run = await runInProcess(['check', '--no-drift', ...more], laid.project, `${laid.scratch}/reports`);
    const style = run.findings.filter(({ code }) => Object.hasOwn(styleCodes, code));
    return {
      code: run.code,
      found: style.map(({ code, line }) => `${code} ${line}`),
      messages: style.map(({ message }) => message),
    };
  } finally {
    laid.remove();
  }
}

const bullets = (title: string, ...points: string[]) =>
  `- { use: bullets, id: ${title.toLowerCase().replace(/[^a-z]+/g, '-')}, title: ${title}, points: [${points.join(', ')}] }`;

const content = (title: string) =>
  `- { use: content, id: ${title.toLowerCase().replace(' ', '-')}, title: ${title}, body: A text }`;

/** What is found, and the same mended. */
const cases: Readonly<Record<string, readonly [wrong: string, line: number, right: string]>> = {
  'title-says-a-point': [bullets('Fault', 'A point'), 2, bullets('A fault is seen', 'A point')],
  'claim-true': [
    '- { use: chart, data: ships, kind: pie, title: Most ships are ferries }',
    2,
    '- { use: chart, data: ships, kind: pie, title: Ferries are the largest part }',
  ],
  degenerate: [
    '- { use: timeline, events: [opened], title: The harbour opens }',
    2,
    '- { use: timeline, title: The harbour opens and closes }',
  ],
  'order-claimed': [
    '- { use: diagram, of: [fault, notice], arrange: chain, title: A fault is published }',
    2,
    '- { use: diagram, of: [fault, repair], arrange: chain, title: A fault is handed to repair }',
  ],
  'direct-labels': [
    '- { use: chart, data: ships, values: false, title: Ferries lead }',
    2,
    '- { use: chart, data: ships, title: Ferries lead }',
  ],
  'fill-height': [
    bullets('The harbour closes', 'A point'),
    2,
    '- { use: diagram, of: [steps], arrange: matrix, title: A repair goes to a test }',
  ],
  sameness: [
    ['One is', 'Two are', 'Three are'].map(content).join('\n'),
    4,
    ['One is', 'Two are'].map(content).join('\n'),
  ],
  'cover-and-ending': [
    ['One is', 'Two are', 'Three are', 'Four are', 'Five are', 'Six are']
      .map((title) => bullets(title, 'A point'))
      .join('\n'),
    2,
    [
      '- { use: cover }',
      ...['One is', 'Two are', 'Three are', 'Four are'].map((title) => bullets(title, 'A point')),
      '- { use: closing, title: Thanks }',
    ].join('\n'),
  ],
  'notes-too-long': [
    `${bullets('A fault is seen', 'A point').slice(0, -2)}, notes: "${'A fault is seen and told. '.repeat(400)}" }`,
    2,
    `${bullets('A fault is seen', 'A point').slice(0, -2)}, notes: "${'A fault is seen and told. '.repeat(40)}" }`,
  ],
  rhythm: [
    ['One is', 'Two are', 'Three are', 'Four are', 'Five are', 'Six are']
      .map((title) => bullets(title, 'A point'))
      .join('\n'),
    2,
    bullets('One is', 'A point'),
  ],
};

describe.each(Object.keys(cases))('%s', (code) => {
  const [wrong, line, right] = cases[code]!;
  it('is found at its line of the deck, and not where it is mended', async () => {
    expect((await check(wrong)).found).toContain(`${code} ${line}`);
    expect((await check(right)).found.filter((each) => each.startsWith(`${code} `))).toEqual([]);
  });
});

describe('a title', () => {
  const change = (title: string) => `- { use: chart, data: years, kind: slope, title: "${title}" }`;
  const of = async (slide: string, code: string) =>
    (await check(slide)).found.filter((each) => each.startsWith(`${code} `)).length;

  it('that says "the most" names a largest part, not a half', async () => {
    expect(await of('- { use: chart, data: ships, title: Ferries are the most ships }', 'claim-true')).toBe(
      0,
    );
    expect(await of('- { use: chart, data: ships, title: Yachts are the most ships }', 'claim-true')).toBe(1);
  });

  it('may say by how much something changed', async () => {
    expect(await of(change('Faults fell by three quarters'), 'claim-true')).toBe(0);
    expect(await of(change('Faults fell by two thirds'), 'claim-true')).toBe(1);
  });

  it.each([
    ['Faults fell', 0],
    ['Faults rose', 1],
    ['Repairs rose', 0],
    ['Repairs doubled', 1],
    ['Faults halved', 1],
    ['Faults fell while repairs rose', 0],
  ])('says that something went up or down as the data does: %s', async (title, count) => {
    expect(await of(change(title), 'claim-true')).toBe(count);
  });

  it('names a series in the plural too', async () => {
    expect(await of('- { use: chart, data: causes, kind: line, title: Lamps lead }', 'series-muted')).toBe(1);
    expect(
      await of('- { use: chart, data: causes, kind: line, title: Lamplight leads }', 'series-muted'),
    ).toBe(0);
  });
});

describe('room', () => {
  const five = ['One', 'Two', 'Three', 'Four', 'Five'].map((word) => `${word} is read aloud`);
  it('is asked for less where a slide is read, and not where it is seen', async () => {
    const { found, messages } = await check(bullets('The harbour closes', ...five.slice(0, 2)));
    expect(found).toContain('fill-height 2');
    expect(messages.join()).toContain('55 % is asked for');
    const seen = await check(
      '- { use: diagram, of: [fault, repair], arrange: chain, title: A fault is handed to repair }',
    );
    expect(seen.messages.join()).toContain('75 % is asked for');
  });

  it('is filled by cards of one row together', async () => {
    const words = 'The log says of this light that it was seen by every ship of the bay in that winter night';
    const cards = `- { use: columns, title: Three ways are known, columns: [${['a', 'b', 'c', 'd'].map((each) => `{ title: ${each}, points: [${words}, ${words}] }`).join(', ')}] }`;
    expect((await check(cards)).found.filter((each) => each.startsWith('focus'))).toEqual([]);
  });
});

describe('the family "style"', () => {
  const wrong = '- { use: table, of: [fault], title: A fault is seen }';
  it('says numbers: what is measured and what is asked for', async () => {
    const { messages } = await check(wrong);
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages.filter((each) => !each.includes('title')))
      expect(message).toMatch(/\d.*(?:;|asked|fewest|most)/);
  });

  it('is a warning that --strict does not count, unless the settings name it', async () => {
    expect((await check(wrong)).code).toBe(0);
    expect((await check(wrong, '', '--strict')).code).toBe(0);
    expect((await check(wrong, ', style: warning', '--strict')).code).toBe(1);
    expect((await check(wrong, ', degenerate: warning', '--strict')).code).toBe(1);
    expect((await check(wrong, ', style: error')).code).toBe(1);
  });

  it('is switched as a whole, and a code wins over it', async () => {
    expect((await check(wrong, ', style: off')).found).toEqual([]);
    expect((await check(wrong, ', degenerate: warning, style: off')).found).toEqual(['degenerate 2']);
    expect((await check(wrong, ', style: error, degenerate: off')).found.join()).not.toContain('degenerate');
  });
});
