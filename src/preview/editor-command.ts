import type { Outcome } from '../source/index.ts';
import { reportPreview } from './codes.ts';
import type { FilePlace } from './protocol.ts';

/** The words of a command line, with `{file}`, `{line}` and `{column}` in them. */
export interface EditorCommand {
  readonly program: string;
  readonly words: readonly string[];
}

/**
 * Reads `code -g {file}:{line}:{column}`. Quotes hold words together as in a shell; nothing else of a shell is
 * understood, since none is run. Diagnostics: invalid-editor.
 */
export function readEditorCommand(text: string): Outcome<EditorCommand> {
  const refuse = (problem: string) => {
    const hint = 'write it as in --editor "code -g {file}:{line}:{column}"';
    return { diagnostics: [reportPreview('invalid-editor', null, problem, { hint })] };
  };
  const words: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const match = /^(?:[^\s"']|"[^"]*"|'[^']*')+/.exec(rest);
    if (!match) return refuse('the command of the editor has a quote without its end');
    const word = match[0];
    if (/^["']/.test(rest.slice(word.length)))
      return refuse('the command of the editor has a quote without its end');
    words.push(
      word.replace(/"([^"]*)"|'([^']*)'/g, (_, double?: string, single?: string) => double ?? single ?? ''),
    );
    rest = rest.slice(word.length).trimStart();
  }
  const [program, ...others] = words;
  if (!program) return refuse('the command of the editor is empty');
  if (!others.some((word) => word.includes('{file}')))
    return refuse(`the command of the editor, "${text}", does not say where the {file} goes`);
  return { value: { program, words: others }, diagnostics: [] };
}

/** The words with a place in them: values are words or parts of words, whatever characters they have. */
export function editorWords({ words }: EditorCommand, file: string, place: FilePlace): readonly string[] {
  const values: Readonly<Record<string, string>> = {
    file,
    line: String(place.line),
    column: String(place.column),
  };
  return words.map((word) => word.replace(/\{(file|line|column)\}/g, (_, name: string) => values[name]!));
}
