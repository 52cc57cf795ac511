import {
  foreignLimits,
  type Package,
  readZip,
  relationshipsPartOf,
  resolveTarget,
  ZipError,
} from '../../../package/index.ts';
import type { Outcome, Span } from '../../../source/index.ts';
import { attributeOf, childElements, descendants, firstChild, XmlError } from '../../../xml/index.ts';
import { loosenStrict, typesOf } from '../brand/open-brand.ts';
import { toInches } from '../drawing-ml.ts';
import { attemptRead, PartReader } from '../read/part-reader.ts';
import { findDangers, runningType } from '../verify/find-dangers.ts';
import { reportTaken } from './codes.ts';
import { scaleParts } from './scale-parts.ts';
import { settleTargets } from './settle-targets.ts';
import type { TakenFile } from './taken-file.ts';
import { unsound } from './what-lacks.ts';

const takenLimits = { ...foreignLimits, inflatedBytes: 256 * 1024 * 1024 } as const;

/** By the bytes that were read, and the width that their slides get: what a deck takes is opened once. */
const opened = new WeakMap<Uint8Array, Map<number, TakenFile>>();

/**
 * Reads a presentation within limits. Its slides are made as wide as those of the deck, in inches: what is of another form
 * is nothing to be taken. Diagnostics: from-deck-unreadable.
 */
export function openTaken(
  bytes: Uint8Array,
  path: string,
  width: number,
  span: Span | null,
): Outcome<TakenFile> {
  const files = opened.get(bytes) ?? new Map<number, TakenFile>();
  opened.set(bytes, files);
  const known = files.get(width);
  if (known) return { value: known, diagnostics: [] };
  const unreadable = (why: string): Outcome<TakenFile> => ({
    diagnostics: [
      reportTaken('from-deck-unreadable', span, `cannot take slides of "${path}": ${why}`, {
        hint: 'open it in PowerPoint and save it as .pptx, without a password',
      }),
    ],
  });
  if (Buffer.from(bytes.subarray(0, 4)).equals(Buffer.from('D0CF11E0', 'hex')))
    return unreadable('it is encrypted with a password, or of a version before 2007');
  try {
    const { parts } = readZip(bytes, takenLimits);
    for (const name of parts.keys()) if (name.endsWith('/')) parts.delete(name);
    settleTargets(parts);
    loosenStrict(parts);
    const file = takeApart(parts, path, width);
    if (!file) return unreadable('it holds no slides');
    files.set(width, file);
    return { value: file, diagnostics: [] };
  } catch (error) {
    if (error instanceof ZipError || error instanceof XmlError) return unreadable(error.message);
    // Of a decoder that is given something else than UTF-8.
    if (error instanceof TypeError) return unreadable('a part is not UTF-8 text');
    throw error;
  }
}

/** The same of bytes that were opened before. */
export function takenFileOf(bytes: Uint8Array, path: string, width: number): TakenFile {
  const { value } = openTaken(bytes, path, width, null);
  if (!value) throw new Error(`"${path}" was read before, and cannot be read any more`);
  return value;
}

function takeApart(parts: Package, path: string, width: number): TakenFile | null {
  let reader = new PartReader(parts);
  const main = reader.target('', { type: 'officeDocument' });
  const root = main !== null && parts.has(main) ? reader.root(main) : null;
  if (main === null || root?.name !== 'p:presentation') return null;
  const list = firstChild(root, 'p:sldIdLst');
  const entries = (list ? childElements(list, 'p:sldId') : []).flatMap((entry) => {
    const part = reader.target(main, { id: attributeOf(entry, 'r:id') });
    return part !== null && parts.has(part) ? [{ id: attributeOf(entry, 'id'), part }] : [];
  });
  if (entries.length === 0) return null;
  const sides = firstChild(root, 'p:sldSz');
  const side = (name: string, usual: number) =>
    toInches(Number(sides && attributeOf(sides, name)) || usual * 914_400);
  const size = { width: side('cx', 10), height: side('cy', 7.5) };
  const types = typesOf(parts, parts);
  // Read when the deck is written: what is wrong with them is said now.
  const styles = reader.target(main, { type: 'tableStyles' });
  if (styles !== null) reader.root(styles);
  const factor = width / size.width;
  // Differences that nobody sees are left.
  if (Math.abs(factor - 1) > 0.003) {
    scaleParts(parts, types, factor);
    reader = new PartReader(parts);
  }
  return {
    path,
    reader,
    main,
    slides: entries.map(({ part }) => part),
    size,
    types,
    sections: new Map(
      descendants(root, 'p14:section').flatMap((section) =>
        descendants(section, 'p14:sldId').flatMap((each) => {
          const found = entries.find(({ id }) => id !== null && id === attributeOf(each, 'id'));
          return found ? [[found.part, attributeOf(section, 'name') ?? ''] as const] : [];
        }),
      ),
    ),
    dangers: new Map(),
  };
}

/** Relationships of a slide to what does not come with it. */
export const leftTypes: ReadonlySet<string> = new Set([
  'comments',
  'slide',
  'notesSlide',
  'notesMaster',
  'slideUpdateInfo',
]);

/** How many parts may lead to one another: those that programs write are six or seven. */
const deepest = 100;

/** What of a slide, and of all that it stands on, may not be taken, in words. */
export function dangersOfSlide({ reader, types, dangers }: TakenFile, slide: string): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string, depth: number): void => {
    if (!reader.parts.has(name) || seen.has(name)) return;
    if (depth > deepest) {
      found.add('its parts lead to one another without an end');
      return;
    }
    seen.add(name);
    let own = dangers.get(name);
    if (!own) {
      const wrong = unsound(reader, name);
      const runs = runningType.test(types.get(name) ?? '') ? [`"${name}" holds macros or controls`] : [];
      own = wrong === null ? [...findDangers(withRelationships(reader.parts, name), []), ...runs] : [wrong];
      dangers.set(name, own);
    }
    for (const danger of own) found.add(danger);
    const listed = attemptRead(() => reader.relationships(name));
    for (const { type, target, external } of 'value' in listed ? listed.value : [])
      if (!external && !leftTypes.has(type)) visit(resolveTarget(name, target), depth + 1);
  };
  visit(slide, 0);
  return [...found];
}

function withRelationships(parts: Package, name: string): Package {
  return new Map(
    [name, relationshipsPartOf(name)].flatMap((each) => (parts.has(each) ? [[each, parts.get(each)!]] : [])),
  );
}
