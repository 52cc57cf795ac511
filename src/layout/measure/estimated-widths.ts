import type { FontFace } from '../../fonts/index.ts';
import type { Ems } from '../../theme/index.ts';
import { isAttached, isVirama } from './characters.ts';

/** Scripts of which no face is packaged: what their letters and their signs that take room are wide on average, rather more. */
interface EstimatedScript {
  readonly name: string;
  /** An open face that has it. */
  readonly face: string;
  readonly from: number;
  readonly to: number;
  readonly letter: Ems;
  readonly sign: Ems;
}

const scripts: readonly EstimatedScript[] = [
  script('Devanagari', 0x900, 0x97f, 0.64, 0.3),
  script('Bengali', 0x980, 0x9ff, 0.66, 0.3),
  script('Gurmukhi', 0xa00, 0xa7f, 0.64, 0.3),
  script('Gujarati', 0xa80, 0xaff, 0.64, 0.3),
  script('Oriya', 0xb00, 0xb7f, 0.68, 0.3),
  script('Tamil', 0xb80, 0xbff, 0.88, 0.6),
  script('Telugu', 0xc00, 0xc7f, 0.72, 0.4),
  script('Kannada', 0xc80, 0xcff, 0.74, 0.4),
  script('Malayalam', 0xd00, 0xd7f, 0.88, 0.5),
  script('Sinhala', 0xd80, 0xdff, 0.78, 0.5),
  script('Thai', 0xe00, 0xe7f, 0.6, 0),
  script('Lao', 0xe80, 0xeff, 0.6, 0),
  script('Myanmar', 0x1000, 0x109f, 0.72, 0.45),
  script('Khmer', 0x1780, 0x17ff, 0.7, 0.3),
];

function script(name: string, from: number, to: number, letter: Ems, sign: Ems): EstimatedScript {
  return { name, face: `Noto Sans ${name}`, from, to, letter, sign };
}

function estimatedScriptOf(code: number): EstimatedScript | null {
  if (code < 0x900 || code > 0x17ff) return null;
  return scripts.find(({ from, to }) => code >= from && code <= to) ?? null;
}

/** Of a text the first script whose widths are estimated, since the project's own face has it not. */
export function estimatedScriptIn(
  text: string,
  own: Pick<FontFace, 'advanceOf'> | null,
): EstimatedScript | null {
  if (!/[\u0900-\u0eff\u1000-\u109f\u1780-\u17ff]/.test(text)) return null;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const found = estimatedScriptOf(code);
    if (found && !(own && !Number.isNaN(own.advanceOf(code)))) return found;
  }
  return null;
}

/** What a character takes of a script that is estimated; null: it is of none. */
export function estimatedAdvance(code: number, before: number): Ems | null {
  const own = estimatedScriptOf(code);
  if (!own) return null;
  if (isAttached(code)) return spacing.test(String.fromCodePoint(code)) ? own.sign : 0;
  // Letters of Burma and of the Khmer stand under the one before.
  if (before === 0x1039 || before === 0x17d2) return 0;
  return isVirama(before) ? own.letter * 0.8 : own.letter;
}

const spacing = /\p{Mc}/u;
