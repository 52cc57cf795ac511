/** The subset of Mermaid that flowcharts are written in: nodes, links with their words, subgraphs. */

export interface Flowchart {
  /** Down the page or across it. */
  readonly way: 'down' | 'across';
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
}

export interface FlowNode {
  readonly id: string;
  readonly label: string;
  /** What its brackets draw; null: it has none. */
  readonly shape: FlowShape | null;
  /** Of the first subgraph that names it. */
  readonly group: string | null;
}

export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly label: string | null;
  /** Without arrow heads, or with one at each end. */
  readonly directed: boolean;
}

export interface FlowProblem {
  /** The line of the block, from 0, and what stands in it. */
  readonly line: number;
  readonly message: string;
  readonly hint: string;
}

/** Reads a block; a flowchart, or what is wrong with it. */
export function readFlowchart(text: string): Flowchart | FlowProblem {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => !isSkipped(line));
  const head = (lines[first] ?? '').trim();
  const kind = /^[A-Za-z][\w-]*/.exec(head)?.[0] ?? '';
  if (kind !== 'graph' && kind !== 'flowchart') return refuseKind(kind, Math.max(0, first));
  const way = /^\S+\s+(LR|RL)\b/.test(head) ? 'across' : 'down';
  const chart = new Reader();
  const rest = head.replace(/^\S+\s*(?:TB|TD|BT|LR|RL)?\s*;?/, '');
  const statements = [
    [rest, first] as const,
    ...lines.slice(first + 1).map((line, i) => [line, first + 1 + i] as const),
  ];
  for (const [line, at] of statements) {
    if (isSkipped(line)) continue;
    for (const statement of splitStatements(line)) {
      const problem = chart.read(statement, at);
      if (problem) return { line: at, ...problem };
    }
  }
  const taken = chart.subgraphAsNode();
  if (taken) return taken;
  if (chart.nodes.size === 0)
    return { line: first, message: 'this flowchart has no nodes', hint: 'write A[Rain] --> B[Sea]' };
  return { way, nodes: [...chart.nodes.values()], links: chart.links };
}

/** More than any slide shows: `A & B --> C & D` has as many as its two sides multiplied. */
const mostLinks = 2000;

/** What to do instead of Mermaid's other kinds. */
const instead: Readonly<Record<string, string>> = {
  gantt: 'show events: use: timeline, or arrange: timeline',
  timeline: 'show events: use: timeline',
  pie: 'use: chart with kind: pie, of data of the outline',
  quadrantChart: 'use: diagram with arrange: quadrant and points',
  'xychart-beta': 'use: chart, of data of the outline',
  mindmap: 'use: diagram with arrange: tree',
  sequenceDiagram: 'write it as a flowchart, or as steps with arrange: chain',
  'stateDiagram-v2': 'write it as a flowchart',
  stateDiagram: 'write it as a flowchart',
  classDiagram: 'write it as a flowchart, or show elements and relationships with use: diagram',
  erDiagram: 'show elements and relationships with use: diagram',
  journey: 'use: diagram with arrange: chevrons',
};

function refuseKind(kind: string, line: number): FlowProblem {
  const named = kind === '' ? 'this block does not say what it draws' : `"${kind}" of Mermaid is not drawn`;
  const hint =
    (Object.hasOwn(instead, kind) && instead[kind]) || 'flowcharts are: begin the block with "flowchart TD"';
  return { line, message: `${named}, flowcharts alone are`, hint };
}

function isSkipped(line: string): boolean {
  const words = line.trim();
  return words === '' || words.startsWith('%%') || words === '---';
}

/** Semicolons end statements, but not in labels. */
function splitStatements(line: string): string[] {
  const found: string[] = [];
  let quoted = false;
  let from = 0;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') quoted = !quoted;
    if (line[at] === ';' && !quoted && !/&#?\w+$|#\w+$/.test(line.slice(Math.max(0, at - 12), at))) {
      found.push(line.slice(from, at));
      from = at + 1;
    }
  }
  found.push(line.slice(from));
  return found.map((each) => each.trim()).filter((each) => each !== '');
}

type Problem = Omit<FlowProblem, 'line'>;

/** Brackets around labels, the longest first, and what they draw. Slanted boxes are level: lines would miss their sides. */
const brackets = [
  ['(((', ')))', 'ellipse'],
  ['([', '])', 'terminator'],
  ['[[', ']]', 'subroutine'],
  ['[(', ')]', 'cylinder'],
  ['((', '))', 'ellipse'],
  ['{{', '}}', 'hexagon'],
  ['[/', '/]', 'rect'],
  ['[/', '\\]', 'rect'],
  ['[\\', '\\]', 'rect'],
  ['[\\', '/]', 'rect'],
  ['[', ']', 'rect'],
  ['(', ')', 'round-rect'],
  ['{', '}', 'diamond'],
  ['>', ']', 'snip-rect'],
] as const;

/** Shapes of nodes in flowcharts. */
export type FlowShape = (typeof brackets)[number][2];

const ignored = /^(?:style|classDef|class|linkStyle|click|direction|accTitle|accDescr)(?=[\s:{]|$)/;

class Reader {
  readonly nodes = new Map<string, FlowNode>();
  readonly links: FlowLink[] = [];
  /** Of subgraphs by their ids. */
  private readonly labels = new Map<string, string>();
  /** Those that are open, outermost first; null: one without a name. */
  private readonly open: (string | null)[] = [];
  /** Where each node is named first. */
  private readonly lines = new Map<string, number>();
  private line = 0;
  private rest = '';

  read(statement: string, line: number): Problem | null {
    this.line = line;
    if (ignored.test(statement)) return null;
    const subgraph = /^subgraph(?:\s+(.+))?$/.exec(statement);
    if (subgraph) {
      const words = subgraph[1]?.trim() ?? '';
      const [, id, label] = /^([^[]*)\[(.*)\]$/.exec(words) ?? ['', words, words];
      const name = cleanLabel(label!);
      this.open.push(name === '' ? null : name);
      if (name !== '') this.labels.set(cleanLabel(id!), name);
      return null;
    }
    if (statement === 'end') {
      this.open.pop();
      return null;
    }
    this.rest = statement;
    let before = this.readNodes();
    if (!before) return this.fail();
    while (this.rest !== '') {
      const link = this.readLink();
      const after = link && this.readNodes();
      if (!link || !after) return this.fail();
      if (this.links.length + before.length * after.length > mostLinks)
        return {
          message: `this flowchart has more than ${mostLinks} lines`,
          hint: 'show fewer: no slide holds so many',
        };
      const { label, directed, back } = link;
      for (const a of before)
        for (const b of after) this.links.push({ from: back ? b : a, to: back ? a : b, label, directed });
      before = after;
    }
    return null;
  }

  /** A line that leads to a subgraph would lead to a node that nobody drew. */
  subgraphAsNode(): FlowProblem | null {
    const id = [...this.nodes.keys()].find((each) => this.labels.has(each));
    if (id === undefined) return null;
    const group = this.labels.get(id);
    const inside = [...this.nodes.values()].filter((each) => each.group === group && each.id !== id);
    const names = inside.length === 0 ? 'A & B' : inside.map((each) => each.id).join(' & ');
    const message = `"${id}" is a subgraph, and lines join nodes alone`;
    return { line: this.lines.get(id)!, message, hint: `name the nodes in it: ${names}` };
  }

  private fail(): Problem {
    const shown = this.rest.length > 30 ? `${this.rest.slice(0, 30)}…` : this.rest;
    return {
      message: `this flowchart cannot be read from "${shown}" on`,
      hint: 'write A[Rain] -->|falls into| B[Sea]',
    };
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    const found = pattern.exec(this.rest);
    if (found) this.rest = this.rest.slice(found[0].length).trimStart();
    return found;
  }

  /** `A[Rain] & B`. */
  private readNodes(): string[] | null {
    const ids: string[] = [];
    do {
      const id = this.readNode();
      if (id === null) return null;
      ids.push(id);
    } while (this.take(/^&/));
    return ids;
  }

  private readNode(): string | null {
    const id = this.take(/^[\p{L}\p{N}_]+(?:[-.][\p{L}\p{N}_]+)*/u)?.[0];
    if (id === undefined) return null;
    let label: string | null = null;
    let shape: FlowShape | null = null;
    const pair = brackets.find(([open, close]) => this.rest.startsWith(open) && this.endOf(open, close) >= 0);
    if (pair) {
      const [open, close] = pair;
      shape = pair[2];
      const end = this.endOf(open, close);
      label = cleanLabel(this.rest.slice(open.length, end));
      this.rest = this.rest.slice(end + close.length).trimStart();
    }
    this.take(/^:::[\w-]+/);
    const known = this.nodes.get(id);
    const group = known?.group ?? this.open.filter((each) => each !== null).at(-1) ?? null;
    // Where it is only named, it is as it was drawn.
    const drawn = known && label === null ? known : { label: label ?? id, shape };
    this.nodes.set(id, { id, label: drawn.label, shape: drawn.shape, group });
    if (!known) this.lines.set(id, this.line);
    return id;
  }

  /** Where a label ends: quoted ones may hold brackets. */
  private endOf(open: string, close: string): number {
    const quote = /^\s*"[^"]*"\s*/.exec(this.rest.slice(open.length));
    const from = open.length + (quote?.[0].length ?? 0);
    const end = this.rest.indexOf(close, from);
    return quote && end !== from ? -1 : end;
  }

  private readLink(): { label: string | null; directed: boolean; back: boolean } | null {
    // Words in the midst of the link: A -- falls into --> B.
    const worded = this.take(/^([<xo]?)(?:--|==|-\.)\s+(.+?)\s*(?:-{2,}|={2,}|\.+-)([>xo]?)/);
    if (worded) return endsOf(worded[1]!, worded[3]!, cleanLabel(worded[2]!));
    const plain = this.take(/^([<xo]?)(?:-{2,}|={2,}|-\.+-|~{3,})([>xo]?)/);
    if (!plain) return null;
    const label = this.take(/^\|([^|]*)\|/)?.[1] ?? null;
    return endsOf(plain[1]!, plain[2]!, label === null ? null : cleanLabel(label));
  }
}

function endsOf(start: string, end: string, label: string | null) {
  const back = start !== '' && end === '';
  return { label: label === '' ? null : label, directed: (start === '') !== (end === ''), back };
}

const entities: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', nbsp: '\u00a0' };

/** Without its quotes, tags and marks of Markdown. */
function cleanLabel(label: string): string {
  return label
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replace(/^`(.*)`$/s, '$1')
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/\*\*|__/g, '')
    .replace(/[#&](quot|amp|lt|gt|nbsp);/g, (_, name: string) => entities[name] ?? '')
    .replace(/#(\d{1,7});/g, (_, code: string) => characterOf(Number(code)))
    .replace(/\s+/g, ' ')
    .trim();
}

/** What no text may hold is shown as such: files of Office with it are not opened. */
function characterOf(code: number): string {
  const character = code > 0x10ffff ? '' : String.fromCodePoint(code);
  return character === '' || /[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(character) ? '\ufffd' : character;
}
