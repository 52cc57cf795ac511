/** Handlebars' syntax tree as its parser builds it. Lines from 1, columns from 0. */
export interface Location {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

export interface Program {
  readonly type: 'Program';
  readonly body: readonly Statement[];
  readonly blockParams?: readonly string[] | undefined;
  readonly strip?: object | undefined;
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

export interface CommentStatement {
  readonly type: 'CommentStatement';
  readonly value: string;
  readonly loc: Location;
}

interface Call {
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

export interface SubExpression extends Call {
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

export interface Literal {
  readonly type: 'StringLiteral' | 'NumberLiteral' | 'BooleanLiteral' | 'UndefinedLiteral' | 'NullLiteral';
  readonly value?: string | number | boolean | null | undefined;
  readonly original?: string | number | boolean | null | undefined;
  readonly loc: Location;
}

export type Expression = SubExpression | PathExpression | Literal;

export interface Hash {
  readonly type: 'Hash';
  readonly pairs: readonly HashPair[];
  readonly loc: Location;
}

export interface HashPair {
  readonly type: 'HashPair';
  readonly key: string;
  readonly value: Expression;
  readonly loc: Location;
}

/** A reference to one of our own names. */
export function nameExpression(name: string, loc: Location): PathExpression {
  return { type: 'PathExpression', data: false, depth: 0, parts: [name], original: name, loc };
}

/** `@name`, or `@../name` with a depth. */
export function dataExpression(name: string, depth: number, loc: Location): PathExpression {
  return { type: 'PathExpression', data: true, depth, parts: [name], original: `@${name}`, loc };
}

export function thisExpression(loc: Location): PathExpression {
  return { type: 'PathExpression', data: false, depth: 0, parts: [], original: 'this', loc };
}

export function numberLiteral(value: number, loc: Location): Literal {
  return { type: 'NumberLiteral', value, original: value, loc };
}

export function stringLiteral(value: string, loc: Location): Literal {
  return { type: 'StringLiteral', value, original: value, loc };
}

export function callExpression(
  name: string,
  params: readonly Expression[],
  hash: Hash | undefined,
  loc: Location,
): SubExpression {
  return { type: 'SubExpression', path: nameExpression(name, loc), params, hash, loc };
}

export function callStatement(
  name: string,
  params: readonly Expression[],
  hash: Hash | undefined,
  loc: Location,
): MustacheStatement {
  return {
    type: 'MustacheStatement',
    path: nameExpression(name, loc),
    params,
    hash,
    escaped: true,
    ...{ strip: { open: false, close: false } },
    loc,
  };
}

export function content(value: string, loc: Location): ContentStatement {
  return { type: 'ContentStatement', value, original: value, loc };
}
