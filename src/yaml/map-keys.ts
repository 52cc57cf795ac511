import type { Diagnostic, Span } from '../source/index.ts';
import { reportYaml } from './codes.ts';
import type { Located, LocatedScalar } from './located.ts';

const unsafeKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** The keys of one map: reports those that are none, that stand twice, or that look like another. */
export class MapKeys {
  private readonly report: (diagnostic: Diagnostic) => void;
  private readonly seen = new Map<string, Span>();
  private readonly lookalikes = new Map<string, string>();

  constructor(report: (diagnostic: Diagnostic) => void) {
    this.report = report;
  }

  /** Whether an entry can have this key. */
  take(node: Located, span: Span): node is LocatedScalar {
    const refuse = (
      code: Parameters<typeof reportYaml>[0],
      message: string,
      hint: string | null,
      related: readonly { readonly message: string; readonly span: Span }[] = [],
    ): false => {
      this.report(reportYaml(code, span, message, { hint, related }));
      return false;
    };
    if (node.kind !== 'scalar' || (node.value === null && node.text === ''))
      return refuse('yaml-refused', 'a key must be a text', 'put quotes around it');
    const key = node.text;
    if (unsafeKeys.has(key))
      return refuse('unsafe-key', `"${key}" cannot be used as a key`, 'choose another name');
    if (key === '<<' && node.plain) {
      const hint = 'repeat the values, or use an alias for the whole value';
      return refuse('yaml-refused', 'merge keys (<<) are not part of YAML 1.2', hint);
    }
    const first = this.seen.get(key);
    if (first) {
      const related = [{ message: 'the first one', span: first }];
      return refuse('duplicate-key', `the key "${key}" stands here twice`, 'remove one of the two', related);
    }
    this.seen.set(key, span);
    const folded = foldLookalikes(key);
    // Keys of plain letters look like themselves: only one that does not is kept under its looks as well.
    if (folded === key && this.lookalikes.size === 0) return true;
    const alike =
      this.lookalikes.get(folded) ?? (folded !== key && this.seen.has(folded) ? folded : undefined);
    if (alike !== undefined)
      refuse('confusable-key', `the keys "${alike}" and "${key}" look alike but differ`, null);
    if (folded !== key || alike !== undefined) this.lookalikes.set(folded, key);
    return true;
  }
}

/** Letters of other scripts that read as Latin ones (the everyday part of Unicode UTS 39's confusables). */
const lookalikes: Readonly<Record<string, string>> = {
  ...{ а: 'a', с: 'c', ԁ: 'd', е: 'e', һ: 'h', і: 'i', ј: 'j', о: 'o', р: 'p', ѕ: 's', х: 'x', у: 'y' },
  ...{ А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', І: 'I', К: 'K', М: 'M', О: 'O', Р: 'P', Т: 'T', Х: 'X' },
  ...{ α: 'a', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', υ: 'u', '‐': '-', '‑': '-', '–': '-', '—': '-' },
};

/** A text as it looks: texts that fold to the same cannot be told apart by eye. */
function foldLookalikes(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/[^\x20-\x7e]/g, (letter) => lookalikes[letter] ?? letter);
}
