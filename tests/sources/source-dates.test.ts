import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { overlaps } from '../../src/layout/geometry.ts';
import { layOutDeck } from '../../src/pipeline/lay-out-deck.ts';
import { openProject } from '../../src/pipeline/open-project.ts';
import { planBuild } from '../../src/pipeline/plan-build.ts';
import { createProjectCache } from '../../src/pipeline/project-cache.ts';
import { isSameOn, sameDays } from '../../src/pipeline/same-days.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { writeProject } from './write-project.ts';

const scratch = temporaryFolder('source-dates');

const outline = `title: { en: Water, zh: 水 }
sources:
  old: { title: Old page, valid-until: 2026-03-31 }
  due: { title: Due page, review-by: 2026-05 }
  fresh: { title: Fresh page, valid-until: 2030, review-by: 2029-01 }
elements:
  rain:
    label: { en: Rain, zh: 雨 }
    statements: [{ id: wet, text: { en: The page says that it falls., zh: 页面说它落下。 }, source: old }]
  snow:
    label: { en: Snow, zh: 雪 }
    statements: [{ id: white, text: { en: The page says that it is white., zh: 页面说它是白的。 }, source: due }]
  hail:
    label: { en: Hail, zh: 雹 }
    statements: [{ id: hard, text: { en: The page says that it is hard., zh: 页面说它是硬的。 }, source: fresh }]
data:
  fall: { columns: { year: Year, mm: Rain }, rows: [{ year: 2020, mm: 5 }, { year: 2021, mm: 7 }], source: old }
`;
const slides = `slides:
  - { use: element, item: rain }
  - { use: element, item: snow }
  - { use: element, item: hail }
`;
const one = (settings: string, deck = `${slides}`, more: Readonly<Record<string, string>> = {}) => ({
  'throughline.yaml': `checks: { style: off, orphan: off }\n${settings}`,
  'content/water/outline.yaml': outline,
  'content/water/decks/talk.yaml': deck,
  ...more,
});

describe('dates of sources', () => {
  it('are read as dates, and have to end', async () => {
    const root = writeProject(scratch, 'bad', {
      'content/water/outline.yaml': `title: Water
sources:
  a: { title: A, valid-until: soon }
  b: { title: B, review-by: 2026-13 }
  c: { title: C, valid-until: 2024/.. }
  d: { title: D, valid-until: ../2024, review-by: 2026/2027 }
`,
      'content/water/decks/talk.yaml': 'slides: [{ use: cover }]\n',
    });
    const { err } = await runInProcess(['check', '--no-drift', '--as-of', '2020-01-01'], root);
    const found = err.split('\n').filter((line) => /^content.*(invalid-date|source-)/.test(line));
    expect(found).toEqual([
      'content/water/outline.yaml:3:31: error[invalid-date]: "soon" is not a date',
      'content/water/outline.yaml:4:29: error[invalid-date]: "2026-13" is not a date',
      'content/water/outline.yaml:5:31: error[invalid-date]: "2024/.." has no end',
    ]);
  });

  it('count to the end of their last day', async () => {
    const root = writeProject(scratch, 'days', one(''));
    const found = async (day: string) => {
      const { err } = await runInProcess(['check', '--no-drift', '--as-of', day], root);
      return [...err.matchAll(/\[(source-[a-z-]+)\]: the source "(\w+)"/g)].map(
        ([, code, id]) => `${code} ${id}`,
      );
    };
    expect(await found('2026-03-31')).toEqual([]);
    expect(await found('2026-04-01')).toEqual(['source-expired old']);
    expect(await found('2026-05-31')).toEqual(['source-expired old']);
    expect(await found('2026-06-01')).toEqual(['source-expired old', 'source-review-due due']);
    expect(await found('2029-02')).toEqual([
      'source-expired old',
      'source-review-due due',
      'source-review-due fresh',
    ]);
    expect(await found('2031')).toEqual([
      'source-expired old',
      'source-review-due due',
      'source-expired fresh',
    ]);
  });

  it('are told at their place, with the statements, the data and the slides of all decks', async () => {
    const root = writeProject(
      scratch,
      'told',
      one('', slides, {
        'content/water/decks/short.yaml':
          'slides: [{ use: element, item: rain }, { use: chart, title: Falls, data: fall }]\n',
      }),
    );
    const { err, code } = await runInProcess(['check', '--no-drift', '--as-of', '2026-04-15'], root);
    expect(code).toBe(1);
    expect(err).toContain(
      'content/water/outline.yaml:3:40: error[source-expired]: the source "old" was valid until 2026-03-31; on it stand 1 statement (wet); 1 table of data (fall); 3 slides (',
    );
    expect(err).toMatch(
      /3 slides \(water\/short element-rain, water\/short [a-z-]+, water\/talk element-rain\)/,
    );
  });

  it('name no more than a few of many', async () => {
    const many = Array.from(
      { length: 20 },
      (_, i) => `    - { id: s${i}, text: The page says ${i} things., source: old }\n`,
    ).join('');
    const root = writeProject(scratch, 'many', {
      'content/water/outline.yaml': `title: Water\nsources:\n  old:\n    title: Old\n    review-by: 2020\n    statements:\n${many}`,
      'content/water/decks/talk.yaml': 'slides: [{ use: cover }]\n',
    });
    const { err } = await runInProcess(['check', '--no-drift', '--as-of', '2026-01-01'], root);
    expect(err).toContain('on it stand 20 statements (s0, s1, s2, s3, s4 and 15 more)');
  });

  it('are compared in a build with the deck, SOURCE_DATE_EPOCH or --as-of, and with nothing without them', async () => {
    const root = writeProject(scratch, 'build', one('formats: [md]\n', `date: 2026-03-01\n${slides}`));
    const codes = async (argv: readonly string[], env: Readonly<Record<string, string>> = {}) =>
      (await runInProcess(['build', ...argv], root, { env })).err.match(/\[source-[a-z-]+\]/g) ?? [];
    expect(await codes([])).toEqual([]);
    expect(await codes(['--as-of', '2026-06-15'])).toEqual(['[source-expired]', '[source-review-due]']);
    // 2026-06-15
    expect(await codes([], { SOURCE_DATE_EPOCH: '1781481600' })).toEqual([
      '[source-expired]',
      '[source-review-due]',
    ]);
    expect(await codes(['--as-of', '2026-01-01'], { SOURCE_DATE_EPOCH: '1781481600' })).toEqual([]);
    writeProject(scratch, 'build', one('formats: [md]\n', `date: 2026-06-15\n${slides}`));
    expect(await codes([])).toEqual(['[source-expired]', '[source-review-due]']);
    expect(existsSync(join(root, 'output'))).toBe(false);
    writeProject(scratch, 'build', one('formats: [md]\n'));
    expect(await codes([])).toEqual([]);
    // Today is after all that.
    expect((await runInProcess(['check', '--no-drift'], root)).err).toContain('[source-expired]');
  });

  it('hold back the decks that stand on an expired source, unless the settings say otherwise', async () => {
    const files = one('formats: [md]\n', slides, {
      'content/water/decks/other.yaml': 'slides: [{ use: element, item: hail }]\n',
    });
    const root = writeProject(scratch, 'back', files);
    const built = await runInProcess(['build', '--keep-going', '--as-of', '2026-04-15'], root);
    expect(built.code).toBe(1);
    expect(existsSync(join(root, 'output/water/other/other.notes.md'))).toBe(true);
    expect(existsSync(join(root, 'output/water/talk/talk.notes.md'))).toBe(false);
    writeProject(scratch, 'back', {
      ...files,
      'throughline.yaml': 'formats: [md]\nchecks: { source-expired: warning }\n',
    });
    const warned = await runInProcess(['build', '--as-of', '2026-04-15'], root);
    expect(warned.err).toContain('warning[source-expired]');
    expect(warned.code).toBe(0);
    expect(existsSync(join(root, 'output/water/talk/talk.notes.md'))).toBe(true);
    expect((await runInProcess(['check', '--as-of', '2026-04-15'], root)).err).not.toContain('output-');
    writeProject(scratch, 'back', {
      ...files,
      'throughline.yaml': 'formats: [md]\n',
      'content/water/outline.yaml': outline.replace(
        'valid-until: 2026-03-31',
        'valid-until: 2026-03-31, excuse: { source-expired: it is history }',
      ),
    });
    expect((await runInProcess(['build', '--as-of', '2026-04-15'], root)).err).not.toContain(
      'source-expired',
    );
  });

  it('are told by diff when they change', async () => {
    const old = writeProject(scratch, 'diff-old', one(''));
    const now = writeProject(scratch, 'diff-new', {
      ...one(''),
      'content/water/outline.yaml': outline.replace('valid-until: 2026-03-31', 'valid-until: 2027-03-31'),
    });
    const { out } = await runInProcess(['diff', old, now], now);
    expect(out).toMatch(/source.*old[\s\S]*valid-until.*2026-03-31.*2027-03-31/);
  });

  it('refuse a day that is none', async () => {
    const root = writeProject(scratch, 'odd', one(''));
    for (const command of ['build', 'check', 'diff HEAD', 'verify x.pptx', 'list slides']) {
      const { err, code } = await runInProcess([...command.split(' '), '--as-of', '31 May'], root);
      expect(err, command).toContain('--as-of is "31 May"');
      expect(code, command).toBe(2);
    }
  });
});

describe('a deck of which a source has a date', () => {
  it('is not built again because a day has passed, but when something has become stale', async () => {
    const root = writeProject(scratch, 'again', {
      ...one(''),
      'throughline.yaml':
        'formats: [md]\nshow-stale: true\nchecks: { source-expired: warning, style: off }\n',
    });
    const manifest = () =>
      JSON.parse(readFileSync(join(root, 'output/water/talk/manifest.json'), 'utf8')).inputs;
    const stale = () => Object.keys(manifest()).filter((key) => key.startsWith('stale.'));
    await runInProcess(['build', '--as-of', '2026-01-01'], root);
    expect(stale()).toEqual([]);
    await runInProcess(['build', '--as-of', '2026-04-01'], root);
    expect(stale()).toEqual(['stale.old']);
    await runInProcess(['build', '--as-of', '2027-04-01'], root);
    expect(stale()).toEqual(['stale.due', 'stale.old']);
  });

  it('is the same on all days between two ends', () => {
    const ends = ['2026-05-31', '2026-03-31', '2030-12-31'];
    const days = [
      '2026-03-30',
      '2026-03-31',
      '2026-04-01',
      '2026-05-31',
      '2026-06-01',
      '2030-12-31',
      '2031-01-01',
      null,
    ];
    const outcome = (day: string | null) => ends.filter((end) => day !== null && end < day).length;
    for (const built of days) {
      for (const asked of days) {
        const same = outcome(built) === outcome(asked);
        expect(isSameOn(sameDays(ends, null, built), asked), `${built} ${asked}`).toBe(same);
      }
    }
    expect(isSameOn(sameDays(ends, '2026-04-01', null), null)).toBe(true);
    expect(isSameOn(sameDays(ends, '2026-04-01', null), '2026-01-01')).toBe(false);
  });
});

/** The slides of a deck as they are placed, in one language. */
function placed(root: string, language: string, asOf: string | null) {
  const project = openProject(root, undefined, undefined, asOf).value!;
  const planned = planBuild(project, ['talk']).value![0]!;
  const laidOut = layOutDeck({ project, cache: createProjectCache(project), planned });
  return laidOut.value!.editions.find((each) => each.language === language)!.placed;
}

type PlacedSlides = ReturnType<typeof placed>['slides'];

const marksOf = (slides: PlacedSlides) =>
  slides.map(({ id, shapes }) => {
    const mark = shapes.find(({ name }) => name.startsWith('Stale source'));
    const words =
      mark?.kind === 'text'
        ? mark.paragraphs.flatMap(({ runs }) => runs.map((run) => run.text)).join('')
        : '–';
    const { x, y, w, h } = mark?.box ?? { x: 0, y: 0, w: 0, h: 0 };
    return `${id}: ${words} (${[x, y, w, h].map((each) => each.toFixed(2)).join(' ')})`;
  });

describe('slides that say that a source is stale', () => {
  const deck = `languages: [en, zh, ar]\ntitle: Water\nhandouts: [evidence]\n${slides}`;

  it.each(['en', 'zh'])('in %s', async (language) => {
    const root = writeProject(scratch, `mark-${language}`, one('show-stale: true\n', deck));
    const marks = marksOf(placed(root, language, '2026-06-15').slides);
    await expect(`${marks.join('\n')}\n`).toMatchFileSnapshot(`golden/stale-marks.${language}.txt`);
  });

  it('only where that is wanted: by the settings, or by the words of a set', async () => {
    const root = writeProject(scratch, 'wanted', one('', deck));
    expect(marksOf(placed(root, 'en', '2026-06-15').slides).filter((each) => !each.includes('–'))).toEqual(
      [],
    );
    writeProject(
      scratch,
      'wanted',
      one('', deck, { 'templates/briefing/strings.yaml': 'stale-mark: true\n' }),
    );
    expect(
      marksOf(placed(root, 'en', '2026-06-15').slides).filter((each) => !each.includes('–')),
    ).toHaveLength(2);
    writeProject(
      scratch,
      'wanted',
      one('', deck, { 'templates/briefing/strings.yaml': 'stale-mark: perhaps\n' }),
    );
    expect((await runInProcess(['build'], root)).err).toContain(
      'templates/briefing/strings.yaml:1:13: error[invalid-value]',
    );
  });

  it('on the day of the build in every command', () => {
    const root = writeProject(scratch, 'day', one('show-stale: true\n', `date: 2026-04-15\n${deck}`));
    const count = (asOf: string | null) =>
      marksOf(placed(root, 'en', asOf).slides).filter((each) => !each.includes('–')).length;
    expect([count(null), count('2020-01-01'), count('2026-07-01')]).toEqual([1, 0, 2]);
  });

  it.each(['briefing', 'night', 'ministry', 'editorial', 'keynote', 'classroom', 'board'])(
    'without touching what else stands on them, in %s',
    (theme) => {
      const settings = `show-stale: true\nmarkings: [{ id: open, label: ${'For everybody and all others who may come along, whoever they are and wherever they sit, '.repeat(3)} }]\n`;
      const root = writeProject(
        scratch,
        theme,
        one(
          settings,
          `theme: ${theme}\nfooter: A long footer that says much about this deck\ndate: 2026-06-15\n${deck}`,
        ),
      );
      for (const language of ['en', 'ar']) {
        for (const { id, shapes } of placed(root, language, null).slides) {
          const mark = shapes.find(({ name }) => name.startsWith('Stale source'));
          const others = shapes.filter(
            (each) =>
              each !== mark &&
              each.kind === 'text' &&
              /^(Marking|Footer|Slide number|Date|Title|Section name)/.test(each.name),
          );
          const touched = mark
            ? others.filter(({ box }) => overlaps(box, mark.box)).map(({ name }) => name)
            : [];
          expect(touched, `${theme} ${language} ${id}`).toEqual([]);
        }
      }
    },
  );

  it('and handouts at their head', async () => {
    const root = writeProject(scratch, 'handout', {
      ...one(
        '',
        deck.replace('handouts: [evidence]', 'formats: [md, html, docx]\nhandouts: [evidence, glossary]'),
      ),
      'throughline.yaml': 'show-stale: true\nchecks: { source-expired: warning, style: off }\n',
    });
    const built = await runInProcess(['build', '--as-of', '2026-06-15'], root);
    expect(built.err).not.toContain('error');
    const read = (name: string) => readFileSync(join(root, 'output/water/talk', name), 'utf8');
    expect(read('talk.en.evidence.md')).toMatch(/^\*\*Source out of date\*\*\n/);
    expect(read('talk.zh.evidence.html')).toContain('<p class="marking">来源已过期</p>');
    expect(read('talk.en.glossary.md')).not.toContain('out of date');
    expect(read('talk.en.notes.md')).not.toMatch(/^\*\*Source/);
  });
});
