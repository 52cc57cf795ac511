import type { PlacedDeck, PlacedSlide, Placeholder } from '../../../layout/index.ts';
import { plainText } from '../../../markup/index.ts';
import { officeLanguage, PackedText } from '../../../package/index.ts';
import type { Theme } from '../../../theme/index.ts';
import { escapeXmlText } from '../../../xml/index.ts';
import { cleanText } from '../draw/text-objects.ts';
import { masterParts } from './master-parts.ts';
import { notesMasterParts } from './notes-parts.ts';
import { themeParts } from './presentation-parts.ts';
import type { Work } from './work.ts';

/** A part of which only words at the foot differ from deck to deck. */
interface KeptPart {
  readonly name: string;
  readonly text: PackedText;
  /** Which words stand in its gaps. */
  readonly gaps: readonly ('footer' | 'date')[];
}

const keptParts = new WeakMap<Theme, Map<string, readonly KeptPart[]>>();

/**
 * Writes the master, the layouts, the notes master and the themes. They hang on the theme and, but for footer and date,
 * on nothing in a deck: a run makes them, looks at them and packs them once.
 */
export function writeKeptParts(
  { theme, placed, deck, layouts, notes, parts, pictures }: Work,
  tableStyles = '',
): void {
  const words = { footer: footText(placed, 'footer'), date: footText(placed, 'date') };
  const language = officeLanguage(deck.language);
  const key = [language, words.footer === null, words.date === null, placed.width, placed.height].join();
  const ofTheme = keptParts.get(theme) ?? new Map<string, readonly KeptPart[]>();
  keptParts.set(theme, ofTheme);
  let kept = ofTheme.get(key);
  if (!kept) {
    const foot = {
      footer: words.footer === null ? null : signs.footer,
      date: words.date === null ? null : signs.date,
      language,
      rightToLeft: placed.rightToLeft === true,
    };
    const texts = [
      ...notesMasterParts({ notes, placed }),
      ...masterParts([...layouts.values()], theme, foot, pictures),
      ...themeParts(theme),
    ];
    kept = texts.map(([name, text]) => keepPart(name, text));
    ofTheme.set(key, kept);
  }
  for (const { name, text, gaps } of kept) {
    const filled = gaps.map((gap) => words[gap] ?? '');
    if (tableStyles !== '' && name === 'ppt/tableStyles.xml')
      parts.set(
        name,
        text.toText(filled).replace('</a:tblStyleLst>', () => `${tableStyles}</a:tblStyleLst>`),
      );
    else parts.setFilled(name, text, filled);
  }
}

/** Stand for the words at the foot in texts that are kept: characters that no XML has. */
const signs = { footer: '\u0001', date: '\u0002' } as const;

function keepPart(name: string, text: string): KeptPart {
  const gaps = [...text.matchAll(/[\u0001\u0002]/g)].map(([sign]) =>
    sign === signs.footer ? 'footer' : 'date',
  );
  return { name, text: new PackedText(text.split(/[\u0001\u0002]/)), gaps };
}

/** What stands at the foot of a slide that may be left as it is. */
export function footOf(slide: PlacedSlide): readonly string[] {
  return slide.stands?.foot ?? Object.keys(signs).filter((type) => hasPlace(slide, type));
}

function hasPlace({ shapes }: PlacedSlide, type: string): boolean {
  return shapes.some((shape) => shape.kind === 'text' && shape.placeholder?.type === type);
}

/** Words at the foot of the first slide that has any, as XML. */
function footText(placed: PlacedDeck, type: Placeholder['type']): string | null {
  for (const slide of placed.slides) {
    if (slide.stands?.foot.includes(type) === false) continue;
    for (const shape of slide.shapes) {
      if (shape.kind === 'text' && shape.placeholder?.type === type) {
        const text = shape.paragraphs.map(({ runs }) => plainText(runs)).join(' ');
        return escapeXmlText(cleanText(text));
      }
    }
  }
  return null;
}
