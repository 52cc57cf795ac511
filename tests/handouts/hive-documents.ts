import {
  type Handout,
  type HandoutDocument,
  runsOfDocument,
  withoutBlankHead,
} from '../../src/handouts/index.ts';
import { type NotesBlock, notesParagraphs, plainText } from '../../src/markup/index.ts';
import { decodeTheme, type Theme } from '../../src/theme/index.ts';
import { everyKind, hiveFiles } from '../briefing/hives.ts';
import { compose, loadBriefing } from '../briefing/read-briefing.ts';

/** The deck of the hives with every handout that is shipped. */
export function hiveHandouts(language: string, perPage = '2'): readonly Handout[] {
  const asked = everyKind.replace(
    'handouts:\n',
    `handouts:\n  - { use: slides-and-notes, per-page: "${perPage}" }\n`,
  );
  const { handouts, findings } = compose(hiveFiles, 'content/hives', asked, language);
  const errors = findings.filter((finding) => finding.startsWith('error'));
  if (errors.length > 0 || handouts.length === 0) throw new Error(errors.join('\n'));
  return handouts;
}

export function documentOf(handout: Handout): HandoutDocument {
  const { value, diagnostics } = handout.document();
  if (!value) throw new Error(diagnostics.map((each) => each.message).join('\n'));
  return value;
}

/** Handouts of a deck of the hives that has these lines besides its slides. */
export function handoutsOf(deck: string, language = 'en'): readonly Handout[] {
  const { handouts, findings } = compose(hiveFiles, 'content/hives', deck, language);
  const errors = findings.filter((finding) => finding.startsWith('error'));
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return handouts;
}

/** A handout made by a template of one's own. */
export function ownHandout(path: string, template: string): Handout {
  const deck = 'handouts: [own]\nslides:\n  - { use: bullets, title: A, points: [B] }\n';
  const { handouts, findings } = compose(hiveFiles, 'content/hives', deck, 'en', { [path]: template });
  if (!handouts[0]) throw new Error(findings.join('\n'));
  return handouts[0];
}

/** What a document says, a line for each paragraph, citation marks as `[1]`; pictures say nothing. */
export function linesOf(document: HandoutDocument): string[] {
  const blocks = document.blocks.flatMap((each): NotesBlock[] => {
    if (each.kind === 'picture' || each.kind === 'page-break') return [];
    if (each.kind === 'lines' || each.kind === 'fields') return [];
    const block = each.kind === 'table' ? withoutBlankHead(each) : each;
    if (block.kind !== 'slide') return [block];
    const origin = { template: null, yaml: null };
    const heading = { kind: 'heading', level: block.level, runs: block.heading, origin } as const;
    return [heading, ...block.blocks.filter((inner) => inner.kind !== 'picture')];
  });
  const title = plainText(document.title);
  return [title, ...notesParagraphs(blocks).map(({ runs }) => plainText(runs))].map(fold);
}

export function fold(line: string): string {
  return line.replace(/\s+/g, ' ').trim();
}

/** Numbers of all citation marks in the order in which they stand. */
export function citedNumbers(document: HandoutDocument): number[] {
  return runsOfDocument([...document.blocks]).flatMap((run) =>
    run.cite ? run.text.split(', ').map(Number) : [],
  );
}

export function briefingTheme(): Theme {
  return decodeTheme(loadBriefing().set.themeFiles).value!;
}
