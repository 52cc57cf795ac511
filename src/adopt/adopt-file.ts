import {
  attemptRead,
  compareFile,
  PartReader,
  readAdded,
  readBase,
  readSnapshot,
  type Snapshot,
} from '../formats/pptx/index.ts';
import { type Package, readZip } from '../package/index.ts';
import {
  buildPresentation,
  createProjectCache,
  layOutDeck,
  openPresentation,
  type PlannedDeck,
} from '../pipeline/index.ts';
import { type Diagnostic, hasErrors, type Outcome } from '../source/index.ts';
import type { Adopted, AdoptOptions } from './adopted.ts';
import { reportAdopt } from './codes.ts';
import { findDeck } from './find-deck.ts';
import { keepChanges } from './keep-changes.ts';

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
  const reader = new PartReader(parts);
  const { changes, matched } = compareFile(base, read.value.found, parts);
  if (matched * 2 < base.slides.length) {
    const message = `${shown} has fewer than half of the slides of "${planned.name}": it is no longer that deck`;
    const hint = 'throughline import makes an outline and a deck of any presentation';
    return { diagnostics: [reportAdopt('adopt-unrecognised', span, message, { hint })] };
  }
  return keepChanges({
    options,
    planned,
    edition,
    laidOut: laidOut.value,
    changes,
    base,
    bytes,
    name: `${edition.prefix}.pptx`,
    content: custom?.get('throughline.content') ?? null,
    span,
    readAdded: ({ number, at, found }) => readAdded(reader, number - 1, at, found),
    beyond: [],
  });
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
