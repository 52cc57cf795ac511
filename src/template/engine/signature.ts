/** What a helper takes, read from its signature: `label thing [group]`, `t key name=…`, `and a b …`. */
export interface Arity {
  readonly min: number;
  /** Infinity with `…`. */
  readonly max: number;
  /** Names of its `name=value` pairs; null: any. */
  readonly named: readonly string[] | null;
}

export function arityOf(signature: string): Arity {
  const [, ...words] = signature.split(' ');
  const values = words.filter((word) => !word.includes('=') && word !== '…');
  const named = words.filter((word) => word.includes('='));
  return {
    min: values.filter((word) => !word.startsWith('[')).length,
    max: words.includes('…') ? Number.POSITIVE_INFINITY : values.length,
    named: named.some((word) => word.endsWith('=…')) ? null : named.map((word) => word.replace(/=.*$/, '')),
  };
}
