import type { Diagnostic, SourceFile } from '../source/index.ts';
import {
  checkCharacters,
  describeLocated,
  isLanguageTag,
  type Located,
  parseYaml,
  reportYaml,
  type Text,
  type Wording,
} from '../yaml/index.ts';
import type { Strings } from './template.ts';

/**
 * Reads strings.yaml of each layer, the shipped one first, and merges them key by key and language by language. White
 * space at the ends of a string is kept: separators need it.
 */
export function mergeStrings(
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
  return { get: (key) => merged.get(key) ?? null, keys };
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
  const kept = (below?.wordings ?? []).filter(
    (wording) => !above.wordings.some((each) => each.language === wording.language),
  );
  return { ...above, wordings: [...kept, ...above.wordings] };
}
