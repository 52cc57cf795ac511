import type { Bullet } from '../../../layout/index.ts';
import type { Theme } from '../../../theme/index.ts';
import { type Emu, toEmu, toHundredths } from '../emu.ts';
import type { LayoutPlace } from './layout-places.ts';
import type { InheritedParagraph } from './paragraph-properties.ts';

/** Bulleted levels as the master has them: PowerPoint offers nine. */
export const levelCount = 9;

/** How far one level of a list stands in from the one above it: the room of a bullet at the usual size. */
const levelStep: Emu = toEmu(0.25);

export function levelBullet(level: number): Bullet {
  return { kind: 'character', character: level === 0 ? '•' : '–' };
}

/** What paragraphs of a level inherit in bulleted places: from the master's body style. */
export function bodyLevel(theme: Theme, level: number): InheritedParagraph {
  return {
    align: 'left',
    indent: levelStep * (level + 1),
    hanging: levelStep,
    bullet: levelBullet(level),
    spaceBefore: bodySpace(theme, level),
  };
}

/** What paragraphs of a level inherit in a place of a layout. */
export function placeLevel(place: LayoutPlace, theme: Theme, level: number): InheritedParagraph {
  const { align } = place.text;
  if (place.bulleted) return { ...bodyLevel(theme, level), align };
  const fromBody = place.type === 'body' || place.type === 'pic' || place.type === 'subTitle';
  // The layout takes bullets and indents away on its nine levels, but keeps the master's spacing.
  return { align, indent: 0, hanging: 0, bullet: null, spaceBefore: fromBody ? bodySpace(theme, level) : 0 };
}

/** What paragraphs inherit in a box that is no placeholder: presentation.xml's default text style. */
export function boxLevel(level: number): InheritedParagraph {
  return { align: 'left', indent: toEmu(0.5) * level, hanging: 0, bullet: null, spaceBefore: 0 };
}

function bodySpace(theme: Theme, level: number): number {
  return toHundredths(Math.round(theme.type.body * (level === 0 ? 0.4 : 0.2) * 10) / 10);
}
