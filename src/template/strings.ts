import { type Diagnostic, didYouMean, NameIndex, type SourceFile, type Span } from '../source/index.ts';
import {
  checkCharacters,
  describeLocated,
  isLanguageTag,
  type Located,
  type LocatedMap,
  lookupWording,
  parseYaml,
  reportYaml,
  type Text,
  type Wording,
} from '../yaml/index.ts';
import { reportTemplate } from './codes.ts';
import type { Strings } from './template.ts';
import { categoriesOf, pluralCategories, readRules } from './views/plural-form.ts';

/** Stands among words and is none: whether slides say that a source of theirs is stale. */
const staleMark = 'stale-mark';

/** The words of a set, and what its upper layers add to the lowest. */
export interface MergedStrings {
  readonly strings: Strings;
  /** Places of keys that the lowest layer does not have. */
  readonly added: ReadonlyMap<string, Span>;
}

/**
 * Reads strings.yaml of each layer, the shipped one first, and merges them key by key. A map from languages merges
 * language by language; a plain string, which is for every language, stands for all wordings beneath it. White space at
 * the ends of a string is kept: separators need it. A shipped word is read when it is asked for: there are thousands of
 * wordings in languages that no deck of the project has.
 */
export function mergeStrings(
  set: string,
  files: readonly SourceFile[],
  report: (diagnostic: Diagnostic) => void,
): MergedStrings {
  const layers = new Map<string, (() => Text | null)[]>();
  const added = new Map<string, Span>();
  for (const [at, file] of files.entries()) {
    const parsed = parseYaml(file);
    // A layer may have nothing to say.
    for (const diagnostic of parsed.diagnostics) if (diagnostic.code !== 'empty-file') report(diagnostic);
    if (!parsed.value) continue;
    if (parsed.value.kind !== 'map') {
      const message = `a map from keys to words is expected here, not ${describeLocated(parsed.value)}`;
      report(reportYaml('wrong-type', parsed.value.span, message));
      continue;
    }
    const add = (key: string, read: () => Text | null): void => {
      const below = layers.get(key);
      if (below) below.push(read);
      else layers.set(key, [read]);
    };
    for (const entry of parsed.value.entries) {
      const { key, keySpan } = entry;
      // What ships is looked at by the tests, not by whoever first asks for a word.
      if (isShipped(file)) add(key, () => readString(key, entry.value, () => {}));
      else {
        const text = readString(key, entry.value, report);
        if (!text) continue;
        if (at > 0 && !layers.has(key)) added.set(key, keySpan);
        add(key, () => text);
      }
    }
  }
  const merged = new Map<string, Text | null>();
  const get = (key: string): Text | null => {
    let text = merged.get(key);
    if (text === undefined) {
      text = null;
      for (const read of layers.get(key) ?? []) text = mergeText(text, read());
      merged.set(key, text);
    }
    return text;
  };
  return { strings: { set, file: files.at(-1) ?? null, get, keys: [...layers.keys()] }, added };
}

function isShipped(file: SourceFile): boolean {
  return file.path.startsWith('package:');
}

/**
 * Words that a layer adds and no template names: most likely misspelt, so that what they were to replace is still shown.
 * Reports unused-word.
 */
export function reportUnusedWords(
  { strings, added }: MergedStrings,
  templates: readonly string[],
  report: (diagnostic: Diagnostic) => void,
): void {
  if (added.size === 0) return;
  // A quotation mark may end one and begin the next.
  const quoted = new Set(
    templates.flatMap((text) => [...text.matchAll(/(["'])([^"']*)(?=\1)/g)].map(([, , word]) => word)),
  );
  const known = new NameIndex(strings.keys.filter((key) => !added.has(key)));
  for (const [key, span] of added) {
    if (key === staleMark || quoted.has(key)) continue;
    const hint = didYouMean(key, known) ?? 'remove it, or use it in a template: {{t "…"}}';
    report(reportTemplate('unused-word', span, `no template uses the word "${key}"`, { hint }));
  }
}

/**
 * The one warning about a set that lacks words in a language. It points at the first of them that the project's own
 * strings.yaml words in other languages, else at the topmost file as a whole.
 */
export function missingWords(strings: Strings, language: string): Diagnostic {
  const missing = strings.keys.filter((key) => isMissing(key, strings.get(key)!, language));
  const top = strings.file && { file: strings.file, start: 0, end: 0 };
  const bare = strings.file === null || isShipped(strings.file);
  const spans = bare ? [] : missing.map((key) => strings.get(key)!.span);
  const own = spans.find((span) => span.file === strings.file);
  const shown = missing.slice(0, 5).join(', ') + (missing.length > 5 ? ', …' : '');
  const [words, each] = missing.length === 1 ? ['1 word', 'it'] : [`${missing.length} words`, 'each'];
  const message = `the template set "${strings.set}" lacks ${words} in "${language}"; other languages are shown`;
  const path = `templates/${strings.set}/strings.yaml`;
  const where = bare ? `give the project a ${path}` : `complete ${path}`;
  const command = `throughline list words --template ${strings.set} --missing ${language}`;
  const hint = `${where} with "key: { ${language}: … }" for ${each}: ${shown} (${command})`;
  return reportTemplate('missing-translation', own ?? top, message, { hint });
}

/** Whether a language has no wording of its own and needs one. */
function isMissing(key: string, text: Text, language: string): boolean {
  // Of a currency its code is shown, of some months the usual name.
  if (isWorded(text, language) || /^(currency|month-alone)-/.test(key)) return false;
  // Signs without letters do for every language, but for those that figures, lists and quotations are written with.
  return /^(number|list|quote)-/.test(key) || text.wordings.some((each) => /\p{L}/u.test(each.value));
}

/** A word of a set as `throughline list words` shows it. */
export interface WordInfo {
  readonly key: string;
  readonly wordings: readonly {
    /** Null: it is for every language. */
    readonly language: string | null;
    readonly text: string;
    /** Of a word that changes with a number: its forms. */
    readonly forms: Readonly<Record<string, string>> | null;
  }[];
}

/** The words of a set; with a language, those that it has none for and would take from another. */
export function listWords(strings: Strings, missing: string | null): WordInfo[] {
  return strings.keys.flatMap((key) => {
    const text = strings.get(key);
    if (!text || (missing !== null && !isMissing(key, text, missing))) return [];
    const wordings = text.wordings.map(({ language, value, forms }) => {
      return { language, text: value, forms: forms ? Object.fromEntries(forms) : null };
    });
    return [{ key, wordings }];
  });
}

/** The plural categories of a language, as far as numbers of people's size have them; null where the set has no rules. */
export function formsIn(strings: Strings, language: string): readonly string[] | null {
  const rules = strings.get('plural-rules');
  const found = rules && lookupWording(rules, language, language);
  return found ? categoriesOf(found.value) : null;
}

/** A plain string serves every language. */
export function isWorded(text: Text, language: string): boolean {
  return (
    text.wordings.some((wording) => wording.language === null) ||
    lookupWording(text, language, language) !== null
  );
}

function readString(key: string, node: Located, report: (diagnostic: Diagnostic) => void): Text | null {
  const wordings: Wording[] = [];
  const add = (language: string | null, value: Located): void => {
    // Not worded yet.
    if (language !== null && isBlank(value)) return;
    const forms = value.kind === 'map' ? readForms(value, report) : null;
    const text = forms ? forms.get('other') : readWords(value, report);
    if (text === undefined) return;
    if (key === 'plural-rules' && !readRules(text)) {
      const hint = 'write them as CLDR does: "one: i = 1 and v = 0; few: i = 2..4 and v = 0"';
      report(reportYaml('invalid-value', value.span, `"${text}" is not a list of plural rules`, { hint }));
    } else if (key === staleMark && !/^(true|false)$/.test(text)) {
      const hint = 'write true or false: whether slides say that a source of theirs is stale';
      report(reportYaml('invalid-value', value.span, `"${text}" is neither true nor false`, { hint }));
    } else wordings.push({ language, value: text, span: value.span, ...(forms ? { forms } : {}) });
  };
  if (node.kind !== 'map' || isForms(node)) add(null, node);
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

function readWords(node: Located, report: (diagnostic: Diagnostic) => void): string | undefined {
  if (node.kind === 'scalar') return checkCharacters(node, report) ? node.text : undefined;
  report(reportYaml('wrong-type', node.span, `a text is expected here, not ${describeLocated(node)}`));
  return undefined;
}

/** Nothing, or a map of forms with nothing in them: as `list words` prints what is missing. */
function isBlank(node: Located): boolean {
  return node.kind === 'map'
    ? node.entries.every(({ value }) => isBlank(value))
    : node.kind === 'scalar' && node.value === null;
}

/** `one` and `two` might be languages too: "other", which every word in forms has, tells. */
function isForms(node: LocatedMap): boolean {
  return node.entries.some(({ key }) => key === 'other');
}

/** What a word is with which number: by plural category, or by the number itself. */
function readForms(
  node: LocatedMap,
  report: (diagnostic: Diagnostic) => void,
): ReadonlyMap<string, string> | null {
  const forms = new Map<string, string>();
  for (const { key, keySpan, value } of node.entries) {
    if (!pluralCategories.includes(key) && !/^\d{1,9}$/.test(key)) {
      const hint = didYouMean(key, pluralCategories) ?? `write ${pluralCategories.join(', ')} or a number`;
      report(reportYaml('unknown-key', keySpan, `"${key}" is no form of a word`, { hint }));
      continue;
    }
    const text = isBlank(value) ? undefined : readWords(value, report);
    if (text !== undefined) forms.set(key, text);
  }
  if (!isForms(node)) {
    const hint = 'add "other: …"';
    report(reportYaml('missing-key', node.span, 'a word in forms needs one for "other"', { hint }));
  }
  return forms;
}

function mergeText(below: Text | null, above: Text | null): Text | null {
  if (!above || above.wordings.some((wording) => wording.language === null)) return above ?? below;
  const kept = (below?.wordings ?? []).filter(
    (wording) => !above.wordings.some((each) => each.language === wording.language),
  );
  return { ...above, wordings: [...kept, ...above.wordings] };
}
