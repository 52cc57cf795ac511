import type { Diagnostic, Span } from '../source/index.ts';
import {
  boolean,
  byKind,
  type Infer,
  id,
  type Located,
  list,
  oneOf,
  optional,
  record,
  required,
  type Schema,
  spanOf,
  string,
  type Text,
  text,
} from '../yaml/index.ts';
import { reportMarking } from './codes.ts';
import { type Level, type Markings, rankOf } from './levels.ts';
import { tlp } from './tlp.ts';

/** The name of a level, wherever something is marked. */
export function marking(): Schema<string> {
  return { ...string({ pattern: /^\S+$/, what: 'a marking' }), json: () => ({ type: 'string' }) };
}

/** `marking:` of a record. */
export const markingField = optional(
  marking(),
  'who may see it: a level of the project, at least that of what it is in',
);

const levelRecord = record(
  'level',
  {
    id: required(id(), 'its name'),
    label: optional(text(), 'what banners say [the words of the template set, else the id]'),
    short: optional(string(), 'what stands behind a statement [the first letter of the id]'),
  },
  { shorthand: 'id' },
);

const ownLevels = list(levelRecord);
type OwnLevels = Infer<typeof ownLevels>;

const levelsSchema: Schema<'tlp' | OwnLevels> = byKind({ scalar: oneOf(['tlp']), list: ownLevels });

const banners = ['top', 'bottom', 'both', 'none'] as const;

/** The keys of throughline.yaml that are about markings. */
export const markingSettings = {
  markings: optional(levelsSchema, 'levels of who may see what, lowest first, or tlp'),
  marking: optional(marking(), 'what unmarked things have, and unmarked decks may show [the lowest]'),
  'show-marking': optional(
    record('way to show markings', {
      banner: optional(oneOf(banners, 'place'), 'where each slide and page says its marking [both]'),
      portion: optional(boolean(), 'whether statements have their short mark behind them [false]'),
    }),
    'how markings are shown',
  ),
} as const;

/** What throughline.yaml says of markings; null where it has none. Diagnostics: unknown-marking, double-marking. */
export function readMarkings(
  found: Infer<ReturnType<typeof settingsRecord>>,
  report: (diagnostic: Diagnostic) => void,
): Markings | null {
  const { markings, marking: usual, 'show-marking': show } = found;
  const levels = markings === null ? [] : markings === 'tlp' ? tlp : ownLevelsOf(markings, report);
  if (levels.length === 0) {
    if (usual !== null) rankOf(usual, null, spanOf(found, 'marking'), report);
    return null;
  }
  const whole: Markings = {
    levels,
    usual: 0,
    isTlp: markings === 'tlp',
    banner: show?.banner ?? 'both',
    portion: show?.portion ?? false,
  };
  const rank = usual === null ? 0 : rankOf(usual, whole, spanOf(found, 'marking'), report);
  return { ...whole, usual: rank ?? 0 };
}

/** For the type alone. */
function settingsRecord() {
  return record('project', markingSettings);
}

function ownLevelsOf(records: OwnLevels, report: (diagnostic: Diagnostic) => void): Level[] {
  const ids = new Map<string, OwnLevels[number]>();
  const marks = new Map<string, OwnLevels[number]>();
  return records.flatMap((each): Level[] => {
    const short = each.short ?? ([...each.id][0] ?? '').toUpperCase();
    const twin = ids.get(each.id);
    const same = marks.get(short);
    if (twin) {
      const related = [{ message: 'the first one', span: spanOf(twin, 'id') }];
      report(
        reportMarking('double-marking', spanOf(each, 'id'), `two levels are called "${each.id}"`, {
          related,
        }),
      );
      return [];
    }
    if (same) {
      const place = each.short === null ? spanOf(each, 'id') : spanOf(each, 'short');
      const message = `the levels "${same.id}" and "${each.id}" have the same short mark "${short}"`;
      const hint = `give one of them another: { id: ${each.id}, short: ${[...each.id].slice(0, 2).join('').toUpperCase()} }`;
      const related = [{ message: 'the first one', span: spanOf(same, 'id') }];
      report(reportMarking('double-marking', place, message, { hint, related }));
    }
    ids.set(each.id, each);
    marks.set(short, each);
    return [{ id: each.id, label: each.label, short, colors: null }];
  });
}

/** A text that may carry a marking: `notes: { marking: internal, text: … }`. */
export interface MarkedText extends Text {
  /** Left out: none of its own. */
  readonly marking?: string;
  readonly markingSpan?: Span;
}

export function markedText(words: Schema<Text>): Schema<MarkedText> {
  const whole = record('marked text', {
    marking: required(marking(), 'who may see it'),
    text: required(words, 'the words'),
  });
  return {
    type: words.type,
    json: () => ({ anyOf: [words.json(), whole.json()] }),
    decode(node, report) {
      if (!isMarked(node)) return words.decode(node, report);
      const found = whole.decode(node, report);
      return found && { ...found.text, marking: found.marking, markingSpan: spanOf(found, 'marking') };
    },
  };
}

/** Neither key is the tag of a language that anybody writes. */
function isMarked(node: Located): boolean {
  return node.kind === 'map' && node.entries.some(({ key }) => key === 'marking');
}
