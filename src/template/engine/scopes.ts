import { didYouMean } from '../../source/index.ts';
import type { Frame } from './run-values.ts';
import type { PathExpression } from './syntax.ts';

/** How the value is got that a path starts from, and the names to look up in it. */
export interface PathBase {
  readonly value: (frame: Frame) => unknown;
  readonly names: readonly string[];
}

export interface PathProblem {
  readonly problem: string;
  readonly hint: string | null;
}

interface Scope {
  readonly kind: 'each' | 'with';
  /** Names that the template gives to the item and its index. */
  readonly params: readonly string[];
}

/** What `@name` may be. */
const loopNames = ['index', 'first', 'last', 'key'] as const;

/**
 * Which value a path of a template starts from: each open {{#each}} and {{#with}} of the file is a frame when it runs, so
 * that `../` and block parameters are so many frames up.
 */
export class PathScopes {
  private readonly partial: boolean;
  private readonly scopes: Scope[] = [];

  constructor(partial: boolean) {
    this.partial = partial;
  }

  /** How many blocks that change the context are open. */
  get depth(): number {
    return this.scopes.length;
  }

  open(kind: Scope['kind'], params: readonly string[]): void {
    this.scopes.push({ kind, params });
  }

  close(): void {
    this.scopes.pop();
  }

  resolve(path: PathExpression): PathBase | PathProblem {
    if (path.data) return this.resolveData(path);
    const { depth, parts } = path;
    if (depth > this.scopes.length) return this.tooHigh(depth);
    const [first, ...rest] = parts;
    if (depth === 0 && first !== undefined && !/^\.|^this\b/.test(path.original)) {
      const up = this.scopes.toReversed().findIndex((scope) => scope.params.includes(first));
      const isIndex = this.scopes.at(-1 - up)?.params[0] !== first;
      if (up >= 0)
        return {
          value: (frame) => (isIndex ? frameAbove(frame, up).key : frameAbove(frame, up).context),
          names: rest,
        };
    }
    if (depth === 0) return { value: (frame) => frame.context, names: parts };
    return { value: (frame) => frameAbove(frame, depth).context, names: parts };
  }

  private tooHigh(depth: number): PathProblem {
    const up = '../'.repeat(depth);
    if (this.partial) {
      const hint = 'hand the value to the partial: {{> name value=../value}}';
      return { problem: `"${up}" leaves this partial`, hint };
    }
    return {
      problem: `nothing stands above: "${up}" climbs out of more blocks than there are`,
      hint: 'only {{#each}} and {{#with}} change what a name is looked up in',
    };
  }

  private resolveData({ parts, depth }: PathExpression): PathBase | PathProblem {
    const [name = '', ...names] = parts;
    if (name === 'root') return { value: (frame) => frame.root, names };
    const known = loopNames.find((each) => each === name);
    if (!known) {
      const all = [...loopNames, 'root'].map((each) => `@${each}`);
      const hint = didYouMean(`@${name}`, all) ?? `there are: ${all.join(', ')}`;
      return { problem: `no "@${name}"`, hint };
    }
    const loops = this.scopes.filter((scope) => scope.kind === 'each').length;
    if (!this.partial && depth >= loops) {
      return { problem: `"@${name}" has a value only inside {{#each}}`, hint: null };
    }
    return {
      value: ({ loop }) => {
        let found = loop;
        for (let up = 0; up < depth && found; up++) found = found.around;
        return found?.[known];
      },
      names,
    };
  }
}

function frameAbove(frame: Frame, count: number): Frame {
  let found = frame;
  for (let up = 0; up < count; up++) found = found.above!;
  return found;
}
