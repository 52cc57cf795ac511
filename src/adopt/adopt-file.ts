import { relative, resolve } from 'node:path';
import { type DeckEdits, readEdits, writeEdits } from '../edits/index.ts';
import {
  attemptRead,
  findChanges,
  readAdded,
  readBase,
  readSnapshot,
  type Snapshot,
} from '../formats/pptx/index.ts';
import { type Package, readZip } from '../package/index.ts';
import {
  buildPresentation,
  createProjectCache,
  describeChange,
  layOutDeck,
  openPresentation,
  type PlannedDeck,
  planBuild,
  sha256,
} from '../pipeline/index.ts';
import { editsPathOf, type Project } from '../project/index.ts';
import { type Diagnostic, hasErrors, type Outcome } from '../source/index.ts';
import { reportAdopt } from './codes.ts';
import { mergeChanges } from './merge-changes.ts';

export interface AdoptOptions {
  readonly project: Project;
  /** The file as the user named it. */
  readonly shown: string;
  /** The deck that it is, where it does not say so itself. */
  readonly deck: string | null;
  readonly sourceDateEpoch?: string | undefined;
}

export interface Adopted {
  /** `outline/deck`. */
  readonly deck: string;
  readonly language: string;
  /** Where the edits stand, from the project's folder. */
  readonly path: string;
  readonly before: string | null;
  /** The same as before where there is nothing new. */
  readonly after: string;
  /** What was changed by hand and is kept, in words. */
  readonly kept: readonly string[];
  /** Pictures that were put on slides, by their paths from the project's folder. */
  readonly pieces: ReadonlyMap<string, Uint8Array>;
}

/**
 * Reads what was changed by hand in a deck of the project, and makes edits of it, which are not written yet.
 * Diagnostics: those of opening it, adopt-unknown, adopt-unrecognised, edit-not-kept.
 */
export async function adoptFile(path: string, options: AdoptOptions): Promise<Outcome<Adopted>> {
  const { project, shown } = options;
  const opened = await openPresentation(path, shown);
  if (!opened.value || hasErrors(opened.diagnostics)) return { diagnostics: opened.diagnostics };
  const { bytes, parts, custom, span } = opened.value;
  const placed = findDeck(path, custom, options);
  if (!placed.value) return { diagnostics: placed.diagnostics };
  const { planned, language: told } = placed.value;
  const laidOut = layOutDeck({ project, cache: createProjectCache(project), planned });
  const editions = laidOut.value?.editions ?? [];
  const edition =
    editions.find(({ language }) => language === told) ?? (told === null ? editions[0] : undefined);
  if (!laidOut.value || !edition) {
    const broken = laidOut.diagnostics.filter(({ severity }) => severity === 'error');
    return { diagnostics: broken.length > 0 ? broken : [notOurs(shown, span, planned.name)] };
  }
  const read = attemptRead(() => ({ found: readSnapshot(parts), base: readBase(parts) }));
  if ('why' in read) {
    const message = `${shown} cannot be read: ${read.why}`;
    return { diagnostics: [reportAdopt('adopt-unrecognised', span, message)] };
  }
  const base = read.value.base ?? (await builtNow(planned, edition.language, options));
  if (!base) return { diagnostics: [notOurs(shown, span, planned.name)] };
  const { changes, matched } = findChanges(base, read.value.found);
  if (matched * 2 < base.slides.length) {
    const message = `${shown} has fewer than half of the slides of "${planned.name}": it is no longer that deck`;
    const hint = 'throughline import makes an outline and a deck of any presentation';
    return { diagnostics: [reportAdopt('adopt-unrecognised', span, message, { hint })] };
  }
  const editsPath = editsPathOf(planned.deck);
  const before = project.files.exists(editsPath) ? project.files.readText(editsPath, null) : null;
  const existing: Outcome<DeckEdits> | null = before?.value ? readEdits(before.value) : null;
  if (existing && hasErrors(existing.diagnostics)) return { diagnostics: existing.diagnostics };
  const merged = mergeChanges({
    existing: existing?.value ?? null,
    changes,
    base,
    language: editions.length > 1 ? edition.language : '',
    theme: laidOut.value.theme,
    rightToLeft: edition.placed.rightToLeft === true,
    readAdded: ({ number, at, found }) => readAdded(parts, number - 1, at, found),
    folder: `decks/${planned.deck.id}.edits`,
  });
  const name = `${edition.prefix}.pptx`;
  const whole = merged.unkept.length === 0;
  const adopted = new Map(existing?.value?.adopted);
  if (whole && changes.length > 0) adopted.set(name, sha256(bytes));
  else if (!whole) adopted.delete(name);
  const text = before?.value?.text ?? null;
  const after =
    merged.kept.length === 0 && text !== null
      ? text
      : writeEdits({
          ...merged.edits,
          base: custom?.get('throughline.content')?.slice(0, 12) ?? merged.edits.base,
          adopted,
        });
  const diagnostics = merged.unkept.map(({ change, why }): Diagnostic => {
    const message = `this edit cannot be kept: ${describeChange(change)}`;
    return reportAdopt('edit-not-kept', span, message, { hint: why });
  });
  return {
    value: {
      deck: planned.name,
      language: edition.language,
      path: editsPath,
      before: text,
      after: merged.kept.length === 0 && text === null ? '' : after,
      kept: merged.kept.map(describeChange),
      pieces: new Map(
        [...merged.pieces].map(([name, piece]) => [`${planned.outline.folder}/${name}`, piece]),
      ),
    },
    diagnostics,
  };
}

interface FoundDeck {
  readonly planned: PlannedDeck;
  /** Null: its only one. */
  readonly language: string | null;
}

/** Which deck a file is: as it says itself, as it was said, or by its name, as Google Slides leaves it. */
function findDeck(
  path: string,
  custom: ReadonlyMap<string, string> | null,
  { project, shown, deck }: AdoptOptions,
): Outcome<FoundDeck> {
  const all = planBuild(project, []).value ?? [];
  const inside = relative(resolve(project.root, project.settings.output), resolve(path))
    .replaceAll('\\', '/')
    .split('/');
  const file = path
    .replaceAll('\\', '/')
    .split('/')
    .at(-1)!
    .replace(/\.pptx$/i, '');
  const said =
    deck ??
    custom?.get('throughline.deck') ??
    (inside.length === 3 && inside[0] !== '..' ? inside.slice(0, 2).join('/') : null);
  const language =
    custom?.get('throughline.language') ?? /\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)$/.exec(file)?.[1] ?? null;
  if (said !== null) {
    const named =
      deck === null ? all.filter(({ name }) => name === said) : (planBuild(project, [deck]).value ?? []);
    if (named.length === 1) return { value: { planned: named[0]!, language }, diagnostics: [] };
    const message =
      deck === null
        ? `${shown} was made of the deck "${said}", which this project has not`
        : `there is no one deck "${deck}"`;
    return { diagnostics: [reportAdopt('adopt-unknown', null, message, { hint: decksHint(all) })] };
  }
  const alike = all.filter(({ deck: { id } }) => file === id || file.startsWith(`${id}.`));
  if (alike.length === 1) return { value: { planned: alike[0]!, language }, diagnostics: [] };
  const message = `${shown} does not say which deck it is`;
  return {
    diagnostics: [
      reportAdopt('adopt-unknown', null, message, { hint: `say it: --deck NAME; ${decksHint(all)}` }),
    ],
  };
}

function decksHint(all: readonly PlannedDeck[]): string {
  return `the decks are: ${all
    .slice(0, 20)
    .map(({ name }) => name)
    .join(', ')}`;
}

function notOurs(shown: string, span: Diagnostic['span'], deck: string): Diagnostic {
  const message = `${shown} does not say what it was when it was built, and "${deck}" cannot be built now to compare it with`;
  return reportAdopt('adopt-unknown', span, message, {
    hint: 'see what "throughline check" says of the deck',
  });
}

/** For files that a program has taken the base from. */
async function builtNow(
  planned: PlannedDeck,
  language: string,
  options: AdoptOptions,
): Promise<Snapshot | null> {
  const { bytes } = await buildPresentation(options.project, planned, language, options.sourceDateEpoch);
  if (!bytes) return null;
  const parts: Package = readZip(bytes).parts;
  return readBase(parts) ?? readSnapshot(parts);
}
