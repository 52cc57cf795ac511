import { wordsOfRuns } from '../edits/index.ts';
import type { Change } from '../formats/pptx/index.ts';
import { isNotesBlock, notesParagraphs, parseMarkdown } from '../markup/index.ts';
import {
  createProjectCache,
  type LaidOutEdition,
  layOutDeck,
  makeFiles,
  readFileWhole,
  readSourceDateEpoch,
} from '../pipeline/index.ts';
import type { Outcome, Span } from '../source/index.ts';
import type { Adopted, AdoptOptions } from './adopted.ts';
import { reportAdopt } from './codes.ts';
import { findDeck } from './find-deck.ts';
import { keepChanges } from './keep-changes.ts';

const sizeLimit = 16 * 1024 * 1024;

/**
 * Reads what was changed by hand in a deck's notes in Markdown; it goes where the notes are written, or becomes edits.
 * Diagnostics: those of `adoptFile`.
 */
export async function adoptNotes(path: string, options: AdoptOptions): Promise<Outcome<Adopted>> {
  const { project, shown } = options;
  const span: Span = { file: { path: shown, text: '' }, start: 0, end: 0 };
  const read = await readFileWhole(path, sizeLimit);
  if ('why' in read)
    return { diagnostics: [reportAdopt('adopt-unrecognised', span, `cannot read ${shown}: ${read.why}`)] };
  const placed = findDeck(path, null, options);
  if (!placed.value) return { diagnostics: placed.diagnostics };
  const { planned, language } = placed.value;
  const laidOut = layOutDeck({ project, cache: createProjectCache(project), planned });
  const editions = laidOut.value?.editions ?? [];
  const edition = editions.length === 1 ? editions[0] : editions.find((each) => each.language === language);
  if (!laidOut.value || !edition) {
    const broken = laidOut.diagnostics.filter(({ severity }) => severity === 'error');
    const message = `${shown} does not say in which language of "${planned.name}" it is`;
    const hint = `call it as builds do: ${planned.deck.id}.${editions[0]?.language ?? 'en'}.notes.md`;
    return {
      diagnostics: broken.length > 0 ? broken : [reportAdopt('adopt-unknown', span, message, { hint })],
    };
  }
  const name = `${edition.prefix}.notes.md`;
  const epoch = readSourceDateEpoch(options.sourceDateEpoch).value ?? null;
  const made = await makeFiles(edition, laidOut.value, { formats: ['md'], epoch });
  const built = made.files.find((file) => file.name === name);
  const [found, expected] = [new TextDecoder().decode(read.bytes), new TextDecoder().decode(built?.bytes)];
  const { changes, unknown } = changedNotes(found, expected, edition);
  return keepChanges({
    options: { ...options, intoSources: true },
    planned,
    edition,
    laidOut: laidOut.value,
    changes,
    base: { slides: [] },
    bytes: read.bytes,
    name,
    content: null,
    span,
    readAdded: () => ({ why: 'notes have no shapes' }),
    beyond: unknown,
  });
}

/** Slides whose notes say something else, and lines that are no notes of a slide. */
function changedNotes(
  found: string,
  expected: string,
  { deck }: LaidOutEdition,
): { readonly changes: readonly Change[]; readonly unknown: readonly string[] } {
  const [theirs, ours] = [sectionsOf(found), sectionsOf(expected)];
  const unknown: string[] = [];
  const changes: Change[] = [];
  for (const [heading, was] of ours) {
    const now = theirs.get(heading);
    const number = Number(/^## (\d+)\./.exec(heading)?.[1] ?? 0);
    const slide = deck.slides[number - 1];
    if (now === undefined) unknown.push(`"${heading}" is not there any more`);
    else if (now.join('\n') !== was.join('\n')) {
      if (slide && heading !== '') changes.push({ kind: 'notes', slide: slide.id, number, was, now });
      else unknown.push('what stands above the first slide was changed');
    }
  }
  for (const heading of theirs.keys())
    if (!ours.has(heading)) unknown.push(`"${heading}" is no slide of the deck`);
  return { changes, unknown };
}

/** Paragraphs under each heading of a slide, in plain words; above the first one under `''`. */
function sectionsOf(markdown: string): ReadonlyMap<string, readonly string[]> {
  const sections = new Map<string, readonly string[]>();
  const parts = markdown.replace(/\r\n?/g, '\n').split(/^(?=## )/m);
  for (const part of parts) {
    const heading = part.startsWith('## ') ? part.slice(0, Math.max(0, part.indexOf('\n'))) : '';
    const { blocks } = parseMarkdown(part.slice(heading.length));
    const words = notesParagraphs(blocks.filter(isNotesBlock)).map(({ runs }) => wordsOfRuns(runs));
    sections.set(
      heading,
      words.filter((line) => line.trim() !== ''),
    );
  }
  return sections;
}
