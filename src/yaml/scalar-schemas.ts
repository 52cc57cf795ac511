import { type Diagnostic, didYouMean, longestName, namePattern, type Span } from '../source/index.ts';
import { checkCharacters, checkId } from './check-characters.ts';
import { reportYaml } from './codes.ts';
import { isLanguageTag, languagePattern } from './language.ts';
import { describeLocated, type Located, type LocatedEntry, type LocatedMap } from './located.ts';
import type { Schema } from './schema.ts';
import { type DateValue, parseDate, type Text, type Wording } from './values.ts';

export function id(): Schema<string> {
  return {
    type: 'id',
    decode(node, report) {
      const text = scalarText(node, 'an id', report);
      if (text === undefined) return undefined;
      return checkId(text, node.span, report) ? text : undefined;
    },
    json: () => ({ type: 'string', pattern: namePattern.source, maxLength: longestName }),
  };
}

/** A plain string: one language, no inline Markdown. A scalar is its own characters. */
export function string(options: { readonly pattern?: RegExp; readonly what?: string } = {}): Schema<string> {
  const what = options.what ?? 'a text';
  return {
    type: what.replace(/^an? /, ''),
    decode(node, report) {
      // With a pattern it is the characters that count: 000000 is a colour.
      const text = scalarText(node, what, report, options.pattern !== undefined);
      if (text === undefined) return undefined;
      if (!options.pattern || options.pattern.test(text)) return text;
      report(reportYaml('invalid-value', node.span, `"${text}" is not ${what}`));
      return undefined;
    },
    json: () => ({
      type: ['string', 'number', 'boolean'],
      ...(options.pattern && isPortable(options.pattern) ? { pattern: options.pattern.source } : {}),
    }),
  };
}

/** Regular expressions of other languages, in which editors and tools check schemas, have no `\p{…}`. */
function isPortable(pattern: RegExp): boolean {
  return !/\\p\{/i.test(pattern.source);
}

/** A text: a string or a map from language to string; with `block`, Markdown blocks may stand in it. */
export function text(
  options: {
    readonly block?: boolean;
    readonly plain?: boolean;
    /** Whether dollars make formulas in it; else they do. */
    readonly formulas?: false;
    /** Characters at the most. */
    readonly most?: number;
    /** A scalar is its own characters, whatever YAML could take it for. */
    readonly verbatim?: boolean;
  } = {},
): Schema<Text> {
  const block = options.block ?? false;
  const most = options.most ?? Number.POSITIVE_INFINITY;
  const plain = {
    ...(options.plain && { plain: true as const }),
    ...(options.formulas === false && { formulas: false as const }),
  };
  const words = (node: Located, what: string, report: (diagnostic: Diagnostic) => void) => {
    const typed = scalarText(node, what, report, options.verbatim);
    if (typed === undefined || node.kind !== 'scalar' || !node.filled || options.plain) return typed;
    return (block ? node.filled.blocks : null) ?? node.filled.markdown;
  };
  return {
    type: block ? 'block text' : 'text',
    decode(node, report) {
      if (node.kind !== 'map') {
        const value = words(node, 'a text (or a map from language to text)', report);
        if (value === undefined || !isWithin(value, most, node.span, report)) return undefined;
        const bare = node.kind === 'scalar' && node.filled?.bare ? { partial: true as const } : {};
        return {
          kind: 'text',
          block,
          ...plain,
          ...bare,
          span: node.span,
          wordings: [{ language: null, value: trimBlock(value), span: node.span }],
        };
      }
      let whole = true;
      const wordings: Wording[] = [];
      for (const entry of node.entries) {
        if (!isLanguageTag(entry.key) || isOpeningWord(entry, node)) {
          const hint = node.entries.length === 1 ? quoteHint(entry) : languageHint;
          const message = `"${entry.key}" is not a language tag`;
          report(reportYaml('invalid-language', entry.keySpan, message, { hint }));
          whole = false;
          continue;
        }
        if (entry.value.kind === 'scalar' && entry.value.value === null) continue;
        const value = words(entry.value, 'a text', report);
        if (value === undefined || !isWithin(value, most, entry.value.span, report)) whole = false;
        else wordings.push({ language: entry.key, value: trimBlock(value), span: entry.value.span });
      }
      const filled = wordings.filter((wording) => wording.value !== '');
      if (whole) return { kind: 'text', block, ...plain, span: node.span, wordings: filled };
      // The good wordings stay, so that what they say is looked at too.
      return filled.length === 0
        ? undefined
        : { kind: 'text', block, ...plain, span: node.span, wordings: filled, partial: true };
    },
    json: () => ({
      anyOf: [
        { type: ['string', 'number', 'boolean'] },
        {
          type: 'object',
          propertyNames: { pattern: languagePattern.source },
          additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
        },
      ],
    }),
  };
}

const languageHint = 'a text is a string, or a map from language (en, zh, pt-BR) to string';

/** `Buy: flour` is a map to YAML, and "Buy" could be the tag of a language; who means one writes it small. */
function isOpeningWord({ key }: LocatedEntry, node: LocatedMap): boolean {
  return node.entries.length === 1 && /^[A-Z]/.test(key);
}

function quoteHint({ key, value }: LocatedEntry): string {
  const words = value.kind === 'scalar' && !/["\n]/.test(value.text) ? `: "${key}: ${value.text}"` : '';
  return `put quotes around a text that holds ": "${words}; a language is written small (en, zh, pt-BR)`;
}

export function date(): Schema<DateValue> {
  return {
    type: 'date',
    decode(node, report) {
      const value = scalarText(node, 'a date', report);
      if (value === undefined) return undefined;
      const parsed = parseDate(value);
      if (parsed) return parsed;
      const hint = 'write 2014, 2018-04, 2024-02-26, or an interval 2021/2025, ../2022-04, 2019/..';
      report(reportYaml('invalid-date', node.span, `"${value}" is not a date`, { hint }));
      return undefined;
    },
    json: () => ({ type: ['string', 'number'] }),
  };
}

/** A date that ends some day. */
export function dateWithEnd(): Schema<DateValue> {
  const any = date();
  return {
    ...any,
    decode(node, report) {
      const value = any.decode(node, report);
      if (!value || value.end) return value;
      const hint = 'write its last day, month or year: 2026, 2026-04, 2026-04-30';
      report(reportYaml('invalid-date', node.span, `"${value.text}" has no end`, { hint }));
      return undefined;
    },
  };
}

export function language(): Schema<string> {
  return {
    type: 'language',
    decode(node, report) {
      const value = scalarText(node, 'a language', report);
      if (value === undefined) return undefined;
      if (isLanguageTag(value)) return value;
      report(
        reportYaml('invalid-language', node.span, `"${value}" is not a BCP 47 language tag`, {
          hint: 'write en, zh, pt-BR',
        }),
      );
      return undefined;
    },
    json: () => ({ type: 'string', pattern: languagePattern.source }),
  };
}

export function number(
  options: { readonly min?: number; readonly max?: number; readonly integer?: boolean } = {},
): Schema<number> {
  const what = options.integer ? 'a whole number' : 'a number';
  return {
    type: what.slice(2),
    decode(node, report) {
      if (!checkNumber(node, report)) return undefined;
      if (node.kind !== 'scalar' || typeof node.value !== 'number') {
        report(reportYaml('wrong-type', node.span, `${what} is expected here, not ${describeLocated(node)}`));
        return undefined;
      }
      const value = node.value;
      const low = options.min !== undefined && value < options.min;
      const high = options.max !== undefined && value > options.max;
      if (!low && !high && !(options.integer && !Number.isInteger(value))) return value;
      const range = [
        options.min !== undefined ? `at least ${options.min}` : '',
        options.max !== undefined ? `at most ${options.max}` : '',
      ];
      report(
        reportYaml(
          'invalid-value',
          node.span,
          `${node.text} is not ${what}${low || high ? ` of ${range.filter(Boolean).join(' and ')}` : ''}`,
        ),
      );
      return undefined;
    },
    json: () => ({
      type: options.integer ? 'integer' : 'number',
      ...(options.min !== undefined ? { minimum: options.min } : {}),
      ...(options.max !== undefined ? { maximum: options.max } : {}),
    }),
  };
}

export function boolean(): Schema<boolean> {
  return {
    type: 'true or false',
    decode(node, report) {
      if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
      report(
        reportYaml('wrong-type', node.span, `true or false is expected here, not ${describeLocated(node)}`),
      );
      return undefined;
    },
    json: () => ({ type: 'boolean' }),
  };
}

export function oneOf<const W extends string>(words: readonly W[], what = 'word'): Schema<W> {
  return {
    type: words.join(' | '),
    decode(node, report) {
      const value = scalarText(node, `one of ${words.join(', ')}`, report);
      if (value === undefined) return undefined;
      if ((words as readonly string[]).includes(value)) return value as W;
      const hint = didYouMean(value, words) ?? `choose one of: ${words.join(', ')}`;
      report(reportYaml('invalid-value', node.span, `"${value}" is not a known ${what}`, { hint }));
      return undefined;
    },
    json: () => ({ enum: [...words] }),
  };
}

function scalarText(
  node: Located,
  what: string,
  report: (diagnostic: Diagnostic) => void,
  verbatim = false,
): string | undefined {
  if (node.kind !== 'scalar') {
    report(reportYaml('wrong-type', node.span, `${what} is expected here, not ${describeLocated(node)}`));
    return undefined;
  }
  if (!verbatim && !checkNumber(node, report)) return undefined;
  return checkCharacters(node, report) ? node.text : undefined;
}

/** Reports a number that cannot be held (an error, false then), or what only looks like one (a warning). */
function checkNumber(node: Located, report: (diagnostic: Diagnostic) => void): boolean {
  if (node.kind !== 'scalar' || !node.doubt) return true;
  report(node.doubt);
  return node.doubt.severity !== 'error';
}

function trimBlock(value: string): string {
  return value.replace(/^\s*\n/, '').trimEnd();
}

/** Says so of a text that is longer than it may be. */
function isWithin(
  value: string,
  most: number,
  span: Span,
  report: (diagnostic: Diagnostic) => void,
): boolean {
  if (value.length <= most) return true;
  const message = `a text of ${value.length} characters is longer than the ${most} that may stand here`;
  const hint = 'say it shorter; what is longer belongs into a statement';
  report(reportYaml('yaml-limit', { ...span, end: Math.min(span.end, span.start + 40) }, message, { hint }));
  return false;
}
