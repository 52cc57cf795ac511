import type { MathNode } from './math-node.ts';
import type { Letters, Part, RunPart } from './parts.ts';
import { closers, openers, relations } from './signs.ts';

/** A token as a run; nothing where it shows nothing. */
export function readToken(node: MathNode): Part[] {
  const { name, color, variant } = node;
  const text = node.text.replace(/[\u2061-\u2064]/g, '').replace(/\u00a0/g, ' ');
  if (text === '') return [];
  const shown = text.replaceAll('″', '′′').replaceAll('‴', '′′′').replaceAll('⁗', '′′′′');
  const run: RunPart = {
    kind: 'run',
    text: shown,
    letters: lettersOf(variant, name),
    role: roleOf(node, text),
    color,
  };
  return [node.attributes.minsize !== undefined ? { ...run, sized: true } : run];
}

function roleOf({ name, texClass }: MathNode, text: string): RunPart['role'] {
  if (name === 'mtext' || name === 'ms') return 'words';
  if (name === 'mn') return 'number';
  if (name === 'mi') return texClass === 'OP' && text.length > 1 ? 'name' : 'letter';
  if (/^\p{L}{2}/u.test(text)) return 'name';
  if (texClass === 'OPEN' || (texClass === null && openers.has(text))) return 'open';
  if (texClass === 'CLOSE' || (texClass === null && closers.has(text))) return 'close';
  if (texClass === 'REL' || (texClass !== 'ORD' && relations.test(text))) return 'relation';
  if (texClass === 'PUNCT') return 'comma';
  return texClass === 'BIN' ? 'operator' : 'sign';
}

function lettersOf(variant: string, name: string): Letters {
  if (name === 'mtext' && variant === 'normal') return { face: 'roman', weight: 'p' };
  const bold = variant.includes('bold');
  const italic = variant.includes('italic') || variant.includes('mathit');
  const weight = bold ? (italic ? 'bi' : 'b') : italic ? 'i' : 'p';
  const face = faces.find(([pattern]) => pattern.test(variant))?.[1] ?? 'roman';
  return { face, weight };
}

const faces: readonly (readonly [RegExp, Letters['face']])[] = [
  [/double-struck/, 'double-struck'],
  [/script|calligraphic/, 'script'],
  [/fraktur/, 'fraktur'],
  [/sans-serif/, 'sans-serif'],
  [/monospace/, 'monospace'],
];

/** Spaces that are written; those that draw closer are not. */
export function spaceRun(width: string): Part[] {
  const ems = widthOf(width);
  const text =
    ems <= 0.05
      ? ''
      : ems < 0.2
        ? '\u2009'
        : ems < 0.26
          ? '\u2005'
          : ems < 0.45
            ? '\u2004'
            : ems < 0.9
              ? '\u2002'
              : ems < 1.5
                ? '\u2003'
                : '\u2003\u2003';
  if (text === '') return [];
  return [{ kind: 'run', text, letters: { face: 'roman', weight: 'p' }, role: 'space', color: null }];
}

function widthOf(width: string): number {
  const value = Number.parseFloat(width);
  if (!Number.isFinite(value)) return 0;
  const unit = /[a-z]+$/.exec(width)?.[0] ?? 'em';
  return value * ({ em: 1, ex: 0.45, mu: 1 / 18, pt: 0.1, px: 0.0625 }[unit] ?? 0.1);
}
