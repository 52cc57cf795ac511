import type { BracketPart, NaryPart, Part, Parts, RunPart } from './parts.ts';

/** Words of a language: `formula-plus`, or a sentence with what stands in it: `formula-fraction`. */
export type FormulaWords = (key: string, values?: Readonly<Record<string, string>>) => string;

/** A formula in the words of a language, as somebody would read it out. Letters stay: voices know them. */
export function sayFormula(parts: Parts, word: FormulaWords): string {
  const signs = signsOf(word);
  return say(parts)
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,;，、])/g, '')
    .trim();

  /** `stroke`: what a stroke between two things means. */
  function say(all: Parts, stroke = word('formula-given')): string {
    const said: string[] = [];
    for (let i = 0; i < all.length; i++) {
      const part = all[i]!;
      const text = part.kind === 'run' ? part.text : '';
      const after = all[i + 1];
      if (/^′+$/.test(text)) said.push(sayPrimes(said.pop() ?? '', text.length));
      else if (text === '∣' || text === '|') said.push(stroke);
      else if (typedPowers.has(text)) said.push(word(typedPowers.get(text)!, { base: said.pop() ?? '' }));
      else if (text === '√' && after) {
        said.push(word('formula-root', { of: sayPart(after, part) }));
        i += 1;
      } else said.push(sayPart(part, all[i - 1]));
    }
    return said.join(' ');
  }

  function sayPart(part: Part, before: Part | undefined): string {
    switch (part.kind) {
      case 'run':
        return sayRun(part, before);
      case 'fraction': {
        const values = { top: say(part.top), bottom: say(part.bottom) };
        const isShort = part.top.length <= 1 && part.bottom.length <= 1;
        return isShort ? word('formula-fraction', values) : word('formula-fraction-long', values);
      }
      case 'script':
        return sayScripts(say(part.base), part.sub, part.sup);
      case 'pre':
        // As a nuclide is read: carbon's numbers, then its letter.
        return [part.sup, part.sub, part.base].map((each) => (each ? say(each) : '')).join(' ');
      case 'root': {
        const of = say(part.of);
        if (part.degree === null) return word('formula-root', { of });
        return word('formula-root-degree', { of, degree: say(part.degree) });
      }
      case 'nary':
        return sayOperator(part);
      case 'limit': {
        if (part.limit.length === 0) return say(part.base);
        const values = { base: say(part.base), limit: sayLimit(part.limit) };
        return part.at === 'low' ? word('formula-below', values) : word('formula-above', values);
      }
      case 'function':
        return word('formula-function', { name: say(part.name), of: say(part.of) });
      case 'bracket':
        return sayBracket(part);
      case 'matrix':
        return sayMatrix(part, '', '');
      case 'accent':
        return sayAccent(part.mark, say(part.of));
      case 'bar':
        return part.at === 'top' ? word('formula-bar', { of: say(part.of) }) : say(part.of);
      case 'brace':
      case 'frame':
        return say(part.of);
      case 'phantom':
        return '';
    }
  }

  function sayRun({ text, role }: RunPart, before: Part | undefined): string {
    if (role === 'space') return '';
    if (role === 'words' || role === 'name' || role === 'number') return text;
    if (text === '!' && before !== undefined) return word('formula-factorial');
    return signs[text] ?? text;
  }

  function sayScripts(base: string, sub: Parts | null, sup: Parts | null): string {
    const lowered = sub ? word('formula-sub', { base, sub: say(sub) }) : base;
    if (!sup) return lowered;
    const text = sup.map((part) => (part.kind === 'run' ? part.text : '\u0000')).join('');
    if (/^′+$/.test(text)) return sayPrimes(lowered, text.length);
    if (text === '⊤') return word('formula-transpose', { base: lowered });
    // Voices know the sign of degrees.
    if (text === '∘') return `${lowered}°`;
    if (text === '2') return word('formula-squared', { base: lowered });
    if (text === '3') return word('formula-cubed', { base: lowered });
    return word('formula-power', { base: lowered, sup: say(sup) });
  }

  function sayPrimes(base: string, count: number): string {
    let said = base;
    for (let i = 0; i < count; i++) said = word('formula-prime', { base: said });
    return said;
  }

  function sayOperator({ sign, sub, sup, of }: NaryPart): string {
    const values = { sign: signs[sign] ?? sign, of: say(of) };
    if (sub && sup) return word('formula-from-to', { ...values, from: sayLimit(sub), to: say(sup) });
    const at = sub ?? sup;
    return at ? word('formula-over', { ...values, from: sayLimit(at) }) : word('formula-of', values);
  }

  function sayBracket({ open, close, between, parts: inside }: BracketPart): string {
    const [only] = inside;
    const single = inside.length === 1 && only?.length === 1 ? only[0] : undefined;
    if (open === '(' && single?.kind === 'fraction' && !single.bar)
      return word('formula-choose', { top: say(single.top), bottom: say(single.bottom) });
    if (single?.kind === 'matrix') return sayMatrix(single, open, close);
    const named = inside.length === 1 ? sayPair(`${open}${close}`, only!) : null;
    if (named !== null) return named;
    const stroke = open === '{' ? word('formula-such-that') : open === '⟨' ? '|' : word('formula-given');
    const joint = between === '∣' || between === '|' ? stroke : (signs[between] ?? between);
    return `${open}${inside.map((parts) => say(parts, stroke)).join(` ${joint} `)}${close}`;
  }

  function sayPair(signs: string, of: Parts): string | null {
    switch (signs) {
      case '||':
        return word('formula-absolute', { of: say(of) });
      case '‖‖':
      case '∥∥':
        return word('formula-norm', { of: say(of) });
      case '⌊⌋':
        return word('formula-floor', { of: say(of) });
      case '⌈⌉':
        return word('formula-ceiling', { of: say(of) });
      default:
        return null;
    }
  }

  /** An arrow to a limit; elsewhere it leads from one thing to another. */
  function sayLimit(parts: Parts): string {
    const [only] = parts;
    if (parts.length === 1 && only?.kind === 'matrix') return sayRows(only);
    const isArrow = (part: Part) => part.kind === 'run' && part.text === '→';
    const at = parts.findIndex(isArrow);
    if (at < 0) return say(parts);
    return `${say(parts.slice(0, at))} ${word('formula-arrow')} ${say(parts.slice(at + 1))}`;
  }

  function sayMatrix(matrix: MatrixPart, open: string, close: string): string {
    const isColumn = matrix.rows.every((cells) => cells.length === 1);
    if (matrix.aligned || (open === '' && close === '' && isColumn)) return sayRows(matrix);
    if (open === '{' && close === '') return word('formula-cases', { rows: sayRows(matrix, ', ') });
    const lines = matrix.rows.map((cells, i) =>
      word('formula-row', { number: `${i + 1}`, cells: cells.map((cell) => say(cell)).join(', ') }),
    );
    const values = { rows: lines.join('; ') };
    const isDeterminant = open === '|' && close === '|';
    return isDeterminant ? word('formula-determinant', values) : word('formula-matrix', values);
  }

  /** Lines under one another. */
  function sayRows({ rows }: MatrixPart, between = ' '): string {
    return rows.map((cells) => cells.map((cell) => say(cell)).join(between)).join('; ');
  }

  function sayAccent(mark: string, of: string): string {
    switch (mark) {
      case '\u0302':
        return word('formula-hat', { of });
      case '\u0303':
        return word('formula-tilde', { of });
      case '\u0304':
      case '\u0305':
        return word('formula-bar', { of });
      case '\u0307':
        return word('formula-dot', { of });
      case '\u0308':
        return word('formula-dot', { of: word('formula-dot', { of }) });
      case '\u20d7':
        return word('formula-vector', { of });
      default:
        // A mark without a letter is named by who reads it.
        return `${of} \u00a0${mark}`;
    }
  }
}

type MatrixPart = Extract<Part, { kind: 'matrix' }>;

const typedPowers: ReadonlyMap<string, string> = new Map([
  ['²', 'formula-squared'],
  ['³', 'formula-cubed'],
]);

function signsOf(word: FormulaWords): Readonly<Record<string, string>> {
  const named: readonly (readonly [signs: string, word: string])[] = [
    ['∑', word('formula-sum')],
    ['∏', word('formula-product')],
    ['∫∬∭∮', word('formula-integral')],
    ['+', word('formula-plus')],
    ['−-', word('formula-minus')],
    ['×⋅·∗*', word('formula-times')],
    ['÷/', word('formula-divided')],
    ['=', word('formula-equals')],
    ['≠', word('formula-not-equal')],
    ['<', word('formula-less')],
    ['>', word('formula-greater')],
    ['≤⩽', word('formula-at-most')],
    ['≥⩾', word('formula-at-least')],
    ['≈', word('formula-about')],
    ['±', word('formula-plus-minus')],
    ['∞', word('formula-infinity')],
    ['∈', word('formula-element')],
    ['⊂⊆', word('formula-subset')],
    ['∪⋃', word('formula-union')],
    ['∩⋂', word('formula-intersection')],
    ['∀', word('formula-for-all')],
    ['∃', word('formula-exists')],
    ['→⟶', word('formula-points-to')],
    ['⇒⟹', word('formula-implies')],
    ['∂', word('formula-partial')],
    ['∇', word('formula-nabla')],
  ];
  // A formula may have a word that all objects know.
  const found: Record<string, string> = Object.create(null);
  for (const [signs, said] of named) for (const sign of signs) found[sign] = said;
  return found;
}
