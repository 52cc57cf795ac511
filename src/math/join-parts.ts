import type { Part, Parts, RunPart } from './parts.ts';
import { bars, primes } from './signs.ts';

/**
 * Joins what stands in a row: brackets with what is in them, scripts with what they belong to, sums and functions with what
 * they run over.
 */
export function joinParts(parts: Parts): Part[] {
  return takeOperands(attachScripts(pairBrackets(parts)));
}

interface Frame {
  readonly open: RunPart;
  readonly items: Part[];
}

/** `( … ]` as well as `( … )`: half-open intervals are pairs too. */
function pairBrackets(parts: Parts): Part[] {
  const outer: Part[] = [];
  const frames: Frame[] = [];
  const items = (): Part[] => frames.at(-1)?.items ?? outer;
  const dissolve = (): void => {
    const { open, items: inside } = frames.pop()!;
    items().push(open, ...inside);
  };
  for (const part of parts) {
    const sign = signOf(part);
    const last = items().at(-1);
    if (sign && isBar(sign)) {
      const opening = frames.at(-1)?.open;
      if (opening?.text === sign.text && isOperand(last)) close(part, sign);
      else if (part === sign && startsOperand(last)) frames.push({ open: sign, items: [] });
      else items().push(part);
    } else if (sign?.role === 'open' && part === sign) {
      frames.push({ open: sign, items: [] });
    } else if (sign?.role === 'close') {
      while (frames.length > 0 && isBar(frames.at(-1)!.open)) dissolve();
      if (frames.length > 0) close(part, sign);
      else items().push(part);
    } else items().push(part);
  }
  while (frames.length > 0) dissolve();
  return outer;

  function close(part: Part, sign: RunPart): void {
    const { open, items: inside } = frames.pop()!;
    const content = joinParts(inside);
    const sized = open.sized === true;
    const grows = sized || !content.some(isTall);
    const pair: Part = {
      kind: 'bracket',
      open: open.text,
      close: sign.text,
      between: '',
      parts: [content],
      grows,
    };
    items().push(part.kind === 'script' ? { ...part, base: [pair] } : pair);
  }
}

/** A run, or the one that a script stands at. */
function signOf(part: Part): RunPart | null {
  const own = part.kind === 'script' && part.base.length === 1 ? part.base[0]! : part;
  return own.kind === 'run' ? own : null;
}

function isBar({ text, role }: RunPart): boolean {
  return role === 'sign' && bars.has(text);
}

function startsOperand(last: Part | undefined): boolean {
  if (last?.kind === 'bracket') return bars.has(last.close);
  return (
    last === undefined ||
    (last.kind === 'run' && /^(?:operator|relation|comma|open|space|name)$/.test(last.role))
  );
}

function isOperand(last: Part | undefined): boolean {
  return last !== undefined && !(last.kind === 'run' && /^(?:operator|relation|comma|open)$/.test(last.role));
}

function isTall(part: Part): boolean {
  switch (part.kind) {
    case 'fraction':
    case 'matrix':
    case 'nary':
      return true;
    case 'script':
      return part.base.some(isTall);
    case 'bracket':
      return part.parts.some((each) => each.some(isTall));
    case 'root':
    case 'function':
      return part.of.some(isTall);
    default:
      return false;
  }
}

/** A script without a base belongs to the letter before it, else to what follows. */
function attachScripts(parts: Parts): Part[] {
  const out: Part[] = [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    if (part.kind !== 'script' || part.base.length > 0) {
      out.push(part);
      continue;
    }
    // \ce holds the room for a nuclide's numbers with scripts that are not seen.
    if (isUnseen(part.sub) && isUnseen(part.sup)) continue;
    const last = out.at(-1);
    const next = parts[i + 1];
    if (last && isOperand(last) && !(last.kind === 'run' && !/^(?:letter|number|close)$/.test(last.role))) {
      out[out.length - 1] = { ...part, base: [last] };
    } else if (next) {
      out.push({ ...part, kind: 'pre', base: [next] });
      i += 1;
    } else out.push(part);
  }
  return out;
}

function isUnseen(parts: Parts | null): boolean {
  return parts === null || parts.every((part) => part.kind === 'phantom');
}

/** The script of a prime alone is the sign behind its letter. */
export function isPrimes(parts: Parts | null): boolean {
  return (
    parts !== null && parts.length > 0 && parts.every((part) => part.kind === 'run' && primes.test(part.text))
  );
}

function takeOperands(parts: Parts): Part[] {
  const out: Part[] = [];
  for (let i = 0; i < parts.length; ) {
    const part = parts[i]!;
    i += 1;
    if (part.kind === 'nary' && part.of.length === 0) {
      const end = endOfTerm(parts, i);
      out.push({ ...part, of: takeOperands(parts.slice(i, end)) });
      i = end;
    } else if (isName(part)) {
      const end = part.kind === 'limit' ? endOfTerm(parts, i) : endOfArgument(parts, i);
      const of = takeOperands(trimSpace(parts.slice(i, end)));
      out.push(of.length > 0 ? { kind: 'function', name: [part], of } : part);
      i = end;
    } else out.push(part);
  }
  return out;
}

function trimSpace(parts: Parts): Parts {
  return parts.length > 0 && isSpace(parts[0]!) ? parts.slice(1) : parts;
}

function isSpace(part: Part): boolean {
  return part.kind === 'run' && part.role === 'space';
}

function isName(part: Part): boolean {
  if (part.kind === 'run') return part.role === 'name' && part.text !== 'mod';
  return (part.kind === 'script' || part.kind === 'limit') && part.base.length === 1 && isName(part.base[0]!);
}

const ends = /^(?:operator|relation|comma|close|words)$/;

/** To the next operator, whatever stands before it; a sign at the start belongs to the term. */
function endOfTerm(parts: Parts, from: number): number {
  let end = from;
  while (end < parts.length && isSpace(parts[end]!)) end += 1;
  const first = parts[end];
  if (first?.kind === 'run' && first.role === 'operator' && /^[-−+±∓]$/.test(first.text)) end += 1;
  while (end < parts.length) {
    const part = parts[end]!;
    if (part.kind === 'run' && ends.test(part.role)) break;
    end += 1;
  }
  return end;
}

/** One bracket, another function, or the letters and numbers that follow. */
function endOfArgument(parts: Parts, from: number): number {
  let end = from;
  while (end < parts.length && isSpace(parts[end]!)) end += 1;
  const start = end;
  for (; end < parts.length; end += 1) {
    const part = parts[end]!;
    if (isBracket(part)) return end === start ? end + 1 : end;
    if (isName(part)) return end === start ? endOfArgument(parts, end + 1) : end;
    if (part.kind === 'run' && (ends.test(part.role) || part.role === 'space' || part.role === 'name'))
      return end;
    if (part.kind === 'nary' || part.kind === 'matrix') return end === start ? end + 1 : end;
  }
  return end;
}

function isBracket(part: Part): boolean {
  if (part.kind === 'bracket') return true;
  return part.kind === 'script' && part.base.length === 1 && part.base[0]!.kind === 'bracket';
}
