import { parseInline, plainText } from '../markup/index.ts';
import type { Group, Outline } from '../outline/index.ts';
import type { Diagnostic } from '../source/index.ts';
import { primaryLanguage, type Wording } from '../yaml/index.ts';
import { reportCheck } from './codes.ts';
import { isWithin, PhraseIndex, quotedRanges, type WordForms, wordsIn } from './quoted-ranges.ts';
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
  const names = new Map<string, PhraseIndex<GroupName>>();
  const parts = new GroupsBySize(outline);
  return texts.flatMap((text) => {
    const language = primaryLanguage(text.language);
    let index = names.get(language);
    if (!index) {
      index = new PhraseIndex(groupNames(outline, language), (name) => name.words);
      names.set(language, index);
    }
    const known = index.candidates(text.raw);
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
        if (number === null || number < 2 || name.counts.has(number)) continue;
        if (name.groups.some(({ group }) => parts.hasPart(group, number))) continue;
        if (countsPart(text.raw.slice(Math.max(0, match.index - wordsBefore), match.index), language))
          continue;
        found.push(report(text, match, name));
      }
    }
    return found;
  });
}

/** Characters before a number that are looked at: no word is longer. */
const wordsBefore = 60;

interface GroupName {
  /** Its first group is the number. */
  readonly pattern: RegExp;
  readonly words: readonly WordForms[];
  readonly length: number;
  /** What groups of this name count. */
  readonly counts: ReadonlySet<number>;
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
  const byPattern = new Map<string, Phrase & { groups: { group: Group; wording: Wording }[] }>();
  for (const group of outline.groups.values()) {
    if (group.members.length === 0) continue;
    for (const wording of group.label.wordings) {
      if (primaryLanguage(wording.language ?? outline.language) !== language) continue;
      const label = plainText(parseInline(wording.value).runs);
      for (const phrase of patternsOf(label, language)) {
        const entry = byPattern.get(phrase.pattern) ?? { ...phrase, groups: [] };
        entry.groups.push({ group, wording });
        byPattern.set(phrase.pattern, entry);
      }
    }
  }
  return [...byPattern.values()]
    .map((phrase) => ({
      ...phrase,
      pattern: new RegExp(phrase.pattern, 'giu'),
      counts: new Set(phrase.groups.map(({ group }) => group.members.length)),
    }))
    .sort((a, b) => b.length - a.length);
}

/** Smaller groups of a group's members: "the three stores on land" are some of the stores. */
class GroupsBySize {
  private readonly byFirst = new Map<unknown, Map<number, Group[]>>();

  constructor(outline: Outline) {
    for (const group of outline.groups.values()) {
      const [first] = group.members;
      if (!first) continue;
      const sizes = this.byFirst.get(first) ?? new Map<number, Group[]>();
      this.byFirst.set(first, sizes);
      const size = group.members.length;
      const alike = sizes.get(size);
      if (alike) alike.push(group);
      else sizes.set(size, [group]);
    }
  }

  hasPart(group: Group, size: number): boolean {
    if (size > group.members.length) return false;
    const members = new Set(group.members);
    return group.members.some((first) =>
      this.byFirst
        .get(first)
        ?.get(size)
        ?.some((other) => other.members.every((member) => members.has(member))),
    );
  }
}

interface Phrase {
  readonly pattern: string;
  readonly words: readonly WordForms[];
  readonly length: number;
}

function patternsOf(label: string, language: string): Phrase[] {
  return language === 'zh' || language === 'ja' ? hanPatterns(label) : latinPatterns(label, language);
}

/** "The five major pairs of relationships": with all of its words, without what follows "of", and its noun alone. */
function latinPatterns(label: string, language: string): Phrase[] {
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
  if (['en', 'de', 'nl'].includes(language)) {
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
      words: phrase.flatMap(formsOf),
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
    'de',
    'het',
    'een',
  ],
]);
const linkWords = new Set(
  'of in on for from between with by at to that which named called de des du del en entre von der des im in zwischen di dei delle tra van met voor tussen'.split(
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

/** The words of a word (`well-known` has two) in the forms that `inflected` lets them have. */
function formsOf(word: string): WordForms[] {
  const runs = wordsIn(word.replace(/\p{M}/gu, ''));
  const last = runs.pop();
  if (last === undefined) return [];
  if (/(?:ies|[^aeiou]y)$/.test(word)) {
    const stem = last.replace(/(?:ies|y)$/, '');
    return [...runs.map((run) => [run]), [`${stem}y`, `${stem}ies`]];
  }
  const bare = last.replace(/s$/, '');
  return [...runs.map((run) => [run]), [last, bare, `${bare}s`, `${last}s`]];
}

/** Labels such as 五对关系 and 五大要素: number, measure, noun. */
function hanPatterns(label: string): Phrase[] {
  const match = new RegExp(`^(?:${hanNumber})?(${hanMeasures})?(.*)$`, 'u').exec(label.trim());
  const [, measure, noun] = match ?? [];
  const patterns: Phrase[] = [];
  const add = (rest: string, words: readonly string[]) =>
    patterns.push({
      pattern: `(${hanNumber})${rest}`,
      words: words.map((word) => [word]),
      length: rest.length,
    });
  if (noun && noun.length > 1 && /^[\p{L}\p{N}]+$/u.test(noun))
    add(`(?:${hanMeasures})?${noun}`, wordsIn(noun));
  // A pair is counted by its measure alone.
  if (measure && new RegExp(`^(?:${hanNouns})$`, 'u').test(measure)) add(`(?:${hanNouns})`, []);
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
