import { reportCheck } from '../checks/index.ts';
import type { Difference, LineChange } from '../formats/index.ts';
import type { SlideChange, SlidePart } from '../formats/pptx/index.ts';
import type { Diagnostic, Span } from '../source/index.ts';
import { reportBuild } from './codes.ts';
import { describeChange, fromTo } from './describe-change.ts';
import type { OutputDrift } from './drift.ts';
import { editedHint } from './edited-hint.ts';

/** The output folder as places of findings name it, or the one file that is looked at. */
export type ReportPlace = { readonly folder: string } | { readonly path: string };

/** A message lists no more differences than these; the JSON report has all of them. */
const listedAtMost = 20;
const rebuild = 'run "throughline build" and commit what it writes';

/** What there is to say about outputs, by deck. Diagnostics: output-stale, -missing, -orphaned, hand-edited, not-ours. */
export function reportDrift(outputs: readonly OutputDrift[], place: ReportPlace): Diagnostic[] {
  const missing = decksWithout(outputs);
  const whole = [...missing].map((deck) => {
    const count = outputs.filter((output) => output.deck === deck).length;
    const message = `the deck "${deck}" has not been built: none of its ${count} files is here`;
    return reportCheck('output-missing', spanOf(pathIn(place, deck)), message, { hint: rebuild });
  });
  return [
    ...whole,
    ...outputs.flatMap((output) => (missing.has(output.deck) ? [] : (reportOne(output, place) ?? []))),
  ];
}

export function reportUnfinished(folder: string): Diagnostic {
  const message =
    'a build was interrupted here (or is at work just now); what it had yet to put in place counts as done';
  return reportCheck('output-unfinished', spanOf(folder), message, {
    hint: 'run "throughline build": it finishes the work',
  });
}

/** `slide 4 \`pair-ocean-air\`: note changed ("old" → "new")`. */
export function describeOneDifference(difference: Difference): string {
  switch (difference.kind) {
    case 'edit':
      return describeChange(difference.change);
    case 'slide':
      return describeSlideChange(difference.slide);
    case 'rest':
      return restWords[difference.what] ?? `${difference.what} changed`;
    case 'lines':
      return describeLines('line', difference.lines);
    case 'paragraphs':
      return describeLines('paragraph', difference.lines);
    case 'part':
      return `${difference.part} ${difference.change}`;
    case 'unreadable':
      return `it cannot be read: ${difference.why}`;
    case 'line-ends':
      return 'its line ends differ';
    case 'bytes':
      return 'its bytes differ';
  }
}

function describeLines(what: string, { line, found, expected }: LineChange): string {
  if (found.length === 0) {
    const count = expected.length === 1 ? `1 ${what} is` : `${expected.length} ${what}s are`;
    return `${count} missing before ${what} ${line}`;
  }
  const where = found.length === 1 ? `${what} ${line}` : `${what}s ${line}-${line + found.length - 1}`;
  if (expected.length === 0) return `${where} should not be there`;
  return `${where} changed${fromTo(found[0]!, expected[0]!)}`;
}

function describeSlideChange({ kind, number, id, parts, example }: SlideChange): string {
  const name = `slide ${number}${id === '' ? '' : ` \`${id}\``}`;
  if (kind === 'removed') return `slide \`${id || number}\` is missing`;
  if (kind !== 'changed')
    return `${name} ${kind === 'added' ? 'is not one of the deck' : 'stands in another place'}`;
  const words = example ? fromTo(example.found, example.expected) : '';
  return `${name}: ${inWords(parts.map((part) => partWords[part]))} changed${words}`;
}

const partWords: Readonly<Record<SlidePart, string>> = {
  title: 'title',
  text: 'text',
  notes: 'note',
  shapes: 'shapes',
  visibility: 'visibility',
  details: 'details of its drawing',
};

const restWords: Readonly<Record<string, string>> = {
  design: 'theme, masters or layouts changed',
  properties: 'document properties changed',
  sections: 'sections changed',
  settings: 'settings of the presentation changed',
};

/** Decks of which not one file is there. */
function decksWithout(outputs: readonly OutputDrift[]): Set<string> {
  const decks = new Set(outputs.map(({ deck }) => deck));
  for (const { deck, status } of outputs) if (status !== 'missing') decks.delete(deck);
  return decks;
}

function reportOne(output: OutputDrift, place: ReportPlace): Diagnostic | null {
  const span = spanOf(pathIn(place, `${output.deck}/${output.name}`));
  const list = output.differences.map(describeOneDifference);
  const shown = list.slice(0, listedAtMost);
  const more = list.length > shown.length ? [`and ${list.length - shown.length} more`] : [];
  const message = (first: string) => [first, ...shown, ...more].join('\n');
  switch (output.status) {
    case 'current':
    case 'saved-again':
      return null;
    case 'missing':
      return reportCheck('output-missing', span, `${output.name} has not been built`, { hint: rebuild });
    case 'stale':
      if (output.differences.some(({ kind }) => kind === 'line-ends')) return reportLineEnds(output, place);
      return reportCheck(
        'output-stale',
        span,
        message(`${output.name} is not what a build would write now`),
        {
          hint: rebuild,
        },
      );
    case 'orphaned':
      return reportCheck('output-orphaned', span, `no deck makes ${output.name} any more`, {
        hint: 'a "throughline build" of all decks removes it',
      });
    case 'edited':
      return reportBuild(
        'hand-edited',
        span,
        message(
          `${output.name} was edited by hand since it was built${since[String(output.alsoStale)] ?? ''}`,
        ),
        {
          hint: editedHint(pathIn(place, `${output.deck}/${output.name}`)),
        },
      );
    case 'unrecognised': {
      const first = `${output.name} is no longer this deck: it has fewer than half of its slides`;
      return reportBuild('not-ours', span, message(first), {
        hint: 'move it away, or build with --force to keep it under another name',
      });
    }
    case 'foreign':
      return reportBuild('not-ours', span, message(`${output.name} was not written by a build`), {
        hint: 'move it away, or build with --force to keep it under another name',
      });
  }
}

function reportLineEnds({ deck, name }: OutputDrift, place: ReportPlace): Diagnostic {
  const folder = 'folder' in place ? place.folder : 'output';
  const message = `${name} is what a build wrote: only its line ends differ, which git changes`;
  const hint = `put "${folder}/** -text" into .gitattributes, then run "throughline build"`;
  return reportCheck('output-line-ends', spanOf(pathIn(place, `${deck}/${name}`)), message, { hint });
}

const since: Readonly<Record<string, string>> = { true: ', and its deck has changed since' };

function pathIn(place: ReportPlace, path: string): string {
  return 'path' in place ? place.path : `${place.folder}/${path}`;
}

/** A place without lines: the file as a whole. */
function spanOf(path: string): Span {
  return { file: { path, text: '' }, start: 0, end: 0 };
}

function inWords(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
