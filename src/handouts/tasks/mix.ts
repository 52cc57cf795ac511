/** A number that hangs on a text and on nothing else (FNV-1a): what is to look mixed is the same in every run. */
export function mixOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}

/** Items in an order that has nothing to do with the one given; `keyOf` tells them apart. */
export function mixed<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, key: keyOf(item), at: mixOf(keyOf(item)) }))
    .sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);
}

/** The same so that as few items as can be stay at their place: no list that is to be matched gives itself away. */
export function displaced<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const order = mixed(items, keyOf);
  const stay = (shift: number): number =>
    items.filter((item, i) => order[(i + shift) % order.length] === item).length;
  const shifts = order.map((_, shift) => shift);
  const best = shifts.reduce((a, b) => (stay(b) < stay(a) ? b : a), 0);
  return order.map((_, i) => order[(i + best) % order.length]!);
}
