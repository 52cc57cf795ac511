import { type Located, parseYaml } from '../../yaml/index.ts';

/** A Markdown text as slides: by its headings, and by rules between them. */
export interface SplitMarkdown {
  readonly front: ReadonlyMap<string, string>;
  readonly title: string | null;
  /** What stands under the title, before the first slide. */
  readonly lead: string;
  readonly parts: readonly MarkdownPart[];
  /** Names of what single slides set for another program: `layout`. */
  readonly settings: readonly string[];
}

export interface MarkdownPart {
  readonly kind: 'section' | 'slide';
  readonly title: string | null;
  readonly body: string;
  readonly notes: string;
}

interface Piece {
  level: number;
  title: string | null;
  lines: string[];
  notes: string[];
}

/** Slides begin at the highest level of headings under which anything stands but headings; what is above opens sections. */
export function splitMarkdown(text: string): SplitMarkdown {
  const { front, rest } = takeFront(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  const { lines: all, settings } = takeSettings(rest.split('\n'));
  const { lines, definitions } = takeDefinitions(all);
  const pieces = cut(lines);
  const first = pieces[0]!;
  const headed = pieces.filter(({ level }) => level > 0);
  const top = headed[0];
  const isTitle =
    top?.level === 1 && headed.filter(({ level }) => level === 1).length === 1 && isBlank(first);
  let title: string | null = null;
  let lead = '';
  if (isTitle) {
    title = top.title;
    lead = top.lines.join('\n').trim();
    pieces.splice(pieces.indexOf(top), 1);
  }
  const content = pieces.filter((piece) => !isBlank(piece) && piece.level > 0);
  // Not with one Math.min of all: a text has more headings than a function takes arguments.
  const slideLevel = content.reduce((least, { level }) => Math.min(least, level), content[0]?.level ?? 1);
  const parts: { kind: MarkdownPart['kind']; title: string | null; lines: string[]; notes: string[] }[] = [];
  for (const piece of pieces) {
    const { level, lines: own, notes } = piece;
    const last = parts.at(-1);
    if (level > 0 && level < slideLevel)
      parts.push({ kind: 'section', title: piece.title, lines: own, notes });
    else if (level > slideLevel && last?.kind === 'slide') {
      // A heading within a slide.
      last.lines.push('', `${'#'.repeat(Math.max(2, level))} ${piece.title}`, '');
      for (const line of own) last.lines.push(line);
      for (const line of notes) last.notes.push(line);
    } else if (level !== 0 || !isBlank(piece) || notes.length > 0)
      parts.push({ kind: 'slide', title: piece.title, lines: own, notes });
  }
  return {
    front,
    title,
    settings,
    lead: withDefinitions(lead, definitions),
    parts: parts.map(({ lines: own, notes, ...part }) => ({
      ...part,
      body: withDefinitions(own.join('\n').trim(), definitions),
      notes: notes.join('\n').trim(),
    })),
  };
}

function isBlank({ lines }: Piece): boolean {
  return lines.every((line) => line.trim() === '');
}

function takeFront(text: string): { readonly front: ReadonlyMap<string, string>; readonly rest: string } {
  const found = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  if (!found || !/^[\w-]+[ \t]*:/m.test(found[1]!)) return { front: new Map(), rest: text };
  const front = new Map<string, string>();
  const parsed = parseYaml({ path: '', text: found[1]! });
  const tree = parsed.diagnostics.length > 0 ? null : parsed.value;
  // What is no YAML is read line by line: `title: Water: a talk`.
  for (const [, key, value] of tree ? [] : found[1]!.matchAll(/^([\w-]+)[ \t]*:[ \t]*(\S.*)$/gm))
    front.set(key!.toLowerCase(), value!.trim().replace(/^(["'])(.*)\1$/, '$2'));
  for (const { key, value } of tree?.kind === 'map' ? tree.entries : []) {
    const words = wordsOf(value);
    if (words !== '') front.set(key.toLowerCase(), words);
  }
  return { front, rest: text.slice(found[0].length) };
}

/** A text, several in a row, or the names of people. */
function wordsOf(node: Located): string {
  if (node.kind === 'scalar') return node.value === null ? '' : node.text.trim();
  if (node.kind === 'map') {
    const name = node.entries.find(({ key }) => key === 'name')?.value;
    return name ? wordsOf(name) : '';
  }
  return node.items
    .map(wordsOf)
    .filter((words) => words !== '')
    .join(', ');
}

/** A rule may open settings of the slide behind it, up to the next rule, and a line may name a place of its layout (Slidev). */
function takeSettings(lines: readonly string[]) {
  const settings = new Set<string>();
  const kept: string[] = [];
  let fence: string | null = null;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const mark = /^ {0,3}(```+|~~~+)/.exec(line)?.[1];
    if (mark) fence = fence === null ? mark[0]! : mark[0] === fence ? null : fence;
    if (fence === null && /^::[a-z][\w-]*::\s*$/.test(line)) {
      settings.add(line.trim());
      kept.push('');
      continue;
    }
    kept.push(line);
    if (fence !== null || !/^---\s*$/.test(line) || !/^[a-z][\w-]*:(?:\s|$)/.test(lines[i + 1] ?? ''))
      continue;
    const end = lines.findIndex((each, at) => at > i && !/^(?:[a-z][\w-]*:(?:\s.*)?|\s+\S.*)$/.test(each));
    if (end < 0 || !/^---\s*$/.test(lines[end]!)) continue;
    for (const each of lines.slice(i + 1, end)) {
      const key = /^[a-z][\w-]*/.exec(each)?.[0];
      if (key) settings.add(key);
    }
    i = end;
  }
  return { lines: kept, settings: [...settings] };
}

/** Where links and footnotes lead stands anywhere in a text, for all of it. */
function takeDefinitions(lines: readonly string[]) {
  const definitions = new Map<string, string>();
  const kept: string[] = [];
  let fence: string | null = null;
  for (const line of lines) {
    const mark = /^ {0,3}(```+|~~~+)/.exec(line)?.[1];
    if (mark) fence = fence === null ? mark[0]! : mark[0] === fence ? null : fence;
    const found = fence === null ? /^ {0,3}\[([^\]]+)\]:[ \t]*\S/.exec(line) : null;
    if (found) definitions.set(found[1]!.toLowerCase(), line.trim());
    else kept.push(line);
  }
  return { lines: kept, definitions };
}

function withDefinitions(body: string, definitions: ReadonlyMap<string, string>): string {
  if (definitions.size === 0) return body;
  const named = new Set([...body.matchAll(/\[([^\][]+)\]/g)].map(([, name]) => name!.toLowerCase()));
  const used = [...definitions].filter(([name]) => named.has(name));
  return used.length === 0 ? body : `${body}\n\n${used.map(([, line]) => line).join('\n')}`;
}

/** At headings and rules, with notes taken out. */
function cut(lines: readonly string[]): Piece[] {
  const pieces: Piece[] = [{ level: 0, title: null, lines: [], notes: [] }];
  let fence: string | null = null;
  let into: 'body' | 'comment' | 'div' | 'notes' = 'body';
  const begin = (level: number, title: string | null) => {
    pieces.push({ level, title, lines: [], notes: [] });
    into = 'body';
  };
  for (const [i, line] of lines.entries()) {
    const piece = pieces.at(-1)!;
    const mark = /^ {0,3}(```+|~~~+)/.exec(line)?.[1];
    if (mark && into === 'body') fence = fence === null ? mark[0]! : mark[0] === fence ? null : fence;
    if (fence !== null || (mark && into === 'body')) {
      piece.lines.push(line);
      continue;
    }
    if (into === 'comment' || (into === 'body' && /^\s*<!--/.test(line))) {
      const words = line
        .replace(/^\s*<!--/, '')
        .replace(/-->.*$/, '')
        .trim();
      // Settings of other programs: `_class: lead`.
      if (words !== '' && !/^_?[a-zA-Z]+:\s*\S+$/.test(words)) piece.notes.push(words);
      into = line.includes('-->') ? 'body' : 'comment';
      continue;
    }
    if (/^:::+\s*(\{\s*\.notes\s*\}|notes)\s*$/.test(line)) into = 'div';
    else if (/^:::+\s*$/.test(line) && into === 'div') into = 'body';
    else if (/^:::+/.test(line)) continue;
    else if (into === 'body' && /^Notes?:/.test(line)) {
      into = 'notes';
      piece.notes.push(line.replace(/^Notes?:\s*/, ''));
    } else {
      const heading = /^ {0,3}(#{1,6})[ \t]+(.*)$/.exec(line);
      const under = into === 'body' && /^ {0,3}(=+|-+)[ \t]*$/.exec(line);
      const above = piece.lines.at(-1) ?? '';
      const before = lines[i - 2] ?? '';
      if (heading && into !== 'div')
        begin(heading[1]!.length, withoutAttributes(withoutClosing(heading[2]!)));
      else if (
        under &&
        /^\S[^|]*$/.test(above) &&
        !/^[-*+>#|]|^\d+[.)]/.test(above) &&
        before.trim() === ''
      ) {
        piece.lines.pop();
        begin(under[1]!.startsWith('=') ? 1 : 2, above.trim());
      } else if (into !== 'div' && /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/.test(line)) {
        if (!isBlank(piece) || piece.notes.length > 0 || piece.title !== null) {
          const next = lines.slice(i + 1).find((each) => each.trim() !== '');
          if (next === undefined || /^ {0,3}#{1,6}[ \t]/.test(next)) into = 'body';
          else begin(99, null);
        }
      } else if (into === 'body') piece.lines.push(line);
      else piece.notes.push(line);
    }
  }
  return pieces.map((piece) => (piece.level === 99 ? { ...piece, level: -1 } : piece));
}

/** CommonMark 4.2: number signs behind a heading, and the blanks around them. */
function withoutClosing(heading: string): string {
  return heading.trimEnd().replace(/(?<![ \t])[ \t]+#+$/, '');
}

/** `{#id .class}` of pandoc. */
function withoutAttributes(title: string): string {
  return title.replace(/(?<!\s)\s*\{[#.][^{}]*\}$/, '').trim();
}
