import { describe, expect, it } from 'vitest';
import { formatParamType } from '../../src/template/index.ts';
import { waterFiles } from '../fixtures/water-outline.ts';
import { everyKind, hiveFiles } from './hives.ts';
import { printSlides } from './print-slides.ts';
import { compose, drawnKinds, loadBriefing, textOf } from './read-briefing.ts';

const { set, diagnostics } = loadBriefing();

/** The kinds of the formats' table, with their parameters; required ones in capitals. */
const kinds: Readonly<Record<string, string>> = {
  cover: 'subtitle image figures',
  closing: 'subtitle points figures',
  questions: 'subtitle',
  agenda: 'repeat',
  section: 'subtitle image',
  summary: 'points',
  overview: 'GROUP arrange points x-title y-title parts',
  element: 'ITEM',
  pair: 'ITEM',
  relationship: 'ITEM',
  diagram: 'of arrange focus labels points at image x-title y-title parts',
  timeline: 'events of',
  table: 'of data columns bars sparklines totals verdicts focus sort group-by icons footnotes',
  comparison: 'of data columns sources focus verdicts',
  chart:
    'DATA kind x y series size errors second-axis axis x-title y-title values emphasis sort top reference reference-label annotate percent',
  bullets: 'POINTS',
  content: 'BODY',
  quote: 'STATEMENT image',
  formula: 'TEX number',
  'big-number': 'VALUE LABEL statement',
  image: 'SRC ALT caption credit focus link',
  'cover-panel': 'subtitle image figures',
  'cover-frame': 'subtitle image figures',
  'cover-picture': 'subtitle image figures',
  statement: 'STATEMENT',
  'kpi-row': 'figures data',
  cards: 'OF',
  columns: 'of columns',
  voices: 'STATEMENTS',
  question: 'QUESTION answers',
  'half-bleed': 'ITEM facts',
  'picture-full': 'SRC ALT caption credit focus',
  'picture-grid': 'OF',
  'two-columns': 'LEFT RIGHT',
  'two-pictures': 'IMAGES',
  code: 'file code language lines highlight',
  video: 'src url poster ALT caption credit',
  glossary: 'terms',
  sources: '',
  'from-deck': 'FILE slides',
};

describe('the shipped slide templates', () => {
  it('load without a finding', () => {
    expect(diagnostics).toEqual([]);
    const templates = [...set.slides.values(), ...set.handouts.values(), set.notes];
    expect(templates.flatMap((template) => template.problems().map((each) => each.message))).toEqual([]);
  });

  it('are the kinds of the formats, with their parameters', () => {
    const found = Object.fromEntries(
      [...set.slides].map(([name, { params }]) => [
        name,
        params.map((param) => (param.required ? param.name.toUpperCase() : param.name)).join(' '),
      ]),
    );
    expect(found).toEqual(kinds);
  });

  it('say what they are for and what each parameter is', () => {
    for (const template of [...set.slides.values(), ...set.handouts.values()]) {
      expect(template.summary, template.name).not.toBe('');
      for (const param of template.params) {
        expect(param.description, `${template.name} ${param.name} ${formatParamType(param.type)}`).not.toBe(
          '',
        );
      }
    }
  });

  it.each(drawnKinds(set.slides.keys()).filter((name) => name !== 'section'))(
    '%s: its example works',
    (name) => {
      const example = /^example: (.*)$/m.exec(textOf(`slides/${name}.hbs`))?.[1];
      const params = (example ?? '').replace(/^\{|\}$/g, '').trim();
      const deck = `slides:\n  - { use: ${name}${params === '' ? '' : `, ${params}`} }\n`;
      // One kind shows the picture of a thing, which the others do without.
      const outline = waterFiles['content/water/outline.yaml']!;
      const pictured = outline.replace(
        '    retired:',
        '    image: { src: images/ocean.png, alt: Waves }\n    retired:',
      );
      const files =
        name === 'half-bleed'
          ? {
              ...waterFiles,
              'content/water/outline.yaml': pictured,
              'content/water/images/ocean.png': 'stands for a picture',
            }
          : waterFiles;
      const { findings, deck: composed } = compose(files, 'content/water', deck, 'en');
      expect(findings).toEqual([]);
      expect(composed?.slides).toHaveLength(1);
    },
  );
});

describe('what is said of one', () => {
  const deck = (minutes: number, sections: readonly string[]) =>
    `minutes: ${minutes}\nslides:\n  - use: cover\n  - use: agenda\n${sections.map((each) => `  - section: ${each}\n`).join('')}`;
  it.each([
    ['en', 'It takes about a minute.', 'The presentation has one part.'],
    ['zh', '全程大约一分钟。', '本次介绍只有一个部分。'],
  ])('is no plural in %s', (language, minute, part) => {
    const one = compose(waterFiles, 'content/water', deck(1, ['One']), language).notes;
    expect(one).toContain(minute);
    expect(one).toContain(part);
    const two = compose(waterFiles, 'content/water', deck(2, ['One', 'Two']), language).notes;
    expect(two).not.toContain(minute);
    expect(two).not.toContain(part);
    expect(two).toMatch(/2 minutes.*2 parts|2分钟.*2个部分/s);
  });
});

describe.each(['en', 'zh'])('a deck of every kind in %s', (language) => {
  const { findings, deck } = compose(hiveFiles, 'content/hives', everyKind, language);

  it('composes without a finding', () => {
    expect(findings).toEqual([]);
  });

  it('uses every kind', () => {
    expect([...new Set(deck?.slides.map((slide) => slide.use))].sort()).toEqual(
      drawnKinds(set.slides.keys()),
    );
  });

  it('has no empty slot', () => {
    const empty = deck!.slides.flatMap((slide) =>
      slide.slots.filter((slot) => slot.blocks.length === 0).map((slot) => `${slide.id} ${slot.name}`),
    );
    expect(empty).toEqual([]);
  });

  it('speaks on every slide', () => {
    expect(deck!.slides.filter((slide) => slide.notes.length === 0).map((slide) => slide.id)).toEqual([]);
  });

  it('reads like this', async () => {
    await expect(printSlides(deck!)).toMatchFileSnapshot(`golden/every-kind.${language}.txt`);
  });
});
