import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runInProcess } from '../cli/run-in-process.ts';
import { harbour, writeHarbour } from '../gate/harbour.ts';

const outline = harbour['content/x/outline.yaml']!.replace(
  '    notes: Nobody outside of the board knows the seller.\n',
  '    notes: |\n      Nobody outside knows the **seller**.\n\n      He asks for *haste* at once.\n',
);
const unmarked = outline
  .replace(/, marking: \w+/g, '')
  .replace(/\{ marking: \w+, text: ([^{}]+) \} \}/, '$1 }')
  .replace(/marking: \w+, /g, '')
  .replace(/^ +marking: \w+\n/gm, '');
const deck = `title: Harbour
handouts: [evidence]
slides:
  - { use: overview, group: parts }
  - { use: element, each: parts }
  - { use: table, title: Rows, data: traffic }
  - { use: glossary }
  - { include: parts/p.yaml }
`;
const list = '- { use: bullets, title: Hidden heading, points: [ Whispered words ] }\n';
const own = (marking: string) => `title: Spoken in private\n${marking}slides: [ { use: cover } ]\n`;

/** What a reader may meet in a report, with the words of its pictures. */
function readable(report: string): string {
  const pictures = [...report.matchAll(/data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)/g)].map(([, data]) =>
    atob(data!),
  );
  return [report, ...pictures]
    .join('\n')
    .replace(/<\/tspan><tspan[^>]*>/g, ' ')
    .replace(/\\/g, '');
}

describe('a difference for those who may see no more than a level', () => {
  const reports = new Map<string, string>();
  beforeAll(async () => {
    const old = writeHarbour('old', {
      'content/x/outline.yaml': unmarked,
      'content/x/decks/d.yaml': deck,
      'content/x/decks/raised.yaml': own(''),
      'content/x/parts/p.yaml': list,
      'content/y/outline.yaml': 'title: Quiet outline\nelements: { a: { label: Something unheard of } }\n',
      'content/y/decks/e.yaml': 'slides: [ { use: element, item: a } ]\n',
    });
    const now = writeHarbour('now', {
      'content/x/outline.yaml': outline.replace('label: Quay,', 'label: Wall of the quay,'),
      'content/x/decks/d.yaml': deck,
      'content/x/decks/raised.yaml': own('marking: internal\n'),
      'content/x/parts/p.yaml': list.replace(' }', ', marking: internal }'),
      'content/y/outline.yaml':
        'title: Quiet outline\nmarking: confidential\nelements: { a: { label: Something unheard of } }\n',
      'content/y/decks/e.yaml': 'marking: confidential\nslides: [ { use: element, item: a } ]\n',
    });
    for (const [way, from, to] of [
      ['up', old, now],
      ['down', now, old],
    ] as const) {
      const reporters = ['json', 'markdown', 'html'].flatMap((name) => ['--reporter', `${name}=${name}`]);
      const { out, err, code } = await runInProcess(
        ['diff', from, to, '--marking', 'public', ...reporters],
        scratchOf(now),
      );
      expect([err, code]).toEqual([expect.not.stringContaining('error'), 0]);
      reports.set(`${way}, text`, `${out}${err}`);
      for (const name of ['json', 'markdown', 'html'])
        reports.set(`${way}, ${name}`, readFileSync(join(scratchOf(now), name), 'utf8'));
    }
  });

  it.each(
    ['up', 'down'].flatMap((way) => ['text', 'json', 'markdown', 'html'].map((name) => `${way}, ${name}`)),
  )('tells nothing that is marked higher in one of the versions: %s', (name) => {
    const told = readable(reports.get(name)!);
    expect(told).toContain('Wall of the quay');
    const secrets =
      /Nightjar|yard|forty|Secret margin|Rail link|crane contract|Norddock|is signed|seller|haste|\b81\b|\b77\b|Hidden heading|Whispered|Spoken in private|Quiet outline|unheard/g;
    expect([...new Set(told.match(secrets))]).toEqual([]);
  });
});

function scratchOf(root: string): string {
  return join(root, '..');
}
