/** What of a drawing will look otherwise in a deck than in a browser, each once, in the words of a message. */
export class Looks {
  private readonly found = new Set<string>();

  add(what: string): void {
    this.found.add(what);
  }

  get all(): readonly string[] {
    return [...this.found];
  }
}
