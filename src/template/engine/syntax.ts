/** Handlebars' syntax tree as its parser builds it. Lines from 1, columns from 0. */
export interface Location {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

export interface Program {
  readonly type: 'Program';
  readonly body: readonly Statement[];
  readonly blockParams?: readonly string[] | undefined;
  readonly loc: Location;
}

export interface ContentStatement {
  readonly type: 'ContentStatement';
  /** What is printed. */
  readonly value: string;
  /** What stands in the file, before white space control. */
  readonly original: string;
  readonly loc: Location;
}

interface CommentStatement {
  readonly type: 'CommentStatement';
  readonly loc: Location;
}

/** A helper or a name with what it takes. */
export interface Call {
  readonly path: Expression;
  readonly params: readonly Expression[];
  readonly hash?: Hash | undefined;
  readonly loc: Location;
}

export interface MustacheStatement extends Call {
  readonly type: 'MustacheStatement' | 'Decorator';
  readonly escaped: boolean;
}

export interface BlockStatement extends Call {
  readonly type: 'BlockStatement' | 'DecoratorBlock';
  readonly program?: Program | undefined;
  readonly inverse?: Program | undefined;
}

export interface PartialStatement {
  readonly type: 'PartialStatement' | 'PartialBlockStatement';
  readonly name: Expression;
  readonly params: readonly Expression[];
  readonly hash?: Hash | undefined;
  readonly indent?: string;
  readonly loc: Location;
}

export type Statement =
  | ContentStatement
  | CommentStatement
  | MustacheStatement
  | BlockStatement
  | PartialStatement;

interface SubExpression extends Call {
  readonly type: 'SubExpression';
}

export interface PathExpression {
  readonly type: 'PathExpression';
  /** `@index`. */
  readonly data: boolean;
  /** How many `../` stand before it. */
  readonly depth: number;
  readonly parts: readonly string[];
  readonly original: string;
  readonly loc: Location;
}

interface Literal {
  readonly type: 'StringLiteral' | 'NumberLiteral' | 'BooleanLiteral' | 'UndefinedLiteral' | 'NullLiteral';
  readonly value?: string | number | boolean | null | undefined;
  readonly original?: string | number | boolean | null | undefined;
  readonly loc: Location;
}

export type Expression = SubExpression | PathExpression | Literal;

export interface Hash {
  readonly pairs: readonly { readonly key: string; readonly value: Expression; readonly loc: Location }[];
}
