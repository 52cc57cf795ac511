import { isPrimes, joinParts } from './join-parts.ts';
import { isRow, type MathNode } from './math-node.ts';
import type { BracketPart, ColumnAlign, FrameLines, NaryPart, Part, Parts, RunPart } from './parts.ts';
import { readToken, spaceRun } from './read-token.ts';
import { accentMarks, barSigns, braceSigns, narySigns } from './signs.ts';

/** A formula's tree as parts. `display`: limits stand over and under their signs. */
export function buildParts(root: MathNode, display: boolean): Parts {
  return new Builder(display).lines(root.children);
}

class Builder {
  private readonly display: boolean;

  constructor(display: boolean) {
    this.display = display;
  }

  /** What `\\` parts at the top are lines under one another. */
  lines(nodes: readonly MathNode[]): Part[] {
    const lines: MathNode[][] = [[]];
    for (const node of openRows(nodes)) {
      if (node.name === 'mspace' && node.attributes.linebreak === 'newline') lines.push([]);
      else lines.at(-1)!.push(node);
    }
    if (lines.length === 1) return this.row(lines[0]!);
    const rows = lines.filter((line) => line.length > 0).map((line) => [this.row(line)]);
    return [{ kind: 'matrix', rows, aligned: true, columns: ['center'] }];
  }

  private row(nodes: readonly MathNode[]): Part[] {
    return joinParts(openRows(nodes).flatMap((node) => this.atoms(node)));
  }

  /** What a node is before it is joined with its neighbours. */
  private atoms(node: MathNode): Part[] {
    const { children } = node;
    const [first, second, third] = children;
    switch (node.name) {
      case 'mi':
      case 'mn':
      case 'mo':
      case 'mtext':
      case 'ms': {
        const sign = narySignOf(node);
        return sign === null
          ? readToken(node)
          : [this.nary(node, sign, null, null, this.display && !integrals.test(sign) ? 'undOvr' : 'subSup')];
      }
      case 'mspace':
        return spaceRun(node.attributes.width ?? '0');
      case 'mrow':
        return isFenced(node) ? [this.fenced(node)] : this.row(children);
      case 'TeXAtom': {
        const name = nameOf(node);
        return name ? [name] : this.row(children);
      }
      case 'mfrac': {
        const bar = !/^0+(?:\.0*)?(?:px|pt|em|ex)?$/.test(node.attributes.linethickness ?? '1');
        return [{ kind: 'fraction', bar, top: this.row([first!]), bottom: this.row([second!]) }];
      }
      case 'msqrt':
        return [{ kind: 'root', degree: null, of: this.row(children) }];
      case 'mroot':
        return [{ kind: 'root', degree: this.row([second!]), of: this.row([first!]) }];
      case 'msub':
        return this.scripts(first!, second!, null);
      case 'msup':
        return this.scripts(first!, null, second!);
      case 'msubsup':
        return this.scripts(first!, second!, third!);
      case 'munder':
        return this.limits(first!, second!, null);
      case 'mover':
        return this.limits(first!, null, second!);
      case 'munderover':
        return this.limits(first!, second!, third!);
      case 'mmultiscripts':
        return this.multiscripts(node);
      case 'mtable':
        return this.table(node);
      case 'menclose':
        return [{ kind: 'frame', lines: linesOf(node.attributes.notation ?? ''), of: this.row(children) }];
      case 'mphantom':
        return [{ kind: 'phantom', of: this.row(children) }];
      case 'mpadded':
        // Without a width, what is in it only holds up a line.
        return node.attributes.width === '0' && children.every((child) => child.name === 'mphantom')
          ? []
          : this.row(children);
      default:
        return this.row(children);
    }
  }

  private nary(
    { color }: MathNode,
    sign: string,
    sub: MathNode | null,
    sup: MathNode | null,
    at: NaryPart['at'],
  ): NaryPart {
    const parts = (node: MathNode | null) => (node ? this.row([node]) : null);
    return { kind: 'nary', sign, at, sub: parts(sub), sup: parts(sup), of: [], color };
  }

  private scripts(base: MathNode, sub: MathNode | null, sup: MathNode | null): Part[] {
    const only = onlyNode(base);
    const sign = only && narySignOf(only);
    if (only && sign && !(sup && isPrimes(this.row([sup]))))
      return [this.nary(only, sign, sub, sup, 'subSup')];
    const of = still(this.row([base]));
    const raised = sup && this.row([sup]);
    if (!sub && raised && isPrimes(raised) && !sign) return [...of, ...raised];
    return [{ kind: 'script', base: of, sub: sub && this.row([sub]), sup: raised }];
  }

  private limits(base: MathNode, under: MathNode | null, over: MathNode | null): Part[] {
    const only = onlyNode(base);
    const sign = only && narySignOf(only);
    const moved = only?.attributes.movablelimits !== 'false' && only?.name === 'mo';
    if (only && sign)
      return [this.nary(only, sign, under, over, this.display || integrals.test(sign) ? 'undOvr' : 'subSup')];
    if (!this.display && moved && only.attributes.movablelimits === 'true')
      return this.scripts(base, under, over);
    let parts = still(this.row([base]));
    if (over) parts = [this.mark(parts, over, 'top', only)];
    if (under) parts = [this.mark(parts, under, 'bot', only)];
    return parts;
  }

  /** What stands over or under something: an accent, a bar, a brace, or a text. */
  private mark(of: Parts, node: MathNode, at: 'top' | 'bot', base: MathNode | null): Part {
    const only = onlyNode(node);
    const sign = only?.name === 'mo' || only?.name === 'mi' ? only.text : '';
    const isArrow = base?.name === 'mo';
    if (barSigns.has(sign)) return { kind: 'bar', at, of };
    if (braceSigns.has(sign)) return { kind: 'brace', mark: sign, at, of };
    const accent = isArrow ? undefined : accentMarks[sign];
    if (accent !== undefined && at === 'top') return { kind: 'accent', mark: accent, of };
    if (accent !== undefined && /[→←↔]/.test(sign)) return { kind: 'brace', mark: sign, at, of };
    return { kind: 'limit', at: at === 'top' ? 'upp' : 'low', base: of, limit: this.row([node]) };
  }

  private multiscripts({ children }: MathNode): Part[] {
    const split = children.findIndex((child) => child.name === 'mprescripts');
    const scripts = (nodes: readonly MathNode[]) => {
      const [sub, sup] = nodes.map((each) => (each.name === 'none' ? [] : this.row([each])));
      return { sub: sub && sub.length > 0 ? sub : null, sup: sup && sup.length > 0 ? sup : null };
    };
    const behind = scripts(children.slice(1, split < 0 ? undefined : split));
    const own = this.row([children[0]!]);
    const base: Parts = behind.sub || behind.sup ? [{ kind: 'script', base: own, ...behind }] : own;
    if (split < 0) return [...base];
    return [{ kind: 'pre', base, ...scripts(children.slice(split + 1)) }];
  }

  private table({ children, attributes }: MathNode): Part[] {
    const rows = children.map((row) => row.children.map((cell) => this.row(cell.children)));
    const columns = (attributes.columnalign ?? 'center').split(/\s+/) as ColumnAlign[];
    // The lines of one long formula stand as they like.
    if (attributes.width?.endsWith('%') && rows.every((row) => row.length === 1))
      return [{ kind: 'matrix', rows, aligned: true, columns: ['center'] }];
    const aligned =
      columns[0] === 'right' && columns.every((each, i) => each === (i % 2 === 0 ? 'right' : 'left'));
    return [{ kind: 'matrix', rows, aligned: aligned && columns.length > 1, columns }];
  }

  private fenced({ children }: MathNode): BracketPart {
    const parts: MathNode[][] = [[]];
    let between = '';
    const inner = children.slice(1, -1);
    inner.forEach((node, i) => {
      const after = inner[i + 1];
      if (node.name === 'mo' && isEmptyAtom(inner[i - 1]) && isEmptyAtom(after)) {
        between = node.text;
        parts.push([]);
      } else if (!isEmptyAtom(node)) parts.at(-1)!.push(node);
    });
    const [open, close] = [onlyNode(children[0]!), onlyNode(children.at(-1)!)];
    return {
      kind: 'bracket',
      open: open?.text ?? '',
      close: close?.text ?? '',
      between,
      parts: parts.map((each) => this.row(each)),
      grows: true,
    };
  }
}

const integrals = /[∫∬∭⨌∮∯∰∱∲∳]/;

function openRows(nodes: readonly MathNode[]): MathNode[] {
  return nodes.flatMap((node): MathNode[] => {
    const kept = !isRow(node) || isFenced(node) || nameOf(node) !== null;
    const hidden = node.name === 'mpadded' && node.attributes.width === '0';
    return kept || hidden || (node.children.length === 0 && node.texClass !== null)
      ? [node]
      : openRows(node.children);
  });
}

/** Whether \left … \right made it. */
function isFenced({ name, texClass, children }: MathNode): boolean {
  if (name !== 'mrow' || texClass !== 'INNER' || children.length < 2) return false;
  return onlyNode(children[0]!)?.texClass === 'OPEN' && onlyNode(children.at(-1)!)?.texClass === 'CLOSE';
}

function isEmptyAtom(node: MathNode | undefined): boolean {
  return node?.name === 'TeXAtom' && node.children.length === 0;
}

/** The one node in rows of one. */
function onlyNode(node: MathNode): MathNode | null {
  if (!isRow(node)) return node;
  return node.children.length === 1 ? onlyNode(node.children[0]!) : null;
}

function narySignOf({ name, text }: MathNode): string | null {
  return name === 'mo' && narySigns.has(text) ? text : null;
}

/** A name of several words, such as "arg min". */
function nameOf({ name, texClass, children, color }: MathNode): RunPart | null {
  if (name !== 'TeXAtom' || texClass !== 'OP' || children.length === 0) return null;
  if (
    !children.every(
      (child) =>
        child.name === 'mspace' || (/^(?:mi|mtext|mo|mn)$/.test(child.name) && child.variant === 'normal'),
    )
  )
    return null;
  const text = children.map((child) => (child.name === 'mspace' ? ' ' : child.text)).join('');
  if (!/^[\p{L}\p{N} -]+$/u.test(text)) return null;
  return { kind: 'run', text, letters: { face: 'roman', weight: 'p' }, role: 'name', color };
}

/** A sum that something stands at as a sign does not run over what follows. */
function still(parts: Parts): Part[] {
  return parts.map((part) => {
    if (part.kind !== 'nary' || part.of.length > 0) return part;
    const { sign, color, sub, sup } = part;
    const run: Part = {
      kind: 'run',
      text: sign,
      letters: { face: 'roman', weight: 'i' },
      role: 'sign',
      color,
    };
    return sub || sup ? { kind: 'script', base: [run], sub, sup } : run;
  });
}

function linesOf(notation: string): FrameLines {
  const up = notation.includes('updiagonalstrike');
  const down = notation.includes('downdiagonalstrike');
  if (up || down) return up && down ? 'both' : up ? 'up' : 'down';
  return notation.includes('horizontalstrike') ? 'horizontal' : 'box';
}
