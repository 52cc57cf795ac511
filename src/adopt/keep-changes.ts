import { type DeckEdits, readEdits, writeEdits } from '../edits/index.ts';
import type { Change, Snapshot } from '../formats/pptx/index.ts';
import {
  describeChange,
  type LaidOutDeck,
  type LaidOutEdition,
  type PlannedDeck,
  sha256,
} from '../pipeline/index.ts';
import { editsPathOf } from '../project/index.ts';
import { type Diagnostic, hasErrors, type Outcome, type Span } from '../source/index.ts';
import type { Adopted, AdoptOptions } from './adopted.ts';
import { reportAdopt } from './codes.ts';
import { SourceTexts } from './into-sources.ts';
import { type MergeInput, mergeChanges } from './merge-changes.ts';

export interface KeepInput {
  readonly options: AdoptOptions;
  readonly planned: PlannedDeck;
  readonly edition: LaidOutEdition;
  readonly laidOut: LaidOutDeck;
  readonly changes: readonly Change[];
  /** What they were read against. */
  readonly base: Snapshot;
  /** The file that they were read from, and its name among the deck's outputs. */
  readonly bytes: Uint8Array;
  readonly name: string;
  /** The hash of what it showed when it was built. */
  readonly content: string | null;
  readonly span: Span;
  readonly readAdded: MergeInput['readAdded'];
  /** What else was changed and cannot be kept, in words. */
  readonly beyond: readonly string[];
}

/** Changes as edits of the deck, beside those that it has, or in its sources. Diagnostics: edit-not-kept, and of reading the edits. */
export function keepChanges(input: KeepInput): Outcome<Adopted> {
  const { options, planned, edition, laidOut, span } = input;
  const { project } = options;
  const editsPath = editsPathOf(planned.deck);
  const before = project.files.exists(editsPath) ? project.files.readText(editsPath, null) : null;
  const existing: Outcome<DeckEdits> | null = before?.value ? readEdits(before.value) : null;
  if (existing && hasErrors(existing.diagnostics)) return { diagnostics: existing.diagnostics };
  const sources = new SourceTexts(project, edition);
  const written = input.changes.filter((change) => options.intoSources === true && sources.take(change));
  // The file of a deck for a row is that of all rows.
  const moved = planned.deck.row ? [] : written;
  const merged = mergeChanges({
    existing: existing?.value ?? null,
    changes: input.changes.filter((change) => !moved.includes(change)),
    base: input.base,
    language: laidOut.editions.length > 1 ? edition.language : '',
    tongue: edition.language,
    theme: laidOut.theme,
    rightToLeft: edition.placed.rightToLeft === true,
    readAdded: input.readAdded,
    stands: (slide, shape) => shapesOn(edition, slide)?.has(shape ?? '') ?? false,
    folder: `decks/${planned.deck.id}.edits`,
    taken: new Map(
      edition.deck.slides.flatMap(({ id, taken }) =>
        taken ? [[id, `slide ${taken.number} of "${taken.path}"`] as const] : [],
      ),
    ),
  });
  const whole = merged.unkept.length + input.beyond.length === 0;
  const adopted = new Map(existing?.value?.adopted);
  if (!whole) adopted.delete(input.name);
  else if (input.changes.length > 0) adopted.set(input.name, sha256(input.bytes));
  const text = before?.value?.text ?? null;
  const isNew = merged.kept.length + moved.length > 0;
  const base = input.content?.slice(0, 12) ?? merged.edits.base;
  const unkept = [
    ...input.beyond.map((what) => ({ what, why: 'it is no note of a slide' })),
    ...merged.unkept.map(({ change, why }) => ({ what: describeChange(change), why })),
  ];
  return {
    value: {
      deck: planned.name,
      language: edition.language,
      path: editsPath,
      before: text,
      after: isNew ? writeEdits({ ...merged.edits, base, adopted }) : (text ?? ''),
      kept: merged.kept.map(describeChange),
      moved: moved.map(describeChange),
      sources: moved.length > 0 ? sources.texts() : new Map(),
      pieces: new Map(
        [...merged.pieces].map(([name, piece]) => [`${planned.outline.folder}/${name}`, piece]),
      ),
    },
    diagnostics: [
      ...unkept.map(
        ({ what, why }): Diagnostic =>
          reportAdopt('edit-not-kept', span, `this edit cannot be kept: ${what}`, { hint: why }),
      ),
      ...(planned.deck.row && written.length > 0 ? [sharedSource(written, planned, input)] : []),
    ],
  };
}

type PlacedShapes = LaidOutEdition['placed']['slides'][number]['shapes'];

/** Names of the shapes of a slide, and `''`; null: the deck has no such slide. */
function shapesOn({ placed }: LaidOutEdition, id: string): ReadonlySet<string> | null {
  const slide = placed.slides.find((each) => each.id === id);
  if (!slide) return null;
  const names = new Set(['']);
  const visit = (shapes: PlacedShapes) => {
    for (const shape of shapes) {
      names.add(shape.name);
      if (shape.kind === 'group') visit(shape.shapes);
    }
  };
  visit(slide.shapes);
  return names;
}

function sharedSource(
  written: readonly Change[],
  { deck }: PlannedDeck,
  { span }: Pick<KeepInput, 'span'>,
): Diagnostic {
  const family = deck.row?.family ?? deck.id;
  const message = [
    `"${deck.path}" is what the decks of all rows are made from, so this was kept as an edit of "${deck.id}" alone:`,
    ...written.map(describeChange),
  ].join('\n');
  const hint = `for all decks of "${family}" change it in that file; for one of them in its row of the data`;
  return reportAdopt('adopt-shared-source', span, message, { hint });
}
