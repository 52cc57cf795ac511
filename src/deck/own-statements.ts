import { type Outline, resolveStatement, type Statement, statementSchema } from '../outline/index.ts';
import type { Diagnostic } from '../source/index.ts';
import { build, type Located, text } from '../yaml/index.ts';

/** Statements that stand in a deck file instead of the outline: plain points, and points with a source. */
export class OwnStatements {
  readonly byKey = new Map<string, Statement>();
  private readonly byNode = new Map<string, Statement>();
  private readonly outline: Outline;
  private readonly report: (diagnostic: Diagnostic) => void;

  constructor(outline: Outline, report: (diagnostic: Diagnostic) => void) {
    this.outline = outline;
    this.report = report;
  }

  /** The statement that a value of a deck file gives; null after an error. The same value gives the same one. */
  read(node: Located): Statement | null {
    const place = `${node.span.file.path}\u0000${node.span.start}`;
    const known = this.byNode.get(place);
    if (known) return known;
    const key = `deck/${this.byKey.size + 1}`;
    const statement = this.isText(node)
      ? this.plainStatement(node, key)
      : resolveStatement(node, this.outline, key, this.report);
    if (!statement) return null;
    this.byKey.set(key, statement);
    this.byNode.set(place, statement);
    return statement;
  }

  private isText(node: Located): boolean {
    return (
      node.kind === 'scalar' ||
      (node.kind === 'map' && !node.entries.some((entry) => entry.key in (statementSchema.fields ?? {})))
    );
  }

  private plainStatement(node: Located, key: string): Statement | null {
    const words = text().decode(node, this.report);
    if (!words) return null;
    const record = build(Object.keys(statementSchema.fields ?? {}), node, (name) =>
      name === 'text' ? words : null,
    );
    const rest = {
      type: 'statement',
      key,
      span: node.span,
      owner: null,
      passages: [],
      source: null,
      quote: null,
      at: null,
    };
    // The record has every field of the schema: `build` made them.
    return { ...record, ...rest } as unknown as Statement;
  }
}
