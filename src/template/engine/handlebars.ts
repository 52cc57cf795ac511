import Handlebars from 'handlebars';
import type { Program } from './syntax.ts';

/**
 * The one door to Handlebars: an environment of our own with nothing registered in it. Templates are strings; the
 * only syntax trees that are compiled are those that `parseProgram` read from one.
 */
const environment = Handlebars.create();
for (const name of Object.keys(environment.helpers)) environment.unregisterHelper(name);
for (const name of Object.keys(environment.decorators)) environment.unregisterDecorator(name);

/** Handlebars' own state after a parse error: how much of the text it had read. Not in its published types. */
interface ParserState {
  readonly lexer: { readonly matched?: string; readonly match?: string };
}

/** What a compiled template is called with: helpers and data come in whole, nothing is merged or looked up. */
export interface RunOptions {
  readonly partial: true;
  readonly helpers: Readonly<Record<string, unknown>>;
  readonly data: object;
}

export type CompiledProgram = (context: unknown, options: RunOptions) => string;

export interface BlockOptions {
  readonly fn: (context: unknown, options?: object) => string;
  readonly inverse: (context: unknown, options?: object) => string;
  readonly hash: Readonly<Record<string, unknown>>;
  readonly data: object;
}

/** A text that is written as it is. */
export const verbatim = (text: string): object => new environment.SafeString(text);

/** Throws Handlebars' own errors; `parse-template.ts` words them. */
export function parseProgram(text: string): Program {
  // Handlebars' types for its tree are looser than what it builds.
  return environment.parse(text) as unknown as Program;
}

/** Where the last parse stopped: the offset of the token that was not expected. */
export function parseErrorOffset(): number {
  // `Parser` is exported but not typed.
  const { lexer } = (environment as unknown as { Parser: ParserState }).Parser;
  return (lexer.matched?.length ?? 0) - (lexer.match?.length ?? 0);
}

/** Compiles a tree of ours; calls to anything but `names` do not compile. */
export function compileProgram(program: Program, names: readonly string[]): CompiledProgram {
  const options = {
    data: true,
    knownHelpers: Object.fromEntries(names.map((name) => [name, true])),
    knownHelpersOnly: true,
    preventIndent: true,
  };
  const run = environment.compile(program, options as CompileOptions);
  // With `partial: true` the runtime takes helpers and data as they are given: no merging at every call.
  return (context, runOptions) => run(context, runOptions as unknown as RuntimeOptions);
}
