import type { Part, Parts, RunPart } from './parts.ts';
import { braceSigns } from './signs.ts';

/** A stretch of a formula among words: what has no second storey needs no more than this. */
export interface FormulaRun {
  readonly text: string;
  readonly em?: true;
  readonly sup?: true;
  readonly sub?: true;
  readonly strong?: true;
}

/** A formula in one line of plain characters: `x² + y² = z²`, `(−b ± √(b² − 4ac))/(2a)`, `∑_(i=1)^n i`, `x_max`. */
export function readableText(parts: Parts): string {
  return line(parts)
    .replace(/[\u2002-\u200a\u200b ]+/g, ' ')
    .trim();
}

/**
 * The same as runs with italics, raised and lowered, where nothing in it needs a second storey; null where something
 * does.
 */
export function readableRuns(parts: Parts): readonly FormulaRun[] | null {
  const runs: FormulaRun[] = [];
  return addRuns(parts, runs, {}) ? runs : null;
}

function addRuns(parts: Parts, runs: FormulaRun[], script: Pick<FormulaRun, 'sup' | 'sub'>): boolean {
  const raised = script.sup !== undefined || script.sub !== undefined;
  return parts.every((part, i) => {
    switch (part.kind) {
      case 'run': {
        const { weight } = part.letters;
        const isLetter = part.role === 'letter' || part.role === 'name';
        runs.push({
          text: raised ? runText(part) : spaced(parts, i),
          ...(isLetter && weight.includes('i') && /\p{L}/u.test(part.text) && { em: true as const }),
          ...(weight.startsWith('b') && { strong: true as const }),
          ...script,
        });
        return true;
      }
      case 'script':
        return (
          !raised &&
          addRuns(part.base, runs, script) &&
          (part.sub === null || addRuns(part.sub, runs, { sub: true })) &&
          (part.sup === null || addRuns(part.sup, runs, { sup: true }))
        );
      case 'pre':
        return (
          !raised &&
          (part.sub === null || addRuns(part.sub, runs, { sub: true })) &&
          (part.sup === null || addRuns(part.sup, runs, { sup: true })) &&
          addRuns(part.base, runs, script)
        );
      case 'function':
        if (isOperandAt(parts, i - 1)) runs.push({ text: '\u00a0', ...script });
        if (!addRuns(part.name, runs, script)) return false;
        if (needsGap(part.of)) runs.push({ text: '\u00a0', ...script });
        return addRuns(part.of, runs, script);
      case 'bracket': {
        if (part.parts.length !== 1) return false;
        runs.push({ text: part.open, ...script });
        if (!addRuns(part.parts[0]!, runs, script)) return false;
        runs.push({ text: part.close, ...script });
        return true;
      }
      default:
        return false;
    }
  });
}

function line(parts: Parts): string {
  return parts
    .map((part, i) => {
      if (part.kind === 'run') return spaced(parts, i);
      if (part.kind === 'function') return (isOperandAt(parts, i - 1) ? ' ' : '') + partText(part);
      // What follows a fraction does not stand under its bar.
      const apart =
        part.kind === 'fraction' && part.bar && (isOperandAt(parts, i + 1) || isOperandAt(parts, i - 1));
      return apart ? `(${partText(part)})` : partText(part);
    })
    .join('');
}

function isOperandAt(parts: Parts, at: number): boolean {
  const part = parts[at];
  if (part === undefined) return false;
  return part.kind !== 'run' || /^(?:letter|number|close)$/.test(part.role);
}

/** A run with the room that stands around relations and operators between two things. */
function spaced(parts: Parts, at: number): string {
  const run = parts[at] as RunPart;
  const text = runText(run);
  const before = parts[at - 1];
  const binary =
    before !== undefined &&
    !(before.kind === 'run' && /^(?:operator|relation|comma|open)$/.test(before.role));
  if (run.role === 'relation') return text === ':' ? `${text} ` : `${binary ? ' ' : ''}${text} `;
  if (run.role === 'operator') return binary && parts[at + 1] ? ` ${text} ` : text;
  if (run.role === 'comma')
    return /^\d/.test(textAfter(parts, at)) && isNumber(before) && text === '.' ? text : `${text} `;
  return run.role === 'name' && run.text === 'mod' ? ` ${text} ` : text;
}

function textAfter(parts: Parts, at: number): string {
  const next = parts[at + 1];
  return next?.kind === 'run' ? next.text : '';
}

function isNumber(part: Part | undefined): boolean {
  return part?.kind === 'run' && part.role === 'number';
}

function partText(part: Exclude<Part, RunPart>): string {
  switch (part.kind) {
    case 'fraction':
      return part.bar
        ? `${grouped(part.top)}/${grouped(part.bottom)}`
        : `${line(part.top)} ¦ ${line(part.bottom)}`;
    case 'script': {
      const base = part.base.length > 1 ? `(${line(part.base)})` : line(part.base);
      return base + scripts(part.sub, part.sup);
    }
    case 'pre':
      // As a nuclide is written: ¹⁴₆C.
      return script(part.sup, raisedSigns, '^') + script(part.sub, lowered, '_') + line(part.base);
    case 'root': {
      const sign = part.degree === null ? '√' : (roots[line(part.degree)] ?? `√[${line(part.degree)}]`);
      return `${sign}${part.of.length === 1 && part.of[0]!.kind === 'run' ? line(part.of) : `(${line(part.of)})`}`;
    }
    case 'nary': {
      const limits = `${part.sub ? `_${grouped(part.sub, true)}` : ''}${part.sup ? `^${grouped(part.sup, true)}` : ''}`;
      const of = line(part.of);
      return `${part.sign}${limits}${of === '' ? '' : ` ${of}`}`;
    }
    case 'limit':
      if (part.limit.length === 0) return line(part.base);
      return `${line(part.base)}${part.at === 'low' ? '_' : '^'}${grouped(part.limit, true)}`;
    case 'function':
      return `${line(part.name)}${needsGap(part.of) ? ' ' : ''}${line(part.of)}`;
    case 'bracket':
      return part.open + part.parts.map(line).join(` ${part.between} `) + part.close;
    case 'matrix':
      return part.rows.map((cells) => cells.map(line).join(part.aligned ? ' ' : ', ')).join('; ');
    case 'accent':
      return part.of.length === 1 ? `${line(part.of)}${part.mark}` : `(${line(part.of)})${part.mark}`;
    case 'bar':
      return singleLetter(part.of)
        ? `${line(part.of)}${part.at === 'top' ? '\u0304' : '\u0332'}`
        : `(${line(part.of)})${part.at === 'top' ? '\u203e' : '_'}`;
    case 'brace':
      return braceSigns.has(part.mark) ? `${part.mark}${grouped(part.of)}` : line(part.of);
    case 'frame':
      return line(part.of);
    case 'phantom':
      return '';
  }
}

function needsGap(of: Parts): boolean {
  const [first] = of;
  return (
    first !== undefined &&
    first.kind !== 'bracket' &&
    !(first.kind === 'script' && first.base[0]?.kind === 'bracket')
  );
}

function singleLetter(parts: Parts): boolean {
  const text = line(parts);
  return [...text].length === 1;
}

const roots: Readonly<Record<string, string>> = { '3': '∛', '4': '∜' };

/** In brackets where it is more than one thing. */
function grouped(parts: Parts, close = false): string {
  const text = close ? line(parts).replace(/ (?=[=<>≤≥→∈])|(?<=[=<>≤≥→∈]) /g, '') : line(parts);
  const simple =
    parts.length <= 1 &&
    !/\S[ \u00a0]\S/.test(text) &&
    (parts[0] === undefined || /^(?:run|bracket|script|accent|bar)$/.test(parts[0].kind));
  return simple || (/^[\p{L}\p{N}.∞]+$/u.test(text) && !/\p{N}\p{L}/u.test(text)) ? text : `(${text})`;
}

function scripts(sub: Parts | null, sup: Parts | null): string {
  return script(sub, lowered, '_') + script(sup, raisedSigns, '^');
}

/** Raised or lowered letters where Unicode has all of them. */
function script(parts: Parts | null, signs: Readonly<Record<string, string>>, mark: string): string {
  if (parts === null) return '';
  const text = line(parts).replace(/\s+/g, '');
  if (parts.every((part) => part.kind === 'run')) {
    const letters = [...text].map((sign) => signs[sign]);
    if (letters.every((each) => each !== undefined)) return letters.join('');
    if (mark === '_' && /^[\p{L}\p{N}]+$/u.test(text)) return mark + text;
  }
  return mark + (parts.length > 1 ? `(${line(parts)})` : grouped(parts));
}

const pairs = (from: string, to: string): Readonly<Record<string, string>> => {
  const target = [...to];
  return Object.fromEntries([...from].map((sign, i) => [sign, target[i]!]));
};
const raisedSigns = {
  ...pairs('0123456789+−-=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ'),
  '∘': '°',
  '′': '′',
  '*': '*',
  '∗': '*',
  '†': '†',
};
const lowered = pairs('0123456789+−-=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎');

/** Letters in faces of their own as Unicode has them where most fonts do. */
function runText({ text, letters, role }: RunPart): string {
  if (role === 'space') return ' ';
  return letters.face === 'double-struck'
    ? [...text].map((sign) => doubleStruck[sign] ?? sign).join('')
    : text;
}

const doubleStruck = pairs('CHNPQRZ', 'ℂℍℕℙℚℝℤ');
