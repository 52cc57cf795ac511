import { type LineRange, languageMeant, lineSetText, readInfo } from '../code/index.ts';
import type { CodeBlock, Origin } from './blocks.ts';
import type { TextProblem } from './codes.ts';

/** Something doubtful about code, before anyone knows where it stands. */
export type CodeProblem = Pick<TextProblem, 'code' | 'message' | 'hint'>;

/** Code in a fence, with what the fence says of it. */
export function codeOf(
  info: string,
  content: string,
  origin: Origin,
): { readonly block: CodeBlock; readonly problems: readonly CodeProblem[] } {
  const { language, lines, marked, faulty } = readInfo(info);
  const block: CodeBlock = {
    kind: 'code',
    text: content.replace(/\n$/, ''),
    language,
    ...(lines && { numbered: true as const }),
    ...(marked.length > 0 && { marked }),
    origin,
  };
  const problems = [...languageProblems(language), ...markProblems(block, marked)];
  if (faulty !== null) {
    const message = `"${faulty}" names no lines`;
    problems.push({ code: 'code-highlight', message, hint: 'as in {2,4-6}' });
  }
  return { block, problems };
}

export function languageProblems(language: string | null): readonly CodeProblem[] {
  const meant = language === null ? null : languageMeant(language);
  if (meant === null) return [];
  const message = `code of the language "${language}" has no colours`;
  return [{ code: 'unknown-language', message, hint: meant }];
}

/** Lines that are to stand out, and are not there. */
export function markProblems(
  { text, first = 1 }: Pick<CodeBlock, 'text' | 'first'>,
  marked: readonly LineRange[],
): CodeProblem[] {
  const last = first + text.split('\n').length - 1;
  const beyond = marked.filter(({ from, to }) => from < first || to > last);
  if (beyond.length === 0) return [];
  const message = `"${lineSetText(beyond)}" is to stand out, and the code has the lines ${first} to ${last}`;
  return [{ code: 'code-highlight', message, hint: null }];
}
