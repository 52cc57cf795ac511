import { describe, expect, test } from 'vitest';
import {
  type MarkupBlock,
  parseMarkdown,
  parseSlide,
  type Run,
  type SlideMarkup,
} from '../../src/markup/index.ts';
import { place, renderedSlide, values } from './rendered-slide.ts';

/** What a diagram may be arranged as. */
const diagrams = new Map([['hub', {}]]);

function read(template: string): SlideMarkup {
  const { value, diagnostics } = parseSlide(renderedSlide(template));
  expect(diagnostics).toEqual([]);
  return value!;
}

function blocksOf(markup: string): readonly MarkupBlock[] {
  const slide = read(`<slide layout="a"><title>T</title><slot name="body">${markup}</slot></slide>`);
  return slide.slots[0]!.blocks;
}

/** Runs with `|` between, marks before a colon. */
function show(runs: readonly Run[]): string {
  return runs
    .map(({ text, yaml: _yaml, classSpan: _place, owner, ...format }) => {
      const marks = Object.entries(format)
        .map(([key, value]) =>
          value === true ? key : `${key}=${typeof value === 'object' && 'key' in value ? value.key : value}`,
        )
        .concat(owner ? [owner.id] : [])
        .join(',');
      return (marks === '' ? '' : `${marks}:`) + JSON.stringify(text).slice(1, -1);
    })
    .join('|');
}

function runsOf(markup: string): string {
  return blocksOf(`<p>${markup}</p>`)
    .map((block) => ('runs' in block ? show(block.runs) : block.kind))
    .join(' ');
}

describe('a slide', () => {
  test('is its title, slots and notes, each with its places', () => {
    const slide = read(`<slide layout="two-content" background="dark">
  <title>«0 Oceans»</title>
  <subtitle> A  <em>line</em> </subtitle>
  <slot name="left">
    <p@1 class="lead">Role</p>
  </slot>
  <slot name="right"/>
  <notes>
    <p>Say <strong>this</strong>.</p>
    <ul><li>one</li></ul>
  </notes>
</slide>`);
    expect(slide).toMatchObject({ layout: 'two-content', background: 'dark' });
    expect(show(slide.title)).toBe('ocean:Oceans');
    expect(slide.title[0]!.yaml).toBe(values[0]!.yaml);
    expect(show(slide.subtitle!)).toBe('A |em:line');
    expect(slide.slots.map((slot) => [slot.name, slot.blocks.length])).toEqual([
      ['left', 1],
      ['right', 0],
    ]);
    const [lead] = slide.slots[0]!.blocks;
    expect(lead).toMatchObject({ kind: 'paragraph', class: 'lead' });
    expect(place(lead!.origin.template)).toBe('slide.hbs:5:5');
    expect(place(lead!.origin.yaml)).toBe('outline.yaml:2:7');
    expect(place(slide.titleOrigin.template)).toBe('slide.hbs:2:3');
    expect(slide.notes.map((block) => block.kind)).toEqual(['paragraph', 'list']);
  });

  test('without subtitle and notes', () => {
    const slide = read('<slide layout="a"><title>T</title><subtitle> </subtitle></slide>');
    expect(slide).toMatchObject({ subtitle: null, notes: [], slots: [], background: null });
  });
});

describe('white space', () => {
  test.each([
    ['  a\n   b  ', 'a b'],
    ['a <strong> b </strong> c', 'a |strong:b |c'],
    ['a\n<em>\nb\n</em>\nc', 'a |em:b |c'],
    ['人民\n   安全', '人民安全'],
    ['人民 安全', '人民 安全'],
    ['«0 人民»\n«1 安全»', 'ocean:人民|language=zh,rain:安全'],
    ['«0 ocean»\n«1 rain»', 'ocean:ocean| |language=zh,rain:rain'],
    ['«0  a  b » c', 'ocean: a  b | c'],
    ['«0 one\ntwo\n»', 'ocean:one|break,ocean:\\n|ocean:two'],
    ['a <br/> b', 'a|break:\\n|b'],
    ['a<br/>', 'a'],
    ['a\u00A0\u00A0b', 'a\u00A0\u00A0b'],
    ['安全\n[[0]]\n。', '安全|cite=ocean-share:|。'],
    ['a [[0]] b', 'a |cite=ocean-share:| b'],
    ['a &lt; &gt; c &amp;lt; &#x27;', "a < > c &lt; '"],
  ])('%j', (markup, expected) => expect(runsOf(markup)).toBe(expected));
});

describe('running text', () => {
  test.each([
    ['<strong>a</strong><strong>b</strong>c', 'strong:ab|c'],
    ['<strong>a<em>b</em></strong>', 'strong:a|strong,em:b'],
    ['<a href="https://x.org/?a=1&amp;b=2">x</a>', 'link=https://x.org/?a=1&b=2:x'],
    ['<a href="#ocean">x</a>', 'link=#ocean:x'],
    ['H<sub>2</sub>O<sup>*</sup>', 'H|sub:2|O|sup:*'],
    ['<code>a  b</code>', 'code:a b'],
    ['<span class="kicker">x</span>', 'class=kicker:x'],
    ['<strong>«0 a»</strong>«0 b»', 'strong,ocean:a|ocean:b'],
    ['«0 a»«0 b»', 'ocean:ab'],
  ])('%s', (markup, expected) => expect(runsOf(markup)).toBe(expected));
});

describe('blocks', () => {
  const shape = (blocks: readonly MarkupBlock[]): unknown =>
    JSON.parse(
      JSON.stringify(blocks, (key, value) => (key === 'origin' || key === 'yaml' ? undefined : value)),
    );
  const paragraph = (text: string) => ({ kind: 'paragraph', class: null, runs: [{ text }] });

  test('what shows nothing is left out', () => {
    expect(
      blocksOf(
        '<p> </p><p/><ul><li> </li></ul><ul/><ol/><blockquote/><table/><table><tr/></table><pre> </pre>',
      ),
    ).toEqual([]);
    expect(runsOf('[[0]]')).toBe('cite=ocean-share:');
  });

  test('lists hold text and lists', () => {
    expect(shape(blocksOf('<ol start="3"><li>a<ul><li><p>b</p><p>c</p></li></ul> d</li></ol>'))).toEqual([
      {
        kind: 'list',
        ordered: true,
        start: 3,
        items: [
          {
            blocks: [
              paragraph('a'),
              {
                kind: 'list',
                ordered: false,
                start: 1,
                items: [{ blocks: [paragraph('b'), paragraph('c')] }],
              },
              paragraph('d'),
            ],
          },
        ],
      },
    ]);
  });

  test('quotations, code', () => {
    expect(
      shape(blocksOf('<blockquote>a</blockquote><pre language="js">\n  if (a)\n    b\n  </pre>')),
    ).toEqual([
      { kind: 'blockquote', blocks: [paragraph('a')] },
      { kind: 'code', text: '  if (a)\n    b', language: 'js', wanted: { file: null, highlight: null } },
    ]);
    expect(shape(blocksOf('<pre>«0 \na  b\n»</pre>'))).toMatchObject([{ text: '\na  b\n' }]);
  });

  test('tables', () => {
    const [table] = blocksOf(
      '<table alt="Sizes"><tr><th>a</th><th align="right">b</th></tr><tr><th>c</th><td colspan="2" rowspan="1"/></tr></table>',
    );
    expect(shape([table!])).toEqual([
      {
        kind: 'table',
        alt: 'Sizes',
        rows: [
          {
            header: true,
            cells: [
              { header: true, runs: [{ text: 'a' }], align: null, colspan: 1, rowspan: 1 },
              { header: true, runs: [{ text: 'b' }], align: 'right', colspan: 1, rowspan: 1 },
              { header: true, runs: [], align: null, colspan: 1, rowspan: 1 },
            ],
          },
          {
            header: false,
            cells: [
              { header: true, runs: [{ text: 'c' }], align: null, colspan: 1, rowspan: 1 },
              { header: false, runs: [], align: null, colspan: 2, rowspan: 1 },
            ],
          },
        ],
      },
    ]);
  });

  test('figures', () => {
    expect(
      shape(
        blocksOf(`<img src="a.png" alt=" A  map "/><img src="b.png" decorative="true" fit="cover"/>
          <diagram arrange="hub" of="ocean, air  land" focus="" labels="false"/>
          <chart kind="column" data="sizes" x="year" y="stores lakes" x-title="Year" values="true"/>`),
      ),
    ).toEqual([
      { kind: 'image', src: 'a.png', alt: 'A map', decorative: false, fit: 'contain' },
      { kind: 'image', src: 'b.png', alt: null, decorative: true, fit: 'cover' },
      {
        kind: 'diagram',
        arrange: 'hub',
        of: ['ocean', 'air', 'land'],
        focus: null,
        labels: false,
        emphasis: null,
        own: {},
        alt: null,
      },
      {
        kind: 'chart',
        chart: 'column',
        data: 'sizes',
        x: 'year',
        y: ['stores', 'lakes'],
        series: null,
        size: null,
        errors: [],
        secondAxis: [],
        xTitle: 'Year',
        yTitle: null,
        values: true,
        percent: false,
        axisMin: null,
        axisMax: null,
        emphasis: null,
        sort: null,
        top: null,
        reference: null,
        referenceLabel: null,
        annotateAt: null,
        note: [],
        alt: null,
      },
    ]);
  });

  test.each([
    ['a b', ['a', 'b']],
    ['a, b', ['a', 'b']],
    ['Population (m)', ['Population (m)']],
    ['Population (m)|Name', ['Population (m)', 'Name']],
    ['per cent, all | a b |', ['per cent, all', 'a b']],
    ['a b|', ['a b']],
    [' | ', []],
    ['', []],
  ])('the columns in y="%s"', (y, expected) => {
    expect(blocksOf(`<chart kind="bar" data="d" y="${y}"/>`)[0]).toMatchObject({ y: expected });
  });

  test('a column is named as its table names it', () => {
    const [chart] = blocksOf('<chart kind="bar" data="d" x="Year (AD)" series="Name"/>');
    expect(chart).toMatchObject({ x: 'Year (AD)', series: 'Name' });
  });

  test('the mark on a chart is not its attribute y', () => {
    const [chart] = blocksOf('<chart@1 kind="bar" y="stores" data="sizes"/>');
    expect(chart).toMatchObject({ y: ['stores'] });
    expect(place(chart!.origin.yaml)).toBe('outline.yaml:2:7');
    expect(blocksOf('<chart@1 kind="bar" data="sizes"/>')[0]).toMatchObject({ y: [] });
  });

  test('printed blocks have the places of tag and value', () => {
    const { blocks: printed } = parseMarkdown('a *b*\n\n- c');
    const { value, diagnostics } = parseSlide(
      renderedSlide('<slide layout="a"><title>T</title><slot name="b">HERE</slot></slide>', [
        { kind: 'blocks', blocks: printed, yaml: values[0]!.yaml! },
      ]),
    );
    expect(diagnostics).toEqual([]);
    const blocks = value!.slots[0]!.blocks;
    expect(blocks.map((each) => each.kind)).toEqual(['paragraph', 'list']);
    for (const each of blocks) {
      expect(place(each.origin.template)).toBe('slide.hbs:1:35');
      expect(place(each.origin.yaml)).toBe('outline.yaml:1:8');
    }
  });
});

describe('mistakes', () => {
  // Each line of the fixture that is wrong ends with a comment (or more) of what must be said:
  // `code message / hint`.
  test.each([
    `<slide layout="a"> <!-- markup-missing-element the slide has no <title> / write <title>…</title> first in <slide> -->
<titel>T</titel> <!-- markup-unknown-element there is no element <titel> / did you mean "title"? -->
</slide>`,
    `<slide layot="a"> <!-- markup-unknown-attribute <slide> has no attribute "layot" / did you mean "layout"? --> <!-- markup-missing-attribute <slide> needs the attribute "layout" / - -->
<title>T</title>
<slot name="b">
<p clas="lead">a</p> <!-- markup-unknown-attribute <p> has no attribute "clas" / did you mean "class"? -->
<p class="leed">a</p> <!-- markup-invalid-attribute class="leed" of <p> is not a word that it takes / did you mean "lead"? -->
stray <!-- markup-stray-text in <slot> text stands in no block: "stray" / put it in a <p> -->
<strong>a</strong> <!-- markup-misplaced-element <strong> cannot stand in <slot> / put it in a <p> -->
<p><ul><li>a</li></ul></p> <!-- markup-misplaced-element <ul> cannot stand in <p> / <p> holds running text; blocks stand beside it, not in it -->
<ul><p>a</p></ul> <!-- markup-misplaced-element <p> cannot stand in <ul> / <ul> takes li -->
<img alt="a"/> <!-- markup-missing-attribute <img> needs the attribute "src" / - -->
<img src="" /> <!-- markup-missing-attribute the attribute "src" of <img> is empty / - -->
<img src="a.png" decorative="yes"/> <!-- markup-invalid-attribute decorative="yes" of <img> is neither true nor false / - -->
<diagram arrange="hubb" of="a"/> <!-- markup-invalid-attribute arrange="hubb" of <diagram> is not a word that it takes / did you mean "hub"? -->
<diagram arrange="hub" of="a B"/> <!-- markup-invalid-attribute of="a B" of <diagram> holds "B", which is not an id / - -->
<chart kind="bar" data="a">x</chart>
<blink/> <!-- markup-unknown-element there is no element <blink> / <slot> takes p, ul, ol, table, blockquote, pre, h3, h4, h5, h6, hr, img, diagram, chart, cards -->
</slot>
<slot name="b"/> <!-- markup-repeated the slide has a slot "b" already / leave one out -->
<slot/> <!-- markup-missing-attribute <slot> needs the attribute "name" / - -->
<title>U</title> <!-- markup-repeated the slide has a <title> already / leave one out -->
<notes>
<p><a href="javascript:x">a</a></p> <!-- link-not-allowed "javascript:" links are not allowed / a link may lead to http://, https://, mailto:, tel: or #slide-id -->
<p><a href="#a">a <em><a href="#b">b</a></em></a></p> <!-- markup-misplaced-element <a> cannot stand in <a> / links cannot stand in each other -->
<diagram arrange="hub" of="a"/> <!-- markup-misplaced-element <diagram> cannot stand in <notes> / <notes> takes p, ul, ol, table, blockquote, pre, h3, h4, h5, h6, hr, img -->
<table>
<tr><td rowspan="3">a</td></tr> <!-- markup-invalid-attribute rowspan="3" of <td>: the table has 1 row below / - -->
<tr><td colspan="0">a</td></tr> <!-- markup-invalid-attribute colspan="0" of <td> is not a whole number from 1 to 100 / - -->
</table>
</notes>
</slide>`,
  ])('fixture %#', (fixture) => {
    const expected = fixture
      .split('\n')
      .flatMap((line, i) => [...line.matchAll(/<!-- (.*?) -->/g)].map((comment) => `${i + 1} ${comment[1]}`));
    const comments = /<!--.*?-->/g;
    const blank = (comment: string) => ' '.repeat(comment.length);
    const { diagnostics } = parseSlide(renderedSlide(fixture.replace(comments, blank)), diagrams);
    const said = diagnostics.map(
      (d) => `${place(d.span).split(':')[1]} ${d.code} ${d.message} / ${d.hint ?? '-'}`,
    );
    expect(said.sort()).toEqual(expected.sort());
  });

  test.each([
    ['behind a start tag', '<slot name="b">\n  stray words\n  and more <p>a</p></slot>', '3:3'],
    ['behind an end tag that stands after the same word', '<slot name="b"><p>stray</p>\nstray</slot>', '3:1'],
    ['behind an attribute that holds it', '<slot name="stray">stray</slot>', '2:20'],
    ['behind a value', '<slot name="b"><p>«0 x»</p> «0 »\nstray</slot>', '3:1'],
    ['behind a comment', '<slot name="b">\n<!-- stray -->\n stray</slot>', '4:2'],
    ['with an entity', '<slot name="b">\n a &amp; b</slot>', '3:2'],
  ])('stray text is shown where it stands: %s', (_, slot, expected) => {
    const { diagnostics } = parseSlide(
      renderedSlide(`<slide layout="a"><title>stray</title>\n${slot}</slide>`),
    );
    const said = diagnostics
      .filter((each) => each.code === 'markup-stray-text')
      .map((each) => place(each.span));
    expect(said.at(-1)).toBe(`slide.hbs:${expected}`);
  });

  test('stray text that is put together of pieces is shown at its first word, else at its tag', () => {
    const say = (slot: string, text: string) => {
      const template = `<slide layout="a"><title>T</title>\n<slot name="b">${slot}</slot></slide>`;
      const rendered = renderedSlide(template, [{ kind: 'text', text, place: null }]);
      const [said, ...more] = parseSlide(rendered).diagnostics;
      expect(more).toEqual([]);
      return [place(said!.span), said!.message.replace(/.*: /, '')];
    };
    expect(say('strayHERE', ' more')).toEqual(['slide.hbs:2:16', '"stray more"']);
    expect(say(' HERE', 'other')).toEqual(['slide.hbs:2:1', '"other"']);
  });

  test('a span keeps the place of its class', () => {
    const { value } = parseSlide(
      renderedSlide('<slide layout="a"><title>a <span class="x">b</span></title></slide>'),
    );
    expect(value!.title.map((run) => place(run.classSpan ?? null))).toEqual(['nowhere', 'slide.hbs:1:28']);
  });

  test('not well-formed: at the fault, where the template has it', () => {
    const say = (template: string) => {
      const { value, diagnostics } = parseSlide(renderedSlide(template));
      expect(value).toBeUndefined();
      return diagnostics.map((d) => `${place(d.span)} ${d.code} ${d.message}`);
    };
    expect(
      say('<slide layout="a">\n<title>T</title>\n<slot name="b">\n<p>a</p>\n<p>b\n</slot></slide>'),
    ).toEqual([
      'slide.hbs:6:1 markup-syntax the slide is not well-formed: </slot> stands where </p> is expected',
    ]);
    expect(say('<slide layout="a">\n<title>a & b</title>\n</slide>')).toEqual([
      'slide.hbs:2:10 markup-syntax the slide is not well-formed: "&" is not an entity; "&" must be written "&amp;"',
    ]);
    expect(say('')).toEqual([
      'slide.hbs:1:1 markup-syntax the slide is not well-formed: an element is expected',
    ]);
    expect(say('<p>a</p>')).toEqual([
      'slide.hbs:1:1 markup-misplaced-element <p> stands where <slide> is expected',
    ]);
  });

  test('name the value that is shown there', () => {
    const { diagnostics } = parseSlide(
      renderedSlide('<slide layout="a"><title>T</title><slot name="b">«1 安全»</slot></slide>'),
    );
    expect(diagnostics).toMatchObject([
      {
        code: 'markup-stray-text',
        message: 'in <slot> text stands in no block: "安全"',
        hint: 'put it in a <p>',
      },
    ]);
    expect(diagnostics[0]!.related.map(({ span }) => place(span))).toEqual(['outline.yaml:2:7']);
  });

  test('a slide without a title', () => {
    const { diagnostics } = parseSlide(renderedSlide('<slide layout="a"/>'));
    expect(diagnostics.map((d) => d.message)).toEqual(['the slide has no <title>']);
  });
});
