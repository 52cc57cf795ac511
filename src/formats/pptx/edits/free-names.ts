/** Names that are given one after the other: of several alike each further one gets a number. */
export class FreeNames {
  private readonly given = new Set<string>();
  private readonly numbers = new Map<string, number>();

  take(name: string): string {
    let number = this.numbers.get(name) ?? 1;
    let free = name;
    while (this.given.has(free)) {
      number += 1;
      free = `${name} (${number})`;
    }
    this.numbers.set(name, number);
    this.given.add(free);
    return free;
  }
}
