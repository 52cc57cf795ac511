import { languageOfFile, readFileLines, readLineSet } from '../code/index.ts';
import { type CodeBlock, languageProblems, markProblems, reportMarkup } from '../markup/index.ts';
import {
  type Diagnostic,
  type Outcome,
  type RelatedPlace,
  replaceForbidden,
  type SourceFile,
  type Span,
} from '../source/index.ts';
import { reportDeck } from './codes.ts';

/** A text of the project, by its path from the project's root. */
export type ReadCodeFile = (path: string, from: Span | null) => Outcome<SourceFile>;

interface CodeContext {
  readonly placeOf: (word: string | null) => {
    readonly span: Span;
    readonly related: readonly RelatedPlace[];
  };
  readonly readText: ReadCodeFile;
  readonly report: (diagnostic: Diagnostic) => void;
}

/**
 * Code as a template asks for it, with the text of its file and the lines that stand out. Null after it was reported that
 * there is nothing to show.
 */
export function settleCode(block: CodeBlock, context: CodeContext): CodeBlock | null {
  const { wanted, ...own } = block;
  if (!wanted) return block;
  // A block of YAML ends with the end of its last line.
  const rest = { ...own, text: own.text.replace(/\n$/, '') };
  const { file, highlight } = wanted;
  const code = file === null ? rest : readFrom(file, rest, context);
  if (!code) return null;
  const say = (word: string, problems: ReturnType<typeof markProblems>) => {
    const { span, related } = context.placeOf(word);
    for (const { code: name, message, hint } of problems)
      context.report(reportMarkup(name, span, message, { hint, related }));
  };
  if (block.language !== null) say(block.language, [...languageProblems(block.language)]);
  if (highlight === null) return code;
  const marked = readLineSet(highlight);
  if (!marked) {
    const message = `"${highlight}" names no lines`;
    say(highlight, [{ code: 'code-highlight', message, hint: 'as in "2,4-6"' }]);
    return code;
  }
  say(highlight, markProblems(code, marked));
  return { ...code, marked };
}

function readFrom(
  file: string,
  block: CodeBlock,
  { placeOf, readText, report }: CodeContext,
): CodeBlock | null {
  const { span, related } = placeOf(file);
  const fail = (message: string, hint: string): null => {
    report(reportDeck('code-lines', span, message, { hint, related }));
    return null;
  };
  const asked = readFileLines(file);
  if (!asked)
    return fail(`"${file}" asks for no lines that there could be`, 'as in src/x.ts#L3-L9, or #L3 for one');
  const { path } = asked;
  const read = readText(path, span);
  for (const each of read.diagnostics) report({ ...each, related: [...each.related, ...related] });
  if (!read.value) return null;
  const lines = replaceForbidden(read.value.text).replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  const { from, to } = asked.lines ?? { from: 1, to: lines.length };
  if (to > lines.length) {
    const has = lines.length === 1 ? 'one line' : `${lines.length} lines`;
    return fail(
      `"${path}" has ${has}, and ${from === to ? `line ${from} is` : `lines ${from} to ${to} are`} asked for`,
      'name lines that it has',
    );
  }
  const shown = lines.slice(from - 1, to);
  if (shown.every((line) => line.trim() === ''))
    return fail(
      `there is nothing in ${asked.lines ? 'these lines of ' : ''}"${path}"`,
      'name lines with code',
    );
  const before = lines
    .slice(0, from - 1)
    .map((line) => `${line}\n`)
    .join('');
  return {
    ...block,
    text: shown.join('\n'),
    language: block.language ?? languageOfFile(path),
    ...(from > 1 && { first: from, before }),
  };
}
