import { describe, expect, it } from 'vitest';
import type { Cards, Deck, Slide } from '../../src/deck/index.ts';
import { plainText } from '../../src/markup/index.ts';
import { waterFiles } from '../fixtures/water-outline.ts';
import { compose } from './read-briefing.ts';

/** What the kinds of slides that show more than text make of a deck. */
const water = (deck: string) => compose(waterFiles, 'content/water', deck, 'en');

function deckOf(yaml: string): Deck {
  const { deck, findings } = water(yaml);
  expect(findings).toEqual([]);
  return deck!;
}

const cardsOn = (slide: Slide | undefined): Cards['cards'] =>
  slide?.slots.flatMap(({ blocks }) => blocks).find((block): block is Cards => block.kind === 'cards')
    ?.cards ?? [];

const idsOf = (deck: Deck) => deck.slides.map(({ id }) => id);

describe('an agenda', () => {
  const sections =
    'section: One, subtitle: The first }\n  - { use: element, item: rain, minutes: 3 }\n  - { section: Two }\n  - { use: element, item: ocean, minutes: 1 }';

  it('says what each section takes, and stands once', () => {
    const deck = deckOf(`slides:\n  - use: agenda\n  - { ${sections}`);
    expect(idsOf(deck)).toEqual(['agenda', 'section-one', 'element-rain', 'section-two', 'element-ocean']);
    const rows = cardsOn(deck.slides[0]);
    expect(rows.map(({ head, body }) => [plainText(head), body.length])).toEqual([
      ['One', 1],
      ['Two', 0],
    ]);
    // The section's own slide takes a moment, too.
    expect(rows.map(({ bar }) => bar)).toEqual([3, 1]);
    expect(rows.map(({ state }) => state)).toEqual([null, null]);
  });

  it('that repeats stands again before each later section, which stands out there', () => {
    const deck = deckOf(`slides:\n  - { use: agenda, repeat: true }\n  - { ${sections}`);
    expect(idsOf(deck)).toEqual([
      'agenda',
      'section-one',
      'element-rain',
      'agenda-section-two',
      'section-two',
      'element-ocean',
    ]);
    const again = deck.slides[3]!;
    expect(again.section).toBe('section-two');
    expect(cardsOn(again).map(({ state }) => state)).toEqual([null, 'current']);
  });

  it('of ten sections is a list', () => {
    const many = Array.from({ length: 10 }, (_, i) => `  - { section: Part ${i} }`).join('\n');
    const deck = deckOf(`slides:\n  - use: agenda\n${many}\n`);
    expect(cardsOn(deck.slides[0])).toEqual([]);
    expect(deck.slides[0]!.slots[0]!.blocks[0]!.kind).toBe('list');
  });
});

describe('an appendix', () => {
  const yaml = `minutes: 5
slides:
  - use: agenda
  - { section: Main }
  - { use: element, item: rain, minutes: 4 }
  - { section: Backup, appendix: true }
  - { use: element, item: ocean, minutes: 60 }
  - { section: End }
  - use: closing
`;

  it('stands last, on no agenda, and takes no time', () => {
    const deck = deckOf(yaml);
    expect(idsOf(deck).slice(-2)).toEqual(['section-backup', 'element-ocean']);
    expect(cardsOn(deck.slides[0]).map(({ head }) => plainText(head))).toEqual(['Main', 'End']);
    expect(deck.spokenMinutes).toBeLessThan(10);
    expect(deck.sections.map(({ title, appendix }) => [title, appendix ?? false]).slice(1)).toEqual([
      ['Main', false],
      ['End', false],
      ['Backup', true],
    ]);
  });

  it('is of a section', () => {
    const { findings } = water('slides:\n  - { use: element, item: rain, appendix: true }\n');
    expect(findings).toEqual([
      'error[unknown-parameter] content/water/decks/test.yaml:2: "appendix" is of a section, not of a slide',
    ]);
  });
});

describe('figures', () => {
  it('carry the mark of what they stand on', () => {
    const deck = deckOf(`slides:
  - use: kpi-row
    title: Figures
    figures: [{ value: "3", label: stores }, { value: most, label: of the water, statement: ocean-share }]
`);
    expect(cardsOn(deck.slides[0]).map(({ value, head }) => [plainText(value), plainText(head)])).toEqual([
      ['3', 'stores'],
      ['most', 'of the water1'],
    ]);
    expect(deck.slides[0]!.cited).toEqual([1]);
  });

  it('come from the one row of data, or from its second column', () => {
    const deck = deckOf('slides: [{ use: kpi-row, data: sizes }]\n');
    expect(cardsOn(deck.slides[0]).map(({ value, head }) => [plainText(value), plainText(head)])).toEqual([
      ['3', '1990'],
      ['3', '2016'],
    ]);
  });

  it('are a table where they are more than eight', () => {
    const many = Array.from({ length: 9 }, (_, i) => `{ value: "${i}", label: thing ${i} }`).join(', ');
    const deck = deckOf(`slides: [{ use: kpi-row, title: Many, figures: [${many}] }]\n`);
    expect(deck.slides[0]!.slots[0]!.blocks.map(({ kind }) => kind)).toEqual(['table']);
  });

  it('on a cover are four at most, and the fifth is said', () => {
    const five = Array.from({ length: 5 }, (_, i) => `      - { value: "${i}", label: thing }`).join('\n');
    expect(water(`slides:\n  - use: cover\n    figures:\n${five}\n`).findings).toEqual([
      'error[list-length] content/water/decks/test.yaml:8: a "cover" slide takes at most 4 in "figures", and there are 5',
    ]);
  });

  it('need a value and a label', () => {
    const { findings } = water('slides: [{ use: kpi-row, title: T, figures: [{ value: "3" }] }]\n');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/^error\[missing-key\] content\/water\/decks\/test.yaml:1: .*"label"/);
  });
});

describe('a picture', () => {
  const image = (more: string) => `slides: [{ use: image, src: images/ocean.png, alt: Waves, ${more} }]\n`;

  it('has its focus by words and by numbers, and fills its place then', () => {
    const shown = (more: string) => deckOf(image(more)).slides[0]!.slots[0]!.blocks[0];
    expect(shown('focus: [30, 40]')).toMatchObject({ fit: 'cover', focus: [30, 40] });
    expect(shown('focus: top-left')).toMatchObject({ fit: 'cover', focus: [0, 0] });
    expect(shown('link: "https://example.org"')).toMatchObject({
      fit: 'contain',
      link: 'https://example.org',
    });
  });

  it('is refused a focus that is none, and a link that leads to no slide', () => {
    expect(water(image('focus: middle')).findings[0]).toMatch(/^error\[invalid-value\]/);
    expect(water(image('focus: [130, 40]')).findings[0]).toMatch(/^error\[invalid-value\]/);
    expect(water(image('link: "#nowhere"')).findings[0]).toMatch(/^error\[broken-slide-link\]/);
    expect(water(image('link: "file:///etc/passwd"')).findings[0]).toMatch(/^error\[link-not-allowed\]/);
  });

  it('of a thing is asked for where a slide is made of it', () => {
    expect(water('slides: [{ use: half-bleed, item: ocean }]\n').findings).toEqual([
      'error[wrong-reference] content/water/decks/test.yaml:1: the element "ocean" has no image, which "item" must have',
    ]);
  });
});

describe('a statement', () => {
  it('is the title of its slide, with its mark; a long one, or one under a title, is set as a passage', () => {
    const deck = deckOf(`slides:
  - { use: statement, statement: ocean-share }
  - { use: statement, id: under, title: The share, statement: ocean-share }
  - { use: statement, id: long, statement: "${'A sentence that goes on and on. '.repeat(5).trim()}" }
`);
    expect(deck.slides.map(({ layout }) => layout)).toEqual(['statement', 'quote', 'quote']);
    expect(plainText(deck.slides[0]!.title)).toBe('The page says that most water is in the oceans.1');
    expect(deck.slides.map(({ cited }) => cited)).toEqual([[1], [1], []]);
  });
});

describe('columns and cards', () => {
  it('take one of both, and say so', () => {
    expect(water('slides: [{ use: columns, title: T }]\n').findings[0]).toMatch(
      /^error\[missing-parameter\]/,
    );
    const both = 'slides: [{ use: columns, title: T, of: [stores], columns: [{ title: A, points: [b] }] }]\n';
    expect(water(both).findings[0]).toMatch(/^error\[unknown-parameter\]/);
  });

  it('are what diagrams arranged as cards show', () => {
    const deck = deckOf(`slides:
  - { use: cards, of: [stores] }
  - { use: diagram, of: [stores], arrange: cards }
  - { use: overview, group: stores, arrange: cards }
`);
    const heads = deck.slides.map((slide) => cardsOn(slide).map(({ head }) => plainText(head)));
    expect(heads[0]).toEqual(['Oceans', 'Air', 'Land']);
    expect(heads[1]).toEqual(heads[0]);
    expect(heads[2]).toEqual(heads[0]);
  });
});
