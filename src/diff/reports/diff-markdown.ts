import { escapeCell } from '../../source/index.ts';
import { differs, type FieldDiff, nothingDiffers, type ProjectDiff, type TextDiff } from '../project-diff.ts';
import {
  nameOfField,
  nameOfThing,
  numberOfSlide,
  remarksOn,
  remarksOnEdition,
  titleOfSlide,
} from './diff-words.ts';

/** GitHub takes comments of 65,536 characters. */
const mostCharacters = 60_000;

interface Row {
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** For a comment on a change: what is known as a table, then each deck folded away. */
export function diffMarkdown(diff: ProjectDiff): string {
  const title = `## What changes: ${code(diff.before)} → ${code(diff.after)}\n`;
  if (!differs(diff)) return `${title}\n${escapeCell(nothingDiffers(diff))}\n`;
  const parts = [...diff.outlines.map(outlinePart), ...diff.decks.map(deckPart)];
  const kept: string[] = [];
  let left = mostCharacters - title.length;
  for (const part of parts) {
    if (part.length > left) continue;
    kept.push(part);
    left -= part.length;
  }
  const lost = parts.length - kept.length;
  const rest = lost === 0 ? [] : [`… and ${lost} more outlines and decks, too long to be told here.\n`];
  return [title, ...kept, ...rest].join('\n');
}

function outlinePart({ outline, change, things }: ProjectDiff['outlines'][number]): string {
  const rows = things.flatMap((thing): Row[] => {
    const { name, more } = nameOfThing(thing);
    const what = `${code(name)}${more === '' ? '' : ` ${escapeCell(more)}`}`;
    if (thing.fields.length === 0) return [{ what: `${what} ${thing.change}`, before: null, after: null }];
    return thing.fields.map((field, i) => ({
      ...field,
      what: `${i === 0 ? `${what} ${thing.change === 'changed' ? '' : thing.change}`.trim() : ''} ${escapeCell(nameOfField(field))}`.trim(),
    }));
  });
  return `### Outline ${escapeCell(outline)}${change === 'changed' ? '' : ` (${change})`}\n\n${tableOf(rows)}`;
}

function deckPart({ deck, change, editions }: ProjectDiff['decks'][number]): string {
  const parts = editions.map((edition) => {
    const remarks = [edition.language, ...remarksOnEdition(edition), summaryOf(edition)];
    const rows: Row[] = [
      ...edition.texts.map((text) => rowOf(text, '')),
      ...edition.slides.flatMap((slide): Row[] => {
        const head = `**${escapeCell(`${numberOfSlide(slide)} ${titleOfSlide(slide)}`)}** ${code(slide.id)}`;
        const remarks = remarksOn(slide);
        const texts = [...slide.texts, ...slide.notes].map((text) => rowOf(text, ''));
        return [
          {
            what: `${head}${remarks.length > 0 ? `: ${remarks.join(', ')}` : ''}`,
            before: null,
            after: null,
          },
          ...texts,
        ];
      }),
      ...edition.handouts.flatMap(({ handout, change: how, sections }) => [
        {
          what: `**handout ${escapeCell(handout)}**${how === 'changed' ? '' : ` ${how}`}`,
          before: null,
          after: null,
        },
        ...sections.flatMap(({ section, texts }) => texts.map((text) => rowOf(text, section))),
      ]),
    ];
    return `<details><summary>${remarks.join(', ')}</summary>\n\n${tableOf(rows)}\n</details>\n`;
  });
  return `### Deck ${escapeCell(deck)}${change === 'changed' ? '' : ` (${change})`}\n\n${parts.join('\n')}`;
}

function summaryOf({ slides, handouts }: ProjectDiff['decks'][number]['editions'][number]): string {
  const count = (change: string) => slides.filter((slide) => slide.change === change).length;
  const parts = ['changed', 'added', 'removed', 'moved'].flatMap((change) =>
    count(change) > 0 ? [`${count(change)} ${change}`] : [],
  );
  const told = parts.length > 0 ? [`slides: ${parts.join(', ')}`] : [];
  return [...told, ...(handouts.length > 0 ? [`handouts: ${handouts.length} changed`] : [])].join('; ');
}

function rowOf(text: TextDiff | FieldDiff, section: string): Row {
  const place =
    'place' in text ? `${text.place}${text.change === 'moved' ? ' moved' : ''}` : nameOfField(text);
  const what = section === '' ? place : `${section}: ${place}`;
  return { what: escapeCell(what), before: text.before, after: text.after };
}

function tableOf(rows: readonly Row[]): string {
  const cell = (text: string | null) => (text === null ? '' : escapeCell(text));
  const lines = rows.map(({ what, before, after }) => `| ${what} | ${cell(before)} | ${cell(after)} |`);
  return `| | before | after |\n|---|---|---|\n${lines.join('\n')}\n`;
}

function code(text: string): string {
  return `\`${text.replace(/[`|\r\n]/g, ' ')}\``;
}
