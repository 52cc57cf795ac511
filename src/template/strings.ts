import type { Diagnostic, SourceFile } from '../source/index.ts';
import {
  checkCharacters,
  describeLocated,
  isLanguageTag,
  type Located,
  lookupWording,
  parseYaml,
  reportYaml,
  type Text,
  type Wording,
} from '../yaml/index.ts';
import { reportTemplate } from './codes.ts';
import type { Strings } from './template.ts';

/**
 * Reads strings.yaml of each layer, the shipped one first, and merges them key by key. A map from languages merges
 * language by language; a plain string, which is for every language, stands for all wordings beneath it. White space at
 * the ends of a string is kept: separators need it.
 */
export function mergeStrings(
  set: string,
  files: readonly SourceFile[],
  report: (diagnostic: Diagnostic) => void,
): Strings {
  const merged = new Map<string, Text>();
  for (const file of files) {
    const parsed = parseYaml(file);
    // A layer may have nothing to say.
    for (const diagnostic of parsed.diagnostics) if (diagnostic.code !== 'empty-file') report(diagnostic);
    if (!parsed.value) continue;
    if (parsed.value.kind !== 'map') {
      const message = `a map from keys to words is expected here, not ${describeLocated(parsed.value)}`;
      report(reportYaml('wrong-type', parsed.value.span, message));
      continue;
    }
    for (const { key, value } of parsed.value.entries) {
      const text = readString(value, report);
      if (text) merged.set(key, mergeText(merged.get(key), text));
    }
  }
  const keys = [...merged.keys()];
  return { set, file: files.at(-1) ?? null, get: (key) => merged.get(key) ?? null, keys };
}

/**
 * The one warning about a set that lacks words in a language. It points at the first of them that the project's own
 * strings.yaml words in other languages, else at the topmost file as a whole.
 */
export function missingWords(strings: Strings, language: string): Diagnostic {
  const missing = strings.keys.filter((key) => {
    const text = strings.get(key)!;
    // What holds no letters, such as a separator, does for every language.
    return !isWorded(text, language) && text.wordings.some((each) => /\p{L}/u.test(each.value));
  });
  const top = strings.file && { file: strings.file, start: 0, end: 0 };
  const isShipped = strings.file?.path.startsWith('package:') ?? true;
  const spans = isShipped ? [] : missing.map((key) => strings.get(key)!.span);
  const own = spans.find((span) => span.file === strings.file);
  const shown = missing.slice(0, 5).join(', ') + (missing.length > 5 ? ', …' : '');
  const [words, each] = missing.length === 1 ? ['1 word', 'it'] : [`${missing.length} words`, 'each'];
  const message = `the template set "${strings.set}" lacks ${words} in "${language}"; other languages are shown`;
  const path = `templates/${strings.set}/strings.yaml`;
  const where = isShipped ? `give the project a ${path}` : `complete ${path}`;
  const hint = `${where} with "key: { ${language}: … }" for ${each}: ${shown}`;
  return reportTemplate('missing-translation', own ?? top, message, { hint });
}

/** A plain string serves every language. */
export function isWorded(text: Text, language: string): boolean {
  return (
    text.wordings.some((wording) => wording.language === null) ||
    lookupWording(text, language, language) !== null
  );
}

function readString(node: Located, report: (diagnostic: Diagnostic) => void): Text | null {
  const wordings: Wording[] = [];
  const add = (language: string | null, value: Located): void => {
    if (value.kind !== 'scalar') {
      report(reportYaml('wrong-type', value.span, `a text is expected here, not ${describeLocated(value)}`));
    } else if (checkCharacters(value, report))
      wordings.push({ language, value: value.text, span: value.span });
  };
  if (node.kind !== 'map') add(null, node);
  else {
    for (const { key, keySpan, value } of node.entries) {
      if (isLanguageTag(key)) add(key, value);
      else {
        const hint = 'a string is a text, or a map from language (en, zh, pt-BR) to text';
        report(reportYaml('invalid-language', keySpan, `"${key}" is not a language tag`, { hint }));
      }
    }
  }
  return wordings.length === 0 ? null : { kind: 'text', block: false, span: node.span, wordings };
}

function mergeText(below: Text | undefined, above: Text): Text {
  if (above.wordings.some((wording) => wording.language === null)) return above;
  const kept = (below?.wordings ?? []).filter(
    (wording) => !above.wordings.some((each) => each.language === wording.language),
  );
  return { ...above, wordings: [...kept, ...above.wordings] };
}
