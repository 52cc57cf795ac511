import { didYouMean } from '../../source/index.ts';
import {
  dataExpression,
  type Expression,
  type Location,
  nameExpression,
  type PathExpression,
  thisExpression,
} from './syntax.ts';

/** A value to start from and the names to look up in it. */
export interface PathBase {
  readonly expression: Expression;
  readonly names: readonly string[];
}

export interface PathProblem {
  readonly problem: string;
  readonly hint: string | null;
}

interface Scope {
  readonly kind: 'each' | 'with';
  /** Names that the template gives to the item and its index, and ours for them. */
  readonly params: readonly { readonly name: string; readonly own: string }[];
  /** Ours for the block's context, once something inside another block asks for it by `../`. */
  context: string | null;
}

/** What `@name` may be. */
const loopNames = ['index', 'first', 'last', 'key'];

/**
 * Which value a path of a template starts from. `../` counts the blocks around it in the file that change the context
 * ({{#each}} and {{#with}}), and becomes a block parameter of ours: no chain of contexts is kept when a template runs.
 */
export class PathScopes {
  private readonly partial: boolean;
  private readonly scopes: Scope[] = [];
  private names = 0;

  constructor(partial: boolean) {
    this.partial = partial;
  }

  /** How many blocks that change the context are open. */
  get depth(): number {
    return this.scopes.length;
  }

  open(kind: Scope['kind'], params: readonly string[]): void {
    // New names: a block parameter may be called like a helper.
    const own = params.map((name) => ({ name, own: this.newName() }));
    this.scopes.push({ kind, params: own, context: null });
  }

  /** Closes the innermost block and gives the parameters that it needs: item, index, context. */
  close(): readonly string[] | undefined {
    const scope = this.scopes.pop()!;
    const [item, index] = scope.params.map((param) => param.own);
    if (scope.context) return [item ?? this.newName(), index ?? this.newName(), scope.context];
    return scope.params.length > 0 ? scope.params.map((param) => param.own) : undefined;
  }

  /** The context at this point. */
  current(loc: Location): Expression {
    return thisExpression(loc);
  }

  resolve(path: PathExpression): PathBase | PathProblem {
    if (path.data) return this.resolveData(path);
    if (path.depth > 0) return this.resolveParent(path);
    const [first, ...rest] = path.parts;
    const scoped = /^\.|^this\b/.test(path.original);
    if (first !== undefined && !scoped) {
      const own = this.findParam(first);
      if (own) return { expression: nameExpression(own, path.loc), names: rest };
    }
    return { expression: thisExpression(path.loc), names: path.parts };
  }

  private findParam(name: string): string | null {
    for (const scope of this.scopes.toReversed()) {
      const found = scope.params.find((param) => param.name === name);
      if (found) return found.own;
    }
    return null;
  }

  private resolveParent(path: PathExpression): PathBase | PathProblem {
    const index = this.scopes.length - path.depth;
    if (index < 0) {
      const up = '../'.repeat(path.depth);
      return this.partial
        ? {
            problem: `"${up}" leaves this partial`,
            hint: 'hand the value to the partial: {{> name value=../value}}',
          }
        : {
            problem: `nothing stands above: "${up}" climbs out of more blocks than there are`,
            hint: 'only {{#each}} and {{#with}} change what a name is looked up in',
          };
    }
    if (index === 0) return { expression: dataExpression('top', 0, path.loc), names: path.parts };
    const scope = this.scopes[index - 1]!;
    scope.context ??= this.newName();
    return { expression: nameExpression(scope.context, path.loc), names: path.parts };
  }

  private resolveData(path: PathExpression): PathBase | PathProblem {
    const [name = '', ...names] = path.parts;
    if (name === 'root') return { expression: dataExpression('root', 0, path.loc), names };
    if (!loopNames.includes(name)) {
      const names = [...loopNames, 'root'].map((each) => `@${each}`);
      const hint = didYouMean(`@${name}`, names) ?? `there are: ${names.join(', ')}`;
      return { problem: `no "@${name}"`, hint };
    }
    const loops = this.scopes.filter((scope) => scope.kind === 'each').length;
    if (!this.partial && path.depth >= loops) {
      return { problem: `"@${name}" has a value only inside {{#each}}`, hint: null };
    }
    return { expression: dataExpression(name, path.depth, path.loc), names };
  }

  private newName(): string {
    this.names += 1;
    return `$${this.names}`;
  }
}
