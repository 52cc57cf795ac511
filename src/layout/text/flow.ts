import {
  type Block,
  isRightToLeft,
  type List,
  type ListItem,
  paragraphDirection,
  type Run,
  ruleText,
  type Table,
} from '../../markup/index.ts';
import { knownFormula, splitTag } from '../../math/index.ts';
import type { Ems, Inches, Points } from '../../theme/index.ts';
import type { Bullet } from '../placed.ts';
import { codeLines } from './code-lines.ts';
import type { FlowRun } from './flow-run.ts';
import type { LevelLook } from './level-look.ts';
import { styleRuns, type TextLook } from './typesetter.ts';

/** A paragraph of a place's text whose sizes are shares of a size still to be chosen. */
export interface FlowParagraph {
  readonly runs: readonly FlowRun[];
  /** Share of the place's type size. */
  readonly scale: number;
  /** Size that does not follow the place's: captions. */
  readonly fixed: Points | null;
  readonly level: number;
  readonly bullet: Bullet | null;
  /** Left edge of the text and how far the bullet stands out, of the paragraph's size. */
  readonly indent: Ems;
  readonly hanging: Ems;
  /** Of the place's type size; not used before the first paragraph. */
  readonly spaceBefore: Ems;
  readonly align: 'left' | 'center' | 'right';
  /** How far a quotation mark that it opens with may stand out at its left; 0: it stands in line. */
  readonly hang: Inches;
  /** Height of its lines as a share of its size; null: what its face has. */
  readonly leading: number | null;
  /** See `PlacedParagraph`. */
  readonly exact?: true;
  readonly number?: string;
}

/** The blocks of a place as paragraphs. Figures are not among them; a table inside a list becomes lines of text. */
export function flowBlocks(blocks: readonly Block[], look: TextLook): FlowParagraph[] {
  const paragraphs: FlowParagraph[] = [];
  const own = { ...look, equations: 'all' } as const;
  for (const block of blocks) flowBlock(block, own, { level: 0, indent: 0 }, paragraphs);
  const [only] = blocks.length === 1 ? blocks : [];
  if (only?.kind === 'paragraph' && isDisplayFormula(only))
    paragraphs[0] = { ...paragraphs[0]!, scale: aloneScale };
  const leading = look.style?.leading ?? null;
  return leading === null ? paragraphs : paragraphs.map((each) => ({ ...each, leading }));
}

/** One paragraph from runs: titles, cells, footers. */
export function flowRuns(runs: readonly Run[], look: TextLook): FlowParagraph {
  return {
    ...plain,
    runs: styleRuns(runs, look),
    align: look.align,
    hang: hangOf(runs, look),
    leading: look.style?.leading ?? null,
  };
}

/** A text of another direction than its place's begins at the other side, where there is no room. */
function hangOf(runs: readonly Run[], { hang = 0, language }: TextLook): Inches {
  if (hang === 0) return 0;
  return (paragraphDirection(runs, language, false) === 'rtl') === isRightToLeft(language) ? hang : 0;
}

interface Depth {
  readonly level: number;
  readonly indent: Ems;
}

const plain = {
  scale: 1,
  fixed: null,
  level: 0,
  bullet: null,
  indent: 0,
  hanging: 0,
  spaceBefore: 0,
  hang: 0,
  leading: null,
} as const;

const paragraphSpace = 0.55;
const itemSpace = 0.4;
const nestedSpace = 0.2;
/** Type of nested items: 20 pt becomes 18. */
const nestedScale = 0.9;
/** Room for a bullet, and for a number of one or of two digits and its point. */
const bulletRoom = 0.9;
const numberRoom = 1.25;
const longNumberRoom = 1.75;

function flowBlock(block: Block, look: TextLook, depth: Depth, out: FlowParagraph[]): void {
  switch (block.kind) {
    case 'paragraph': {
      const base = { ...plain, level: depth.level, indent: depth.indent, align: look.align };
      const spaceBefore = paragraphSpace;
      if (isDisplayFormula(block)) {
        const { run, number } = withoutNumber(block.runs[0]!);
        const runs = styleRuns([run], look);
        out.push({ ...base, align: 'center', runs, spaceBefore, ...(number !== null && { number }) });
        return;
      }
      if (block.class === 'lead') {
        const runs = styleRuns(block.runs, { ...look, color: look.accent });
        out.push({ ...base, runs, spaceBefore, scale: 1.1 });
      } else if (block.class === 'caption') {
        const runs = styleRuns(block.runs, { ...look, color: look.quiet, bold: false });
        out.push({ ...base, runs, spaceBefore, fixed: look.captionSize });
      } else if (block.class === 'big-number') {
        // In a place made for one it has the place's size.
        const scale = look.size >= 40 ? 1 : 2.4;
        const color = look.size >= 40 ? look.color : look.accent;
        out.push({
          ...base,
          // A number is not parted from its unit.
          runs: styleRuns(
            block.runs.map((run) => ({ ...run, text: run.text.replaceAll(' ', '\u00a0') })),
            { ...look, bold: look.size >= 40 ? look.bold : true, color },
          ),
          spaceBefore,
          scale,
        });
      } else {
        const hang = depth.level === 0 && depth.indent === 0 ? hangOf(block.runs, look) : 0;
        out.push({ ...base, runs: styleRuns(block.runs, look), spaceBefore, hang });
      }
      return;
    }
    case 'heading':
      out.push({
        ...plain,
        runs: styleRuns(block.runs, { ...look, bold: true }),
        level: depth.level,
        indent: depth.indent,
        align: look.align,
        spaceBefore: paragraphSpace * 1.4,
        scale: 1.05,
      });
      return;
    case 'list':
      flowList(block, look, depth, out);
      return;
    case 'blockquote': {
      // In a place made for a quotation it needs no further mark.
      const own = look.size >= 24;
      const inner = own ? look : { ...look, italic: true };
      const deeper = own ? depth : { ...depth, indent: depth.indent + 1.2 };
      for (const each of block.blocks) flowBlock(each, inner, deeper, out);
      return;
    }
    case 'code':
      codeLines(block, look).forEach((runs, i) => {
        out.push({
          ...plain,
          runs,
          level: depth.level,
          indent: depth.indent,
          align: 'left',
          spaceBefore: i === 0 ? paragraphSpace : 0,
          scale: codeTextSize,
        });
      });
      return;
    case 'table':
      flowTable(block, look, depth, out);
      return;
    case 'rule':
      out.push({
        ...plain,
        runs: styleRuns([{ text: ruleText }], { ...look, color: look.quiet, bold: false }),
        level: depth.level,
        indent: depth.indent,
        align: 'center',
        spaceBefore: paragraphSpace,
      });
      return;
  }
}

/** A formula with lines of its own. */
function isDisplayFormula({ runs }: { readonly runs: readonly Run[] }): boolean {
  return runs.length === 1 && runs[0]!.display === true;
}

/** A numbered formula as one without a number, which stands at the margin beside it. */
function withoutNumber(run: Run): { readonly run: Run; readonly number: string | null } {
  const { bare, number } = splitTag(run.tex ?? '');
  return number === null
    ? { run, number }
    : { run: { ...run, tex: bare, text: knownFormula(bare, true).text }, number };
}

/** A formula that has a place to itself. */
const aloneScale = 1.6;

function flowList(list: List, look: TextLook, depth: Depth, out: FlowParagraph[]): void {
  const last = list.start + list.items.length - 1;
  const own = levelFor(list, look, depth);
  const room = own?.hanging ?? (!list.ordered ? bulletRoom : last >= 10 ? longNumberRoom : numberRoom);
  const indent = own?.indent ?? depth.indent + room;
  const nested = depth.level > 0;
  // Paragraphs without a number in between would restart PowerPoint's own count: then the number is said again.
  let start = list.start;
  list.items.forEach((item, i) => {
    const bullet: Bullet = list.ordered
      ? { kind: 'number', start }
      : { kind: 'character', character: own?.bullet ?? (nested ? '–' : '•') };
    const before = out.length;
    flowItem(item, bullet, look, { level: depth.level, indent }, room, out);
    const interrupted = out.slice(before + 1).some((each) => each.level <= depth.level);
    if (interrupted) start = list.start + i + 1;
    const first = out[before];
    if (first && nested) out[before] = { ...first, spaceBefore: own?.spaceBefore ?? nestedSpace };
  });
}

/** How a file's own level sets a list with bullets; undefined where it has none, or nothing that a bullet could stand in. */
function levelFor(list: List, look: TextLook, { level }: Depth): LevelLook | undefined {
  const own = list.ordered ? undefined : look.levels?.[level];
  return own && own.bullet !== null && own.hanging > 0.3 && own.indent >= own.hanging - 0.01
    ? own
    : undefined;
}

function flowItem(
  item: ListItem,
  bullet: Bullet,
  look: TextLook,
  depth: Depth,
  room: number,
  out: FlowParagraph[],
): void {
  let first = true;
  const own = bullet.kind === 'character' ? look.levels?.[depth.level] : undefined;
  for (const block of item.blocks) {
    if (block.kind === 'list') {
      flowBlock(block, look, { level: Math.min(depth.level + 1, 8), indent: depth.indent }, out);
      continue;
    }
    const before = out.length;
    flowBlock(block, look, depth, out);
    for (let i = before; i < out.length; i++) {
      const scale = out[i]!.scale * (own?.scale ?? (depth.level > 0 ? nestedScale : 1));
      out[i] =
        first && i === before
          ? { ...out[i]!, scale, bullet, hanging: room, spaceBefore: own?.spaceBefore ?? itemSpace }
          : { ...out[i]!, scale, spaceBefore: nestedSpace };
    }
    if (out.length > before) first = false;
  }
}

function flowTable(table: Table, look: TextLook, depth: Depth, out: FlowParagraph[]): void {
  for (const row of table.rows) {
    const runs = row.cells.flatMap((cell, i) => (i === 0 ? cell.runs : [{ text: ' · ' }, ...cell.runs]));
    out.push({
      ...plain,
      runs: styleRuns(runs, row.header ? { ...look, bold: true } : look),
      level: depth.level,
      indent: depth.indent,
      align: look.align,
      spaceBefore: nestedSpace,
    });
  }
}

/** Nothing on a slide is smaller. */
const smallestSize: Points = 12;

/** Code beside text: its letters look larger than those of the text. */
const codeTextSize = 0.85;

/** A paragraph's own size when its place's is `size`. */
export function paragraphSize(paragraph: FlowParagraph, size: Points): Points {
  return paragraph.fixed ?? Math.max(Math.min(smallestSize, size), Math.round(size * paragraph.scale));
}
