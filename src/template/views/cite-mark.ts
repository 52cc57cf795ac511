import type { CiteTarget, MarkupNode } from '../../markup/index.ts';
import { Printable, type PrintSession } from '../printable.ts';

/** A citation mark. On slides it is a reference, numbered when the deck is whole; in Markdown the numbers are known. */
export class CiteMark extends Printable {
  readonly target: CiteTarget;
  /** Keys of the passages that it stands for. */
  readonly passages: readonly string[];

  constructor(target: CiteTarget, passages: readonly string[]) {
    super();
    this.target = target;
    this.passages = passages;
  }

  markup(): readonly MarkupNode[] {
    const { type, key } = this.target;
    return [{ kind: 'run', run: { text: '', cite: { type, key } }, data: false }];
  }

  markdown(session: PrintSession): string {
    const numbers = session.numbersOf(this.passages);
    if (numbers.length === 0) return '';
    const { type, key } = this.target;
    const runs = [{ text: numbers.join(', '), cite: { type, key } }];
    return session.place({ kind: 'runs', runs });
  }

  plain(): string {
    return '';
  }

  get size(): number {
    return 1 + this.passages.length;
  }
}
