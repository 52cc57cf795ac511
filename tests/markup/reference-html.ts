import { Parser } from 'htmlparser2';
import { type MarkupBlock, type Run, templateMarkdown } from '../../src/markup/index.ts';

/**
 * What a text says, so that the HTML of a specification and our blocks can be held against each other: blocks as words
 * with brackets, within them letters with their looks. White space is as HTML shows it; empty blocks are left out.
 */
export function shapeOfHtml(html: string): string {
  return shapeOf(blocksOf(parse(html)));
}

export function shapeOfBlocks(blocks: readonly MarkupBlock[]): string {
  return shapeOf(blocks.map(ours));
}

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Node | string)[];
}

interface Shape {
  /** `p`, `h2`, `ul`, `ol 3`, `li`, `quote`, `pre js`, `hr`, `table`, `row`, `th right`, `img a.png "title"`. */
  readonly name: string;
  readonly runs?: readonly Run[];
  readonly text?: string;
  readonly children?: readonly Shape[];
}

function shapeOf(shapes: readonly Shape[]): string {
  return shapes.flatMap(write).join('\n');
}

function write({ name, runs, text, children }: Shape): string[] {
  if (text !== undefined) return [`${name} ${JSON.stringify(text)}`];
  if (children) {
    const inner = children.flatMap(write).map((line) => `  ${line}`);
    return inner.length === 0 && name !== 'hr' && !name.startsWith('t') ? [] : [name, ...inner];
  }
  const words = runs ? writeRuns(runs) : '';
  return words === '' && /^(?:p|h\d)$/.test(name) ? [] : [`${name} ${words}`.trim()];
}

function writeRuns(runs: readonly Run[]): string {
  const looks = (run: Run): string =>
    [
      run.strong && 's',
      run.em && 'e',
      run.strike && '-',
      run.code && 'c',
      run.link !== undefined && `<${address(run.link)}${run.linkTitle ? ` "${run.linkTitle}"` : ''}>`,
    ]
      .filter(Boolean)
      .join('');
  let written = '';
  let open = '';
  for (const run of runs) {
    for (const character of run.text) {
      const space = /[ \t\n]/.test(character) && !run.break;
      if (space && (written === '' || /[ ↵]$/.test(written))) continue;
      const look = looks(run);
      if (look !== open && !space) written += `{${look}}`;
      if (!space) open = look;
      written += run.break ? '↵' : space ? ' ' : character;
    }
  }
  return written.replace(/ ↵/g, '↵').trim();
}

function address(written: string): string {
  try {
    return decodeURI(written);
  } catch {
    return written;
  }
}

function parse(html: string): Node {
  const root: Node = { name: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new Parser({
    onopentag(name, attributes) {
      const node = { name, attributes, children: [] };
      open.at(-1)!.children.push(node);
      open.push(node);
    },
    ontext(text) {
      open.at(-1)!.children.push(text);
    },
    onclosetag() {
      open.pop();
    },
  });
  parser.end(html);
  return root;
}

const blockNames = /^(?:p|h[1-6]|ul|ol|li|blockquote|pre|hr|table)$/;

function blocksOf(node: Node): Shape[] {
  const shapes: Shape[] = [];
  let running: (Node | string)[] = [];
  const close = (): void => {
    const runs = runsOf(running, {});
    if (runs.some(({ text }) => text.trim() !== '')) shapes.push({ name: 'p', runs });
    running = [];
  };
  for (const child of node.children) {
    if (typeof child === 'string' || !blockNames.test(child.name)) running.push(child);
    else {
      close();
      shapes.push(blockOf(child, node.name === ''));
    }
  }
  close();
  return shapes;
}

function blockOf(node: Node, isTop: boolean): Shape {
  const { name, attributes } = node;
  switch (name) {
    case 'p': {
      const [only, ...others] = node.children;
      if (isTop && typeof only === 'object' && only.name === 'img' && others.length === 0) {
        const { src = '', alt = '', title } = only.attributes;
        return { name: `img ${address(src)} ${title ? `"${title}" ` : ''}[${alt}]` };
      }
      return { name, runs: runsOf(node.children, {}) };
    }
    case 'ul':
    case 'li':
      return { name, children: blocksOf(node) };
    case 'ol':
      return { name: `ol ${attributes.start ?? 1}`, children: blocksOf(node) };
    case 'blockquote':
      return { name: 'quote', children: blocksOf(node) };
    case 'pre': {
      const code = node.children[0];
      const language = typeof code === 'object' ? (code.attributes.class ?? '').replace('language-', '') : '';
      return { name: `pre ${language}`, text: textOf(node).replace(/\n$/, '') };
    }
    case 'table': {
      const rows = all(node, 'tr').map((row) => ({
        name: 'row',
        children: row.children.flatMap((cell): Shape[] =>
          typeof cell === 'object'
            ? [{ name: `${cell.name} ${cell.attributes.align ?? ''}`, runs: runsOf(cell.children, {}) }]
            : [],
        ),
      }));
      return { name: 'table', children: rows };
    }
    case 'hr':
      return { name, children: [] };
    default:
      return { name, runs: runsOf(node.children, {}) };
  }
}

const looks: Readonly<Record<string, keyof Run>> = {
  strong: 'strong',
  em: 'em',
  del: 'strike',
  code: 'code',
};

function runsOf(nodes: readonly (Node | string)[], look: Omit<Run, 'text'>): Run[] {
  return nodes.flatMap((node): Run[] => {
    if (typeof node === 'string') return [{ ...look, text: look.code ? node : node.replace(/\n/g, ' ') }];
    if (node.name === 'br') return [{ ...look, text: '\n', break: true }];
    if (node.name === 'input') return [{ ...look, text: 'checked' in node.attributes ? '☑' : '☐' }];
    if (node.name === 'a') {
      const { href = '', title } = node.attributes;
      return runsOf(node.children, { ...look, link: href, ...(title && { linkTitle: title }) });
    }
    const key = looks[node.name];
    if (!key) return [{ ...look, text: `<${node.name}>` }, ...runsOf(node.children, look)];
    return runsOf(node.children, { ...look, [key]: true });
  });
}

function textOf(node: Node | string): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}

function all(node: Node, name: string): Node[] {
  return node.children.flatMap((child) =>
    typeof child === 'string' ? [] : child.name === name ? [child] : all(child, name),
  );
}

function ours(block: MarkupBlock): Shape {
  switch (block.kind) {
    case 'paragraph':
      return { name: 'p', runs: block.runs };
    case 'heading':
      return { name: `h${block.level}`, runs: block.runs };
    case 'rule':
      return { name: 'hr', children: [] };
    case 'list': {
      const children = block.items.map((item) => ({ name: 'li', children: item.blocks.map(ours) }));
      return { name: block.ordered ? `ol ${block.start}` : 'ul', children };
    }
    case 'blockquote':
      return { name: 'quote', children: block.blocks.map(ours) };
    case 'code':
      return { name: `pre ${block.language ?? ''}`, text: block.text };
    case 'table': {
      const children = block.rows.map((row) => ({
        name: 'row',
        children: row.cells.map((cell) => ({
          name: `${cell.header ? 'th' : 'td'} ${cell.align ?? ''}`,
          runs: cell.runs,
        })),
      }));
      return { name: 'table', children };
    }
    case 'image':
      return {
        name: `img ${address(block.src)} ${block.title ? `"${block.title}" ` : ''}[${block.alt ?? ''}]`,
      };
    default:
      return { name: block.kind };
  }
}

/** The shape of a text as it would be if links could lead anywhere. */
export function shapeWithAnyLink(markdown: string): string {
  return shapeOfBlocks(templateMarkdown(markdown).blocks);
}
