import type { Span } from '../source/index.ts';
import type { Located, LocatedScalar } from './located.ts';
import { text } from './scalar-schemas.ts';
import { mapOf, type Schema } from './schema.ts';
import type { Text } from './values.ts';

/** A value that texts of decks may name: `{{vars.name}}`. */
export interface Variable {
  readonly text: Text;
  /** A scalar, or one for each language. */
  readonly node: Located;
  /** Null: no file says it. */
  readonly span: Span | null;
}

const words = text({ verbatim: true });

const variable: Schema<Variable> = {
  type: 'text',
  json: () => words.json(),
  decode(node, report) {
    const found = words.decode(node, report);
    return found && { text: found, node, span: node.span };
  },
};

/** A map from names to texts. A scalar is its own characters: 007 stays so. */
export function variables(): Schema<readonly { key: string; keySpan: Span; value: Variable }[]> {
  return mapOf(variable, { keys: 'any' });
}

/** A value that no file says: from the command line, letter for letter. */
export function variableOf(value: string): Variable {
  const span: Span = { file: { path: '', text: value }, start: 0, end: value.length };
  const node: LocatedScalar = { kind: 'scalar', span, text: value, value, plain: false };
  const wordings = [{ language: null, value, span }];
  return { text: { kind: 'text', block: false, plain: true, span, wordings }, node, span: null };
}
