import type { MarkupBlock, MarkupNode, Run, TableCell } from '../../src/markup/index.ts';
import { escapeXmlAttribute, escapeXmlText } from '../../src/xml/index.ts';

/** What a slide template rendered as the markup that says the same. */
export function printMarkup(nodes: readonly MarkupNode[]): string {
  return nodes.map(printNode).join('');
}

function printNode(node: MarkupNode): string {
  switch (node.kind) {
    case 'text':
      return escapeXmlText(node.text);
    case 'run':
      return runToMarkup(node.run);
    case 'blocks':
      return blocksToMarkup(node.blocks);
    case 'element': {
      const attributes = node.attributes.map(({ name, value }) => attribute(name, value)).join('');
      const inner = printMarkup(node.children);
      return `<${node.name}${attributes}${inner === '' ? '/>' : `>${inner}</${node.name}>`}`;
    }
  }
}

function runsToMarkup(runs: readonly Run[]): string {
  return runs.map(runToMarkup).join('');
}

function blocksToMarkup(blocks: readonly MarkupBlock[]): string {
  return blocks.map(blockToMarkup).join('');
}

function runToMarkup(run: Run): string {
  if (run.cite) return `<cite ${run.cite.key}/>`;
  let markup = run.break ? '<br/>' : escapeXmlText(run.text);
  if (run.code) markup = `<code>${markup}</code>`;
  if (run.sup) markup = `<sup>${markup}</sup>`;
  if (run.sub) markup = `<sub>${markup}</sub>`;
  if (run.strike) markup = `<del>${markup}</del>`;
  if (run.em) markup = `<em>${markup}</em>`;
  if (run.strong) markup = `<strong>${markup}</strong>`;
  if (run.class !== undefined) markup = `<span${attribute('class', run.class)}>${markup}</span>`;
  if (run.link !== undefined) {
    const title = attribute('title', run.linkTitle ?? null);
    markup = `<a${attribute('href', run.link)}${title}>${markup}</a>`;
  }
  return markup;
}

function blockToMarkup(block: MarkupBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p${attribute('class', block.class)}>${runsToMarkup(block.runs)}</p>`;
    case 'heading': {
      const level = Math.min(6, Math.max(3, block.level));
      return `<h${level}>${runsToMarkup(block.runs)}</h${level}>`;
    }
    case 'rule':
      return '<hr/>';
    case 'list': {
      const name = block.ordered ? 'ol' : 'ul';
      const start = block.ordered && block.start !== 1 ? block.start : null;
      const items = block.items.map((item) => `<li>${blocksToMarkup(item.blocks)}</li>`);
      return `<${name}${attribute('start', start)}>${items.join('')}</${name}>`;
    }
    case 'blockquote':
      return `<blockquote>${blocksToMarkup(block.blocks)}</blockquote>`;
    case 'code':
      return `<pre${attribute('language', block.language)}>${escapeXmlText(block.text)}</pre>`;
    case 'table': {
      const rows = block.rows.map((row) => `<tr>${row.cells.map(cellToMarkup).join('')}</tr>`);
      return `<table${attribute('alt', block.alt)}>${rows.join('')}</table>`;
    }
    case 'image': {
      const decorative = block.decorative ? 'true' : null;
      const fit = block.fit === 'contain' ? null : block.fit;
      const { src, alt, title = null, link: href = null } = block;
      const focus = block.focus?.join(' ') ?? null;
      return `<img${attributesOf({ src, alt, title, decorative, fit, focus, href })}/>`;
    }
    case 'cards': {
      const cards = block.cards.map((card) => {
        const picture = card.picture ? blockToMarkup(card.picture) : '';
        const line = (name: 'value' | 'head' | 'detail' | 'foot') =>
          card[name].length > 0 ? `<${name}>${runsToMarkup(card[name])}</${name}>` : '';
        const body = card.body.length > 0 ? `<body>${blocksToMarkup(card.body)}</body>` : '';
        const { icon, cardKind: kind, state, bar } = card;
        return `<card${attributesOf({ icon, kind, state, bar })}>${picture}${line('value')}${line('head')}${line('detail')}${body}${line('foot')}</card>`;
      });
      return `<cards style="${block.style}">${cards.join('')}</cards>`;
    }
    case 'diagram': {
      const attributes = { arrange: block.arrange, of: block.of.join(' '), focus: block.focus };
      const own = Object.entries(block.own).map(
        ([name, value]) => [name, Array.isArray(value) ? value.join(' ') : value] as const,
      );
      return `<diagram${attributesOf({ ...attributes, ...Object.fromEntries(own), labels: block.labels, emphasis: block.emphasis, alt: block.alt })}/>`;
    }
    case 'chart': {
      const { chart, data, x, series, xTitle, yTitle, values, axisMin, axisMax, alt } = block;
      const names = (list: readonly string[]) => (list.length > 0 ? `${list.join('|')}|` : null);
      const axes = {
        size: block.size,
        errors: names(block.errors),
        'second-axis': names(block.secondAxis),
        'x-title': xTitle,
        'y-title': yTitle,
        'axis-min': axisMin,
        'axis-max': axisMax,
      };
      const percent = block.percent ? true : null;
      const more = {
        emphasis: block.emphasis,
        sort: block.sort,
        top: block.top,
        reference: block.reference,
        'reference-label': block.referenceLabel,
        'annotate-at': block.annotateAt,
      };
      const all = { kind: chart, data, x, y: names(block.y), series, ...axes, values, percent, ...more, alt };
      return `<chart${attributesOf(all)}>${runsToMarkup(block.note)}</chart>`;
    }
  }
}

function cellToMarkup(cell: TableCell): string {
  const name = cell.header ? 'th' : 'td';
  const colspan = cell.colspan === 1 ? null : cell.colspan;
  const rowspan = cell.rowspan === 1 ? null : cell.rowspan;
  const attributes = attributesOf({ align: cell.align, colspan, rowspan });
  return `<${name}${attributes}>${runsToMarkup(cell.runs)}</${name}>`;
}

function attributesOf(values: Readonly<Record<string, string | number | boolean | null>>): string {
  return Object.entries(values)
    .map(([name, value]) => attribute(name, value))
    .join('');
}

function attribute(name: string, value: string | number | boolean | null): string {
  return value === null ? '' : ` ${name}="${escapeXmlAttribute(String(value))}"`;
}
