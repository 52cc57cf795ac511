import { parseInline, plainText } from '../markup/index.ts';
import type { Group, Outline } from '../outline/index.ts';
import type { Diagnostic } from '../source/index.ts';
import type { Wording } from '../yaml/index.ts';
import { reportCheck } from './check-codes.ts';
import { isWithin, quotedRanges } from './quoted-ranges.ts';
import { primaryLanguage } from './voice.ts';
import {
  fillers,
  hanDigits,
  hanMeasures,
  hanNouns,
  hanNumber,
  hanTwo,
  hanUnits,
  numberWords,
  partWords,
} from './words/number-words.ts';
import { placeIn, type WrittenText } from './written-text.ts';

/**
 * Where a text counts the members of a group and gets another number than the outline: "four pairs" of a group of five.
 * Groups are known by their labels, "Five pairs of relationships" as "pairs of relationships" and as "pairs"; where
 * several go by one name, any of their numbers is right, and so is that of a smaller group of their members. What counts a part ("the other four pairs") is left alone.
 */
export function checkCounts(outline: Outline, texts: readonly WrittenText[]): Diagnostic[] {
  const names = new Map<string, readonly GroupName[]>();
  return texts.flatMap((text) => {
    const language = primaryLanguage(text.language);
    let known = names.get(language);
    if (!known) {
      known = groupNames(outline, language);
      names.set(language, known);
    }
    if (known.length === 0) return [];
    const quoted = quotedRanges(text.raw);
    const seen = new Set<number>();
    const found: Diagnostic[] = [];
    for (const name of known) {
      for (const match of text.raw.matchAll(name.pattern)) {
        const number = readNumber(match[1]!, language);
        if (seen.has(match.index) || isWithin(quoted, match.index)) continue;
        // The longest name that fits decides, whatever it says.
        seen.add(match.index);
        if (number === null || number < 2 || name.counts.has(number) || name.parts.has(number)) continue;
        if (countsPart(text.raw.slice(0, match.index), language)) continue;
        found.push(report(text, match, name));
      }
    }
    return found;
  });
}

interface GroupName {
  /** Its first group is the number. */
  readonly pattern: RegExp;
  readonly length: number;
  /** What groups of this name count. */
  readonly counts: ReadonlySet<number>;
  /** What smaller groups of their members count: "the three stores on land". */
  readonly parts: ReadonlySet<number>;
  readonly groups: readonly { readonly group: Group; readonly wording: Wording }[];
}

function report(text: WrittenText, match: RegExpMatchArray, name: GroupName): Diagnostic {
  const words = match[0].replace(/\s+/g, ' ');
  const [first] = name.groups;
  const { group, wording } = first!;
  const label = plainText(parseInline(wording.value).runs);
  const counted = [...name.counts].join(' or ');
  const message = `"${words}", but "${label}" (${group.id}) has ${counted} member${counted === '1' ? '' : 's'}`;
  return reportCheck('wrong-count', placeIn(text, match.index!, match[0].length), message, {
    hint: 'correct the number, or say which part is counted ("the other four")',
    related: [{ message: 'the group', span: wording.span }],
  });
}

function groupNames(outline: Outline, language: string): GroupName[] {
  const byPattern = new Map<string, { length: number; groups: { group: Group; wording: Wording }[] }>();
  for (const group of outline.groups.values()) {
    if (group.members.length === 0) continue;
    for (const wording of group.label.wordings) {
      if (primaryLanguage(wording.language ?? outline.language) !== language) continue;
      const label = plainText(parseInline(wording.value).runs);
      for (const { pattern, length } of patternsOf(label, language)) {
        const entry = byPattern.get(pattern) ?? { length, groups: [] };
        entry.groups.push({ group, wording });
        byPattern.set(pattern, entry);
      }
    }
  }
  return [...byPattern]
    .map(([pattern, { length, groups }]) => ({
      pattern: new RegExp(pattern, 'giu'),
      length,
      groups,
      counts: new Set(groups.map(({ group }) => group.members.length)),
      parts: new Set(groups.flatMap(({ group }) => partsOf(group, outline))),
    }))
    .sort((a, b) => b.length - a.length);
}

function partsOf(group: Group, outline: Outline): number[] {
  const members = new Set(group.members);
  return [...outline.groups.values()]
    .filter((other) => other.members.length > 0 && other.members.every((member) => members.has(member)))
    .map((other) => other.members.length);
}

function patternsOf(
  label: string,
  language: string,
): { readonly pattern: string; readonly length: number }[] {
  return language === 'zh' || language === 'ja' ? hanPatterns(label) : latinPatterns(label, language);
}

/** "The five major pairs of relationships": with all of its words, without what follows "of", and its noun alone. */
function latinPatterns(label: string, language: string): { pattern: string; length: number }[] {
  const words = numberWords[language];
  const all = label.toLowerCase().match(/[\p{L}\p{M}\p{N}'’-]+/gu) ?? [];
  const own = [...all];
  while (own.length > 1 && (articles.has(own[0]!) || words?.has(own[0]!) || /^\d+$/.test(own[0]!)))
    own.shift();
  const phrases = [own];
  const end = own.findIndex((word) => linkWords.has(word));
  const head = end > 0 ? own.slice(0, end) : own;
  phrases.push(head);
  const noun = head[head.length - 1];
  // Adjectives stand behind the noun in Romance languages: there the noun comes first.
  if (language === 'en' || language === 'de') {
    if (noun !== undefined) phrases.push([noun]);
  } else if (head[0] !== undefined) phrases.push([head[0]]);
  const number = `(\\d{1,3}${words ? `|${[...words.keys()].sort((a, b) => b.length - a.length).join('|')}` : ''})`;
  const compound =
    language === 'en' ? number.replace(/\)$/, '|(?:twenty|thirty|forty|fifty)-[a-z]+)') : number;
  const filler = language === 'en' ? `(?:(?:${fillers.join('|')})\\s+)?` : '';
  return phrases
    .filter((phrase) => phrase.length > 0 && phrase.join('').length > 2)
    .map((phrase) => ({
      pattern: `(?<![\\p{L}\\p{N}.,-])${compound}[\\s-]+${filler}${phrase.map(inflected).join('\\s+')}(?![\\p{L}\\p{N}-])`,
      length: phrase.join(' ').length,
    }));
}

const articles = new Set([
  ...[
    'the',
    'a',
    'an',
    'our',
    'all',
    'el',
    'la',
    'los',
    'las',
    'le',
    'les',
    'der',
    'die',
    'das',
    'os',
    'as',
    'i',
    'gli',
  ],
]);
const linkWords = new Set(
  'of in on for from between with by at to that which named called de des du del en entre von der des im in zwischen di dei delle tra'.split(
    ' ',
  ),
);

/** A word with or without the ending of the plural. */
function inflected(word: string): string {
  const stem = word.replace(/(?:ies|y)$/, '').replace(/[^\p{L}\p{N}'’-]/gu, '');
  if (/(?:ies|[^aeiou]y)$/.test(word)) return `${stem}(?:y|ies)`;
  const bare = word.length > 3 ? word.replace(/s$/, '') : word;
  return `${bare.replace(/['’]/g, "['’]")}s?`;
}

/** Labels such as 五对关系 and 五大要素: number, measure, noun. */
function hanPatterns(label: string): { pattern: string; length: number }[] {
  const match = new RegExp(`^(?:${hanNumber})?(${hanMeasures})?(.*)$`, 'u').exec(label.trim());
  const [, measure, noun] = match ?? [];
  const patterns: { pattern: string; length: number }[] = [];
  const add = (rest: string) => patterns.push({ pattern: `(${hanNumber})${rest}`, length: rest.length });
  if (noun && noun.length > 1 && /^[\p{L}\p{N}]+$/u.test(noun)) add(`(?:${hanMeasures})?${noun}`);
  // A pair is counted by its measure alone.
  if (measure && new RegExp(`^(?:${hanNouns})$`, 'u').test(measure)) add(`(?:${hanNouns})`);
  return patterns;
}

function readNumber(text: string, language: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  if (language === 'zh' || language === 'ja') return readHan(text);
  const words = numberWords[language];
  const [tens, unit] = text.toLowerCase().split('-');
  const whole = words?.get(text.toLowerCase());
  if (whole !== undefined) return whole;
  const [a, b] = [words?.get(tens ?? ''), words?.get(unit ?? '')];
  return a !== undefined && b !== undefined ? a + b : null;
}

function readHan(text: string): number | null {
  if (hanTwo.includes(text)) return 2;
  const digit = (character: string | undefined) => (character ? hanDigits.indexOf(character) + 1 : 0);
  const ten = text.indexOf('十');
  if (ten < 0) return digit(text) || null;
  return (ten === 0 ? 1 : digit(text[0])) * 10 + digit(text[ten + 1]);
}

/** Whether the words before a number say that it counts a part, or begin a larger number. */
function countsPart(before: string, language: string): boolean {
  const words = partWords[language] ?? [];
  if (language === 'zh' || language === 'ja')
    return new RegExp(`(?:${words.join('|')}|[${hanDigits}${hanUnits}\\d])$`, 'u').test(before);
  return new RegExp(`(?<![\\p{L}])(?:${words.join('|')})\\s+$`, 'iu').test(before);
}
