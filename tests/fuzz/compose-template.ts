import { type Expressions, expressionsOf, printed } from './compose-expression.ts';
import { nastyText } from './nasty-text.ts';
import type { Random } from './random.ts';

const layouts: Readonly<Record<string, readonly string[]>> = {
  'title-slide': ['details'],
  'section-header': ['body'],
  'title-and-content': ['body'],
  'key-points': ['body'],
  'two-content': ['left', 'right'],
  'wide-left': ['left', 'right'],
  comparison: ['left-heading', 'left', 'right-heading', 'right'],
  'title-only': [],
  blank: ['body'],
  'content-with-caption': ['body', 'caption'],
  'picture-with-caption': ['picture', 'caption'],
  quote: ['body', 'caption'],
  'big-number': ['number', 'caption'],
  closing: ['body'],
};
const tags = [
  ...['slide', 'title', 'subtitle', 'slot', 'notes', 'p', 'ul', 'ol', 'li', 'table', 'tr', 'th', 'td'],
  ...['blockquote', 'pre', 'img', 'diagram', 'chart', 'strong', 'em', 'code', 'a', 'sup', 'sub', 'br'],
  ...['cite', 'span', 'v', 'div', 'constructor', 'script', 'x:y'],
];
const attributes = [
  ...['layout', 'background', 'name', 'class', 'start', 'alt', 'colspan', 'rowspan', 'align', 'language'],
  ...['src', 'decorative', 'fit', 'arrange', 'of', 'focus', 'labels', 'kind', 'data', 'x', 'y', 'series'],
  ...['x-title', 'y-title', 'values', 'href', 't', 'n', 'w', 'constructor', 'onclick', 'xml:lang'],
];
const oddValues = [
  ...['', ' ', '0', '-1', '1', '2', '100', '101', '99999999999', '1e3', 'NaN', 'true', 'false', 'e0', 'all'],
  ...['e0 e1', 'rows', 'file', 'a', 'a|b', '|', '#', '#slide0', 'http://a.b/c', 'javascript:x', '../x', '/'],
  ...['images/a.jpg', 'images/no.png', 'constructor', '__proto__', 'hub', 'pie', 'center', 'dark1', 'FF0000'],
  ...['accent1', '&amp;', '&#0;', '&', '<', '𠮷', 'x'.repeat(3000), '{{outline.title}}', '{{x}}', '{{{y}}}'],
];
const arrangements = ['hub', 'ring', 'pairs', 'layers', 'tree', 'matrix', 'timeline', 'chain'];
const charts = ['bar', 'column', 'line', 'combo', 'area', 'pie', 'doughnut', 'scatter'];
const classes = ['accent', 'muted', 'good', 'warning'];

/** One slide template with front matter. `wild`: how often anything in it is not what may stand there. */
export function composeTemplate(random: Random, wild: number): string {
  const params = random.chance(wild) ? composeOddParams(random) : '{ item: { type: element } }';
  return `---\nsummary: ${random.chance(wild) ? random.pick(['', '[a', '{ a: b }', '"x']) : 'Odd'}\nparams: ${params}\n---\n${mangled(random, wild, new TemplateWriter(random, wild).slide())}\n`;
}

/** A piece for `{{> name}}`, of blocks. */
export function composePartial(random: Random, wild: number): string {
  return mangled(random, wild, new TemplateWriter(random, wild).blocks(2));
}

/** A template of Markdown: a handout, or the notes. */
export function composeMarkdown(random: Random, wild: number): string {
  const of = expressionsOf(random);
  const writer = new TemplateWriter(random, wild);
  const pieces = Array.from({ length: random.int(1, 8) }, () =>
    random.pick([
      () => `# ${writer.value(of)}\n`,
      () => `${nastyText(random, 8)} ${writer.value(of)}\n`,
      () => `- ${writer.value(of)}\n  - ${writer.value(of)}\n`,
      () => `| ${writer.value(of)} | b |\n|---|---|\n| ${writer.value(of)} | ${nastyText(random, 2)} |\n`,
      () => `{{#each ${of.list()} as |it i|}}${random.int(0, 3)}. {{label it}} {{i}}\n{{/each}}\n`,
      () => '{{#each slides}}\n## {{number}}. {{title}}\n\n{{notes}}\n{{/each}}\n',
      () => '{{#each (cited-sources)}}\n{{entry numbers}} {{label source}}\n\n{{/each}}\n',
      () => `${random.pick(['{{break "page"}}', '{{class "lead"}}x', '> y', '```\nz\n```', '<b>', '***'])}\n`,
      () => '{{blocks @root.outline.summary}}\n',
    ])(),
  );
  return `---\nsummary: Odd\n---\n${mangled(random, wild, pieces.join('\n'))}`;
}

function composeOddParams(random: Random): string {
  const types = [
    'element',
    'texts',
    'block',
    'number',
    '[a, b]',
    'ids',
    'image',
    'nothing',
    '5',
    '{}',
    'data',
  ];
  const one = () =>
    `{ type: ${random.pick(types)}, ${random.pick(['required: true', 'default: 3', 'with: [x]', 'words: []', 'directed: 1', 'types: [x]'])} }`;
  return `{ item: ${one()}, ${random.pick(['a', 'A b', 'use', 'title', '__proto__', '1'])}: ${one()} }`;
}

/** A few characters go, come or change. */
function mangled(random: Random, wild: number, text: string): string {
  let result = text;
  while (random.chance(wild)) {
    const at = random.int(0, result.length);
    const piece = random.pick([
      '',
      '<',
      '>',
      '"',
      '{{',
      '}}',
      '{{/if}}',
      '&',
      '</p>',
      '<!--',
      '\u0000',
      '{{else}}',
    ]);
    result = result.slice(0, at) + piece + result.slice(at + random.int(0, 3));
  }
  return result;
}

class TemplateWriter {
  private readonly random: Random;
  private readonly wild: number;

  constructor(random: Random, wild: number) {
    this.random = random;
    this.wild = wild;
  }

  slide(): string {
    const { random } = this;
    const layout = random.pick(Object.keys(layouts));
    const slots = layouts[layout]!.filter(() => random.chance(0.9));
    const of = expressionsOf(random);
    const parts = [
      ...(random.chance(this.wild) ? [] : [`<title>${this.inline(of, 1)}</title>`]),
      ...(layout === 'title-slide' || random.chance(this.wild)
        ? [`<subtitle>${this.inline(of, 1)}</subtitle>`]
        : []),
      ...slots.map((name) => `<slot${this.attributes({ name })}>${this.blocks(3)}</slot>`),
      ...(random.chance(0.4) ? [`<notes>${this.textBlocks(of, 2)}</notes>`] : []),
    ];
    const background = random.chance(0.1) ? { background: random.pick(['accent1', 'dark2', 'light2']) } : {};
    return `<slide${this.attributes({ layout, ...background })}>\n${parts.join('\n')}\n</slide>`;
  }

  blocks(depth: number): string {
    const of = expressionsOf(this.random);
    return Array.from({ length: this.random.int(0, 3) }, () => this.block(of, depth)).join('\n');
  }

  /** A value that prints, or whatever. */
  value(of: Expressions): string {
    return printed(this.random.chance(this.wild) ? this.random.pick([of.any, of.odd])() : of.text());
  }

  private asked(of: Expressions): string {
    const { random } = this;
    return random.chance(this.wild) ? of.any() : random.pick([of.text, of.list, of.number])();
  }

  private textBlocks(of: Expressions, depth: number): string {
    return Array.from({ length: this.random.int(0, 3) }, () => this.textBlock(of, depth)).join('');
  }

  private block(of: Expressions, depth: number): string {
    const { random } = this;
    if (random.chance(this.wild)) return this.oddElement(of, depth);
    if (random.chance(0.6)) return this.textBlock(of, depth);
    return random.pick([
      () =>
        `<img${this.attributes({ src: `images/${random.pick(['a.jpg', 'b.gif', 'c.svg'])}`, alt: 'x', ...(random.chance(0.3) ? { fit: random.pick(['cover', 'contain']) } : {}) })}/>`,
      () => this.diagram(of),
      () => this.chart(),
      () => '{{> odd}}',
      () =>
        `{{#if ${this.asked(of)}}}${this.block(of, depth - 1)}{{else}}${this.block(of, depth - 1)}{{/if}}`,
      () => `{{#with ${of.list()} as |it|}}<p>{{list it}}</p>{{/with}}`,
      () =>
        `{{#each (take ${of.list()} 3) as |it i|}}${this.block(expressionsOf(random, ['it', 'i']), depth - 1)}{{/each}}`,
      () => '{{blocks @root.outline.summary}}',
    ])();
  }

  private textBlock(of: Expressions, depth: number): string {
    const { random } = this;
    if (random.chance(this.wild)) return this.oddElement(of, depth);
    const paragraph = () =>
      `<p${random.chance(0.2) ? this.attributes({ class: random.pick(['lead', 'caption', 'big-number']) }) : ''}>${this.inline(of, 2)}</p>`;
    if (depth <= 0) return paragraph();
    return random.pick([
      paragraph,
      () => this.list(of, depth),
      () => this.table(of),
      () =>
        `<blockquote>${random.chance(0.5) ? this.inline(of, 1) : this.textBlocks(of, depth - 1)}</blockquote>`,
      () =>
        `<pre>${random.chance(0.5) ? `{{upper ${of.text()}}}` : escaped(nastyText(random, 9))}\n  x</pre>`,
    ])();
  }

  private list(of: Expressions, depth: number): string {
    const { random } = this;
    const item = () =>
      `<li>${this.inline(of, 1)}${depth > 1 && random.chance(0.3) ? this.textBlock(of, depth - 2) : ''}</li>`;
    const items = random.chance(0.3)
      ? `{{#each ${of.list()}}}<li>{{label this}}</li>{{/each}}`
      : Array.from({ length: random.int(0, 5) }, item).join('');
    const tag = random.pick(['ul', 'ol']);
    const start =
      tag === 'ol' && random.chance(0.3)
        ? this.attributes({ start: random.pick(['0', '7', '999999999']) })
        : '';
    return `<${tag}${start}>${items}</${tag}>`;
  }

  /** Rows of any lengths, with spans of any kind. */
  private table(of: Expressions): string {
    const { random } = this;
    const spans = random.chance(0.5);
    const rows = random.pick([0, 1, 2, 3, 4, 5, 9, 40]);
    const width = random.pick([1, 2, 3, 3, 4, 12]);
    const cell = (left: number) => {
      const tag = random.chance(0.2) ? 'th' : 'td';
      const span = spans && random.chance(0.3);
      const values = {
        ...(span && random.chance(0.6) ? { colspan: String(random.int(1, 3)) } : {}),
        ...(span && random.chance(0.6) ? { rowspan: String(random.int(1, Math.min(3, left))) } : {}),
        ...(random.chance(0.1) ? { align: random.pick(['left', 'center', 'right']) } : {}),
      };
      return `<${tag}${this.attributes(values)}>${random.chance(0.1) ? '' : this.inline(of, 1)}</${tag}>`;
    };
    const even = random.chance(0.5);
    const written = Array.from({ length: rows }, (_, r) => {
      const cells = random.chance(0.1) ? 0 : even ? width : random.int(0, width);
      return `<tr>${Array.from({ length: cells }, () => cell(rows - r)).join('')}</tr>`;
    });
    const more = random.chance(0.2)
      ? `{{#each (rows ${of.list()} ${random.int(1, 4)})}}<tr>{{#each this}}<td>{{#if this}}{{label this}}{{/if}}</td>{{/each}}</tr>{{/each}}`
      : '';
    return `<table>${written.join('\n')}${more}</table>`;
  }

  private diagram(of: Expressions): string {
    const { random } = this;
    return `<diagram${this.attributes({
      arrange: random.pick(arrangements),
      of: random.pick(['all', 'less', 'e0 e1 e2', 'r0 r1', 'v0', 'all v0', 'e0', `{{ids ${of.list()}}}`]),
      ...(random.chance(0.2) ? { focus: 'e0' } : {}),
      ...(random.chance(0.2) ? { labels: random.pick(['true', 'false']) } : {}),
    })}/>`;
  }

  private chart(): string {
    const { random } = this;
    const kind = random.pick(charts);
    const axes =
      kind === 'scatter'
        ? { x: 'a', y: 'b' }
        : random.chance(0.5)
          ? { x: 'name', y: random.pick(['a', 'a b', 'a|b']) }
          : {};
    return `<chart${this.attributes({ kind, data: random.pick(['rows', 'file']), ...axes })}/>`;
  }

  private inline(of: Expressions, depth: number): string {
    const { random } = this;
    const piece = (): string => {
      if (random.chance(this.wild)) return this.oddElement(of, 0);
      if (depth <= 0 || random.chance(0.4)) return escaped(nastyText(random, random.pick([1, 2, 6])));
      return random.pick([
        () => this.value(of),
        () => `<${'strong'}>${this.inline(of, depth - 1)}</strong>`,
        () => `<em>${this.inline(of, depth - 1)}</em>`,
        () => `<code>${this.inline(of, 0)}</code>`,
        () => `<sup>${this.inline(of, 0)}</sup>`,
        () => `<span${this.attributes({ class: random.pick(classes) })}>${this.inline(of, depth - 1)}</span>`,
        () =>
          `<a${this.attributes({ href: 'https://example.org/a?b=c' })}>${escaped(nastyText(random, 2))}</a>`,
        () => '<br/>',
        () => '{{cite @root.outline.statements}}',
        () => `{{#if ${this.asked(of)}}}${escaped(nastyText(random, 2))}{{/if}}`,
      ])();
    };
    return Array.from({ length: random.int(0, 3) }, piece).join(' ');
  }

  private oddElement(of: Expressions, depth: number): string {
    const { random } = this;
    const tag = random.pick(tags);
    const values = Object.fromEntries(
      Array.from({ length: random.int(0, 3) }, () => [random.pick(attributes), random.pick(oddValues)]),
    );
    const inside = random.pick([
      () => '',
      () => this.value(of),
      () => printed(of.odd()),
      () => this.inline(of, 1),
      () => (depth > 0 ? this.block(of, depth - 1) : 'x'),
    ])();
    return random.chance(0.3)
      ? `<${tag}${this.attributes(values)}/>`
      : `<${tag}${this.attributes(values)}>${inside}</${random.chance(this.wild) ? random.pick(tags) : tag}>`;
  }

  private attributes(values: Readonly<Record<string, string>>): string {
    return Object.entries(values)
      .map(
        ([name, value]) =>
          ` ${name}="${this.random.chance(this.wild) ? this.random.pick(oddValues) : value}"`,
      )
      .join('');
  }
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('{', '(')
    .replaceAll(']]>', ']]&gt;')
    .replaceAll('\\', '');
}
