/** What a wording may be divided into besides exact numbers: CLDR's plural categories. */
export const pluralCategories: readonly string[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

/**
 * The form of a word that goes with a number: that of the number itself where there is one, else that of its plural
 * category; "other" where the language's rules know none. The number is `count`, else the first among the values.
 */
export function formOf(
  forms: ReadonlyMap<string, unknown>,
  rules: string | null,
  values: Readonly<Record<string, unknown>>,
): string {
  const number = [values.count, ...Object.values(values)].find((value) => typeof value === 'number');
  if (number === undefined) return 'other';
  if (forms.has(String(number))) return String(number);
  return rules === null ? (number === 1 ? 'one' : 'other') : pluralCategory(rules, number);
}

/** The category of a number by rules as CLDR writes them: `one: i = 1 and v = 0; few: i = 2..4 and v = 0`. */
export function pluralCategory(rules: string, number: number): string {
  return categoryBy(readRules(rules) ?? [], number);
}

function categoryBy(rules: readonly PluralRule[], number: number): string {
  const operands = operandsOf(number);
  for (const { category, conditions } of rules) {
    if (conditions.some((all) => all.every((relation) => holds(relation, operands)))) return category;
  }
  return 'other';
}

/** The categories that numbers below a million have; what is asked for in larger ones falls to "other". */
export function categoriesOf(rules: string): readonly string[] {
  const read = readRules(rules) ?? [];
  const numbers = [...Array(201).keys()].flatMap((whole) => [whole, whole + 0.5]);
  const found = new Set(numbers.map((number) => categoryBy(read, number)));
  return pluralCategories.filter((category) => category === 'other' || found.has(category));
}

/** A part of a condition: `i % 10 = 2..4,6`. */
interface Relation {
  readonly operand: string;
  readonly modulus: number | null;
  readonly equal: boolean;
  readonly ranges: readonly (readonly [number, number])[];
}

interface PluralRule {
  readonly category: string;
  /** One of them must hold, as a whole. */
  readonly conditions: readonly (readonly Relation[])[];
}

/** Null where they are not written as CLDR writes them. */
export function readRules(text: string): readonly PluralRule[] | null {
  const rules: PluralRule[] = [];
  for (const part of text.split(';')) {
    const [name = '', condition] = part.split(':', 2);
    const category = name.trim();
    if (!pluralCategories.includes(category)) return null;
    // What is left is "other": it needs no condition.
    if (condition === undefined && category === 'other') continue;
    const conditions = (condition ?? '').split(/\bor\b/).map((all) => all.split(/\band\b/).map(readRelation));
    if (!conditions.every((all): all is Relation[] => !all.includes(null))) return null;
    rules.push({ category, conditions });
  }
  return rules;
}

function readRelation(text: string): Relation | null {
  const match =
    /^\s*([nivwftec])(?:\s*%\s*(\d{1,9}))?\s*(!?)=\s*(\d{1,9}(?:\.\.\d{1,9})?(?:\s*,\s*\d{1,9}(?:\.\.\d{1,9})?)*)\s*$/.exec(
      text,
    );
  if (!match) return null;
  const [, operand, modulus, not, list] = match;
  const ranges = list!.split(',').map((each) => {
    const [from, to = from] = each.split('..').map(Number);
    return [from!, to!] as const;
  });
  return {
    operand: operand!,
    modulus: modulus === undefined ? null : Number(modulus),
    equal: not === '',
    ranges,
  };
}

function holds(
  { operand, modulus, equal, ranges }: Relation,
  operands: Readonly<Record<string, number>>,
): boolean {
  const value = modulus === null ? operands[operand]! : operands[operand]! % modulus;
  const isIn = ranges.some(([from, to]) => Number.isInteger(value) && value >= from && value <= to);
  return isIn === equal;
}

/** What the letters of the rules stand for: the number, its whole part, its digits behind the mark and how many. */
function operandsOf(number: number): Readonly<Record<string, number>> {
  const [whole = '0', digits = ''] = String(Math.abs(number)).split('.');
  const seen = digits.replace(/0+$/, '');
  return {
    n: Math.abs(number),
    i: Number(whole),
    v: digits.length,
    w: seen.length,
    f: Number(digits),
    t: Number(seen),
    e: 0,
    c: 0,
  };
}
