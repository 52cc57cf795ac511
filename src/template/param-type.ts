import { type Diagnostic, didYouMean } from '../source/index.ts';
import { describeLocated, type Located } from '../yaml/index.ts';
import { reportTemplate } from './codes.ts';
import { type ParamType, type ParamTypeName, paramTypes } from './template.ts';

/** Every way to write a type in one word. "data" is its own plural: a list of them is `list of data`. */
const written: ReadonlyMap<string, Pick<ParamType, 'name' | 'list'> & { readonly name: ParamTypeName }> =
  new Map(
    [false, true].flatMap((list) =>
      paramTypes.map((name) => [list ? pluralOf(name) : name, { name, list }] as const),
    ),
  );

function pluralOf(name: ParamTypeName): string {
  return name === 'data' ? 'list of data' : `${name}s`;
}

/**
 * Reads a parameter's type: `element`, `elements`, `list of elements`, or a list of allowed words. Null after a
 * `bad-parameter` was reported.
 */
export function parseParamType(node: Located, report: (diagnostic: Diagnostic) => void): ParamType | null {
  if (node.kind === 'list') {
    const words = node.items.map((item) => (item.kind === 'scalar' ? item.text : ''));
    const bad = node.items.find((_, i) => words[i] === '' || words.indexOf(words[i]!) !== i);
    if (words.length > 0 && !bad) return { name: 'words', list: false, words };
    const message =
      words.length === 0 ? 'the list of allowed words is empty' : 'the allowed words must differ';
    report(reportTemplate('bad-parameter', bad?.span ?? node.span, message));
    return null;
  }
  if (node.kind !== 'scalar') {
    const message = `a type is a word or a list of allowed words, not ${describeLocated(node)}`;
    report(reportTemplate('bad-parameter', node.span, message));
    return null;
  }
  const found = written.get(node.text) ?? listOf(node.text);
  if (found) return { ...found, words: [] };
  const hint =
    didYouMean(node.text, written.keys()) ?? `there are: ${paramTypes.join(', ')}, and lists of them`;
  report(reportTemplate('bad-parameter', node.span, `no parameter type "${node.text}"`, { hint }));
  return null;
}

/** A type as it is written in front matter. */
export function formatParamType(type: ParamType): string {
  if (type.name === 'words') return type.words.join(' | ');
  return type.list ? pluralOf(type.name) : type.name;
}

function listOf(text: string): { readonly name: ParamTypeName; readonly list: true } | null {
  const item = /^list of (.+)$/.exec(text)?.[1];
  const found = item === undefined ? undefined : written.get(item);
  return found ? { name: found.name, list: true } : null;
}
