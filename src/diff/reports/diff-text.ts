import { type Change, differs, nothingDiffers, type ProjectDiff, type TextDiff } from '../project-diff.ts';
import {
  nameOfField,
  nameOfThing,
  numberOfSlide,
  remarksOn,
  remarksOnEdition,
  titleOfSlide,
} from './diff-words.ts';

const signs: Readonly<Record<Change, string>> = {
  added: '+',
  removed: '-',
  changed: '~',
  moved: '>',
  renamed: '~',
};

/** For a terminal: what is known first, then where it shows. */
export function diffText(diff: ProjectDiff): string {
  const lines = [`${diff.before} → ${diff.after}`];
  if (!differs(diff)) return `${lines[0]}\n${nothingDiffers(diff)}\n`;
  for (const { outline, change, things } of diff.outlines) {
    lines.push('', `Outline ${outline}${change === 'changed' ? '' : ` (${change})`}`);
    for (const thing of things) {
      const { name, more } = nameOfThing(thing);
      lines.push(`  ${signs[thing.change]} ${name}${more === '' ? '' : ` (${more})`}`);
      // All of what is new or gone is in its name: its fields are in the other reports.
      if (thing.change === 'added' || thing.change === 'removed') continue;
      for (const field of thing.fields) lines.push(`      ${nameOfField(field)}: ${pairInWords(field)}`);
    }
  }
  for (const { deck, change, editions } of diff.decks) {
    lines.push('', `Deck ${deck}${change === 'changed' ? '' : ` (${change})`}`);
    for (const edition of editions) {
      const remarks = remarksOnEdition(edition);
      lines.push(`  ${edition.language}${remarks.length > 0 ? `: ${remarks.join(', ')}` : ''}`);
      for (const text of edition.texts) lines.push(`    ${textInWords(text)}`);
      for (const slide of edition.slides) {
        const remarks = remarksOn(slide);
        const rest = remarks.length > 0 ? `: ${remarks.join(', ')}` : '';
        lines.push(
          `    ${signs[slide.change]} ${numberOfSlide(slide)} \`${slide.id}\` “${titleOfSlide(slide)}”${rest}`,
        );
        for (const text of [...slide.texts, ...slide.notes]) lines.push(`        ${textInWords(text)}`);
      }
      for (const { handout, change: how, sections } of edition.handouts) {
        lines.push(`    ${signs[how]} handout ${handout}`);
        for (const { section, change: what, texts } of sections) {
          lines.push(`      ${signs[what]} section “${section}”`);
          for (const text of texts) lines.push(`        ${textInWords(text)}`);
        }
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

function textInWords(text: TextDiff): string {
  return `${text.place}${text.change === 'moved' ? ' moved' : ''}: ${pairInWords(text)}`;
}

function pairInWords({ before, after }: Pick<TextDiff, 'before' | 'after'>): string {
  const quote = (text: string) => `“${text.replace(/\s+/g, ' ')}”`;
  if (before === null) return `+ ${quote(after ?? '')}`;
  if (after === null) return `- ${quote(before)}`;
  return before === after ? quote(after) : `${quote(before)} → ${quote(after)}`;
}
