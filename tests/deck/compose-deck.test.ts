import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/markup/index.ts';
import { waterOutline } from '../fixtures/water-outline.ts';
import { compose } from './compose.ts';

const ids = (deck: string, more: Record<string, string> = {}) => {
  const { deck: composed, findings } = compose(deck, more);
  expect(findings).toEqual([]);
  return composed!.slides.map((slide) => slide.id);
};

describe('the footer', () => {
  it('knows where its wording stands, so that layout can say there what does not fit', () => {
    const { deck } = compose('footer: { en: "Told *here*" }\nslides: [{ use: element, item: rain }]');
    const places = deck!.footer!.map((run) => run.yaml?.file.text.slice(run.yaml.start, run.yaml.end));
    expect(places).toEqual(['"Told *here*"', '"Told *here*"']);
  });
});

describe('the footer', () => {
  it('knows where its wording stands, so that layout can say there what does not fit', () => {
    const { deck } = compose('footer: { en: "Told *here*" }\nslides: [{ use: element, item: rain }]');
    const places = deck!.footer!.map((run) => run.yaml?.file.text.slice(run.yaml.start, run.yaml.end));
    expect(places).toEqual(['"Told *here*"', '"Told *here*"']);
  });
});

describe('slide ids', () => {
  it('come from the kind, its single references and the members, never from the position', () => {
    const deck = `slides:
  - section: "The stores: what & where"
  - { use: element, item: rain }
  - { use: element, each: stores, id: store }
  - { use: element, each: stores, select: { tags: [core] } }
  - { use: diagram, title: All, of: [stores] }
`;
    expect(ids(deck)).toEqual([
      'section-the-stores-what-where',
      'element-rain',
      'store-ocean',
      'store-air',
      'store-land',
      'element-ocean',
      'element-air',
      'element-land',
      'diagram',
    ]);
  });

  it('of a section without ASCII are eight digits of its hash', () => {
    expect(ids('slides: [{ section: 目录 }]')).toEqual([`section-${hash('目录')}`]);
  });

  it('stay the same where slides are added before them', () => {
    const one = ids('slides: [{ use: element, item: air }]');
    const two = ids('slides: [{ use: element, item: ocean }, { use: element, item: air }]');
    expect(two).toContain(one[0]);
  });
});

describe('composition', () => {
  it('includes files of slides, and gives members their own changes', () => {
    const deck = `slides:
  - include: parts/more.yaml
  - { use: element, each: stores, with: { air: { title: Air alone, hidden: true } } }
`;
    const { deck: composed, findings } = compose(deck, {
      'content/water/parts/more.yaml': '- { use: bullets, title: First, points: [One] }\n',
    });
    expect(findings).toEqual([]);
    expect(composed!.slides.map((s) => [plainText(s.title), s.hidden])).toEqual([
      ['First', false],
      ['Oceans', false],
      ['Air alone', true],
      ['Land', false],
    ]);
  });

  it('lets the entry’s title win and puts its notes after those of the template', () => {
    const { deck } = compose(
      'slides: [{ use: element, item: rain, title: "Rain, *here*", notes: "Say it.\\n\\nAgain." }]',
    );
    const slide = deck!.slides[0]!;
    expect(slide.title.map((run) => [run.text, run.em ?? false])).toEqual([
      ['Rain, ', false],
      ['here', true],
    ]);
    expect(slide.notes.slice(0, 2).map((b) => (b.kind === 'paragraph' ? plainText(b.runs) : b.kind))).toEqual(
      ['Say it.', 'Again.'],
    );
  });

  it('selects statements by tag, on the deck and on a slide', () => {
    const count = (deck: string) => compose(deck).deck!.slides[0]!.slots[0]?.blocks.length ?? 0;
    expect(count('slides: [{ use: element, item: ocean }]')).toBe(1);
    expect(count('select: { tags: [none] }\nslides: [{ use: element, item: ocean }]')).toBe(0);
    expect(count('slides: [{ use: element, item: ocean, select: { tags: [none] } }]')).toBe(0);
  });

  it('names the section of each slide, with a default before the first', () => {
    const { deck } = compose(
      'slides: [{ use: element, item: rain }, { section: Two }, { use: element, item: air }]',
    );
    expect(deck!.sections.map((s) => s.title)).toEqual(['default-section', 'Two']);
    expect(deck!.slides.map((s) => [s.section, s.kicker])).toEqual([
      ['section-default', null],
      ['section-two', null],
      ['section-two', 'Two'],
    ]);
  });
});

describe('citations', () => {
  it('have one number a passage, in order of first appearance on slides, then in notes', () => {
    const { deck } = compose(`slides:
  - { use: bullets, title: A, points: [{ statement: core }, { statement: ocean-share }, { statement: core }] }
  - { use: bullets, title: B, points: [{ text: Own., source: atlas, quote: Rain }, { statement: ocean-share }] }
  - { use: sources }
`);
    expect(deck!.citations.map((c) => [c.number, c.passage.source.id, c.passage.quote])).toEqual([
      [1, 'usgs', null],
      [2, 'usgs', "Most of Earth's water is in the oceans."],
      [3, 'atlas', 'Rain'],
    ]);
    expect(deck!.slides.map((s) => s.cited)).toEqual([[1, 2], [3, 2], []]);
    const list = deck!.slides[2]!.slots[0]!.blocks[0]!;
    expect(
      list.kind === 'list' &&
        list.items.map((i) => (i.blocks[0]?.kind === 'paragraph' ? plainText(i.blocks[0].runs) : '')),
    ).toEqual(['What is the water cycle? 1,2', 'An atlas 3']);
  });

  it('stand in the notes in full', () => {
    const { deck } = compose('slides: [{ use: bullets, title: A, points: [{ statement: ocean-share }] }]');
    const text = JSON.stringify(deck!.slides[0]!.notes);
    expect(text).toContain('[1] ');
    expect(text).toContain('14 M12 2016');
    expect(text).toContain("Most of Earth's water is in the oceans.");
    expect(text).toContain('line 1');
  });
});

describe('time', () => {
  it('is estimated at 150 words a minute, and a warning says when it passes the deck’s', () => {
    const words = Array.from({ length: 300 }, () => 'word').join(' ');
    const { deck, findings } = compose(`minutes: 1\nslides: [{ use: element, item: rain, notes: ${words} }]`);
    expect(deck!.spokenMinutes).toBeCloseTo(2, 5);
    expect(findings).toEqual(['over-time 1:10']);
  });

  it('counts Chinese at 240 characters a minute, and a planned time instead of the estimate', () => {
    const { deck } = compose(`slides:
  - { use: element, item: rain, notes: ${'水'.repeat(240)} }
  - { use: element, item: air, notes: A word, minutes: 3 }
`);
    expect(deck!.slides.map((s) => s.minutes)).toEqual([1, 3]);
  });
});

describe('figures', () => {
  it('know what the outline calls a kind, in the language of the deck', () => {
    const kinds = 'kinds: { store: { en: Stores of water, fr: Réservoirs } }\n';
    const { deck } = compose(
      'slides: [{ use: diagram, title: D, of: [stores] }]',
      { 'content/water/outline.yaml': waterOutline + kinds },
      'fr',
    );
    const diagram = deck!.slides[0]!.slots[0]!.blocks[0]!;
    expect(diagram).toMatchObject({ kind: 'diagram', kindNames: new Map([['store', 'Réservoirs']]) });
  });

  it('expand groups, and take relationships among the nodes when none is named', () => {
    const { deck } = compose('slides: [{ use: diagram, title: D, of: [stores], focus: air }]');
    const diagram = deck!.slides[0]!.slots[0]!.blocks[0]!;
    if (diagram.kind !== 'diagram') throw new Error('a diagram is expected');
    expect(diagram.nodes.map((n) => n.id)).toEqual(['ocean', 'air', 'land']);
    expect(diagram.edges.map((e) => e.id)).toEqual(['evaporation', 'ocean-air']);
    expect(diagram.focus).toBe('air');
    expect(diagram.alt).toBe(
      'Diagram: Oceans evaporates into Airdescribe-separatorOceans evaporates into Airdescribe-separatorAir rains back onto Oceansdescribe-separatorLand',
    );
  });
});

describe('a timeline in words', () => {
  const events = (more: string) => `title: Water
events:
  dam: { date: 2004, label: Dam }
  flood: { date: 2001-05, label: Flood }
${more}`;
  const alt = (more: string, of: string) => {
    const timeline = `---
summary: A timeline
params: { of: { type: ids, required: true } }
---
<slide layout="title-and-content"><title>{{title}}</title>
<slot name="body"><diagram arrange="timeline" of="{{ids of}}"/></slot></slide>
`;
    const { deck } = compose(`slides: [{ use: timeline, title: T, of: [${of}] }]`, {
      'content/water/outline.yaml': events(more),
      'package:templates/briefing/slides/timeline.hbs': timeline,
    });
    const [block] = deck!.slides[0]!.slots[0]!.blocks;
    return block?.kind === 'diagram' ? [block.alt, block.edges.length] : null;
  };

  it('tells events in the order of their dates, and what joins them only where that is asked for', () => {
    const relationship = 'relationships: { after: { from: flood, to: dam, label: led to } }\n';
    const told = 'Diagram: M5 2001 Flooddescribe-separator2004 Dam';
    expect(alt(relationship, 'dam, flood')).toEqual([told, 0]);
    expect(alt(relationship, 'after')).toEqual([`${told}describe-separatorFlood led to Dam`, 1]);
  });
});

const faults: readonly [name: string, deck: string, findings: readonly string[]][] = [
  ['an unknown kind', 'slides:\n  - { use: bulets, title: A }', ['unknown-template 2:12']],
  ['no slides at all', 'slides: []', ['empty-deck 1:9']],
  ['a section without a title', 'slides:\n  - section:', ['missing-parameter 2:5']],
  ['a section with a bad title', 'slides:\n  - section: { english: A }', ['invalid-language 2:16']],
  ['an entry that names nothing', 'slides:\n  - title: A', ['missing-parameter 2:5']],
  ['an unknown parameter', 'slides:\n  - { use: element, item: rain, itm: 2 }', ['unknown-parameter 2:33']],
  ['a missing parameter', 'slides:\n  - { use: element }', ['missing-parameter 2:7']],
  ['an unknown reference', 'slides:\n  - { use: element, item: raim }', ['unknown-reference 2:27']],
  ['a reference of another type', 'slides:\n  - { use: element, item: stores }', ['wrong-reference 2:27']],
  ['a member of another type', 'slides:\n  - { use: element, each: everything }', ['wrong-reference 2:27']],
  [
    'two slides of one id',
    'slides:\n  - { use: element, item: rain }\n  - { use: element, item: rain }',
    ['duplicate-slide-id 3:7'],
  ],
  ['no title', 'slides:\n  - { use: bullets, points: [A] }', ['missing-title 2:7']],
  ['a file that includes itself', 'slides:\n  - include: decks/d.yaml', ['include-cycle 2:14']],
  [
    'a link to no slide',
    'slides:\n  - { use: bullets, title: A, points: ["see [x](#element-rain)"] }',
    ['broken-slide-link 2:45'],
  ],
  [
    'Markdown in block notes, where it stands',
    [
      'slides:',
      '  - use: bullets',
      '    title: A',
      '    points: [B]',
      '    notes: |',
      '      <h1>Heading</h1>',
      '',
      '      A paragraph with [a link](file:x)',
      '      and [another](#nowhere).',
      '',
      '      [^1]: lost',
    ].join('\n'),
    [
      'broken-slide-link 9:11',
      'link-not-allowed 8:24',
      'unsupported-markdown 11:7',
      'unsupported-markdown 6:7',
    ],
  ],
  [
    'every finding at once',
    'slides:\n  - { use: bulets }\n  - { use: element, item: raim, x: 1 }\ncolour: red',
    ['unknown-key 4:1', 'unknown-parameter 3:33', 'unknown-reference 3:27', 'unknown-template 2:12'],
  ],
];

describe('faults', () => {
  for (const [name, deck, findings] of faults) {
    it(`reports ${name}`, () => expect(compose(deck).findings).toEqual(findings));
  }
});

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

describe('each', () => {
  it('shows members under the names that their group gives them', () => {
    const { deck, findings } = compose('slides: [{ use: element, each: stores-1990 }]');
    expect(findings).toEqual([]);
    expect(deck!.slides.map((slide) => plainText(slide.title))).toEqual(['Oceans', 'Soil and rock', 'Rain']);
  });

  it('fills its parameter alone, and lets one member have an id of its own', () => {
    const { deck, findings } = compose(
      'slides: [{ use: element, each: stores, item: rain, with: { air: { id: sky } } }]',
    );
    expect(findings).toEqual(['unknown-parameter 1:40']);
    expect(deck!.slides.map((slide) => slide.id)).toEqual(['element-ocean', 'sky', 'element-land']);
  });

  it('says once that a kind has nothing for it to fill', () => {
    expect(compose('slides: [{ use: sources, each: stores }]').findings).toEqual(['unknown-parameter 1:32']);
  });
});

describe('a tag that nothing carries', () => {
  it('is found where it selects', () => {
    const deck =
      'select: { tags: [cores] }\nslides: [{ use: element, item: ocean, select: { tags: [core, nil] } }]';
    expect(compose(deck).findings).toEqual(['unknown-tag 1:18', 'unknown-tag 2:62']);
  });
});
