import { normalize } from 'node:path/posix';
import { parseInline, parseMarkdown, plainText, runsOf } from '../markup/index.ts';
import type { Outline } from '../outline/index.ts';
import type { Span } from '../source/index.ts';
import type { Text } from '../yaml/index.ts';
import { fold, isBrief, Phrases, wanted } from './phrases.ts';
import { type Secret, type SecretRow, secretRows } from './secret-rows.ts';

export type { Secret } from './secret-rows.ts';

export interface Secrets {
  readonly phrases: Phrases<Secret>;
  /** As names of files write them: small letters, parted by hyphens. */
  readonly names: readonly { readonly name: string; readonly of: Secret }[];
  readonly rows: readonly SecretRow[];
  /** Where texts and cells that may not be shown are written, whatever else says the same. */
  readonly places: readonly Span[];
  /** Pictures that may not be shown at all, in the shortest way to say their paths: their pixels cannot be read. */
  readonly pictures: readonly { readonly path: string; readonly of: Secret }[];
}

const fields = [
  'label',
  'headline',
  'role',
  'as-printed',
  'retired',
  'notes',
  'text',
  'quote',
  'rendering',
  'at',
  'note',
  'title',
  'short',
  'publisher',
  'author',
  'url',
  'term',
  'meaning',
  'variants',
  'alt',
  'credit',
  'summary',
  'forward',
  'backward',
] as const;

/**
 * What of an outline is marked higher than a rank, and stands nowhere at a lower one: neither in what may be shown, nor in
 * the words of the template set.
 */
export function secretsOf(outline: Outline, shown: number, words: readonly string[]): Secrets {
  const { rankOf } = outline.marks!;
  const open: string[] = words.map(fold);
  const found: { readonly phrase: string; readonly of: Secret }[] = [];
  const places: Span[] = [];
  const add = (thing: object, rank: number, what: string, span: Span): void => {
    for (const [field, value] of textsOf(thing)) {
      const own = field === 'notes' && isText(value) ? Math.max(rank, rankOf(value)) : rank;
      for (const each of wordingsOf(value, span)) {
        if (own > shown) places.push(each.span);
        for (const piece of piecesOf(each.text, isText(value) && value.block)) {
          const phrase = wanted(piece);
          if (own <= shown) open.push(fold(piece));
          else if (!isBrief(phrase))
            found.push({ phrase, of: { what: `the ${field} of ${what}`, rank: own, span: each.span } });
        }
      }
    }
  };
  for (const thing of thingsOf(outline)) {
    const rank = rankOf(thing);
    const name = thing.type === 'statement' ? thing.key : thing.id;
    add(
      thing.type === 'outline' ? thing.record : thing,
      rank,
      `the ${thing.type} "${name}"`,
      spanOfThing(thing),
    );
    if (thing.type === 'statement')
      for (const passage of thing.passages) add(passage, rank, `the statement "${name}"`, passage.span);
    if (thing.type === 'element' && thing.image)
      add(thing.image, rankOf(thing.image), `the image of the element "${name}"`, thing.span);
    if (thing.type === 'group')
      for (const [id, label] of thing.relabel)
        add(
          { label },
          Math.max(rank, rankOf(outline.byId.get(id) ?? thing)),
          `"${id}" in the group "${name}"`,
          label.span,
        );
  }
  const rows = secretRows(outline, shown);
  for (const table of outline.data.values()) {
    for (const column of table.columns)
      add({ label: column.label }, rankOf(column), `the column "${column.id}"`, column.label.span);
  }
  for (const { cells, what, rank, span } of rows.cells) {
    if (rank > shown) places.push(span);
    for (const phrase of cells.map(wanted)) {
      if (rank <= shown) open.push(phrase);
      else if (!isBrief(phrase)) found.push({ phrase, of: { what, rank, span } });
    }
  }
  const corpus = new Phrases<string>();
  for (const { phrase } of found) corpus.add(phrase, phrase);
  const known = new Set<string>();
  for (const text of open) for (const phrase of corpus.in(text)) known.add(phrase);
  const phrases = new Phrases<Secret>();
  const names: { readonly name: string; readonly of: Secret }[] = [];
  const taken = new Set<string>();
  for (const { phrase, of } of found) {
    if (known.has(phrase) || taken.has(phrase)) continue;
    taken.add(phrase);
    phrases.add(phrase, of);
    const name = asName(phrase);
    if (name.length >= 4 && name.length <= 64) names.push({ name, of });
  }
  return { phrases, names, rows: rows.rows, places, pictures: picturesOf(outline, shown) };
}

function picturesOf({ elements, folder, marks }: Outline, shown: number): Secrets['pictures'] {
  const images = [...elements.values()].flatMap(({ id, image, span }) =>
    image ? [{ id, span, path: normalize(`${folder}/${image.src}`), rank: marks!.rankOf(image) }] : [],
  );
  const open = new Set(images.filter(({ rank }) => rank <= shown).map(({ path }) => path));
  return images
    .filter(({ path, rank }) => rank > shown && !open.has(path))
    .map(({ id, span, path, rank }) => ({
      path,
      of: { what: `the image of the element "${id}"`, rank, span },
    }));
}

/** A text as a name of a file or slide would say it. */
export function asName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

function thingsOf(outline: Outline) {
  const { sources, elements, relationships, groups, events, terms, data, statementsByKey } = outline;
  return [
    outline,
    ...[sources, elements, relationships, groups, events, terms, data, statementsByKey].flatMap((map) => [
      ...map.values(),
    ]),
  ];
}

function spanOfThing(thing: ReturnType<typeof thingsOf>[number]): Span {
  return thing.type === 'outline' ? thing.title.span : thing.span;
}

function textsOf(thing: object): readonly (readonly [string, unknown])[] {
  // The records of the outline have their fields under the names of the format.
  const record = thing as Readonly<Record<string, unknown>>;
  return fields.flatMap((field) => (record[field] ? [[field, record[field]] as const] : []));
}

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && (value as Text).kind === 'text';
}

function wordingsOf(value: unknown, span: Span): readonly { readonly text: string; readonly span: Span }[] {
  if (typeof value === 'string') return [{ text: value, span }];
  if (Array.isArray(value)) return value.flatMap((each) => wordingsOf(each, span));
  return isText(value) ? value.wordings.map((each) => ({ text: each.value, span: each.span })) : [];
}

/** What is shown of a text: of Markdown its words; of a block text each paragraph, and of formulas what stands around them. */
export function piecesOf(text: string, block: boolean): readonly string[] {
  if (!/[*_`[\]\\<&$~^|#>\n]/.test(text)) return [text];
  const lines = block ? parseMarkdown(text).blocks.map((each) => runsOf([each])) : [parseInline(text).runs];
  return [
    text,
    ...lines.flatMap((runs) => {
      const whole = plainText(runs);
      const around = runs.some((run) => run.tex !== undefined)
        ? runs.filter((run) => run.tex === undefined && run.text.length >= 20).map((run) => run.text)
        : [];
      return [whole, ...around];
    }),
  ];
}
