import type { TakenDeck } from '../deck/index.ts';
import { openTaken, reportTaken, slidesOf } from '../formats/pptx/taken/index.ts';
import type { Files, Outcome, Span } from '../source/index.ts';
import type { Theme } from '../theme/index.ts';

/** The presentations of which one deck takes slides, each read once. */
export class TakenDecks {
  private readonly files: Files;
  private readonly folder: string;
  private readonly size: Theme['size'];
  private readonly known = new Map<string, Outcome<TakenDeck>>();

  /** `folder`: of the outline, where a file is looked for that is not at the project's root. */
  constructor(files: Files, folder: string, size: Theme['size']) {
    this.files = files;
    this.folder = folder;
    this.size = size;
  }

  /** Diagnostics: those of reading a file, from-deck-unreadable, from-deck-size. */
  readonly read = (path: string, from: Span | null): Outcome<TakenDeck> => {
    const beside = `${this.folder}/${path}`;
    const found = !this.files.exists(path) && this.files.exists(beside) ? beside : path;
    const known = this.known.get(found);
    // What is wrong with it was said where it was named first, and is said at each place.
    if (known?.value) return known;
    const deck = this.open(found, from);
    this.known.set(found, deck);
    return deck;
  };

  private open(path: string, from: Span | null): Outcome<TakenDeck> {
    const bytes = this.files.readBytes(path, from);
    if (!bytes.value) return { diagnostics: bytes.diagnostics };
    const file = openTaken(bytes.value, path, this.size.width, from);
    if (!file.value) return { diagnostics: [...bytes.diagnostics, ...file.diagnostics] };
    const { width, height } = file.value.size;
    const [ours, theirs] = [this.size.width / this.size.height, width / height];
    if (!(Math.abs(ours / theirs - 1) < 0.01)) {
      const inches = (...sides: readonly number[]) =>
        sides.map((side) => Number(side.toFixed(2))).join(' × ');
      const message = `the slides of "${path}" are ${inches(width, height)} in, those of this deck ${inches(this.size.width, this.size.height)}: they would not fill its pages`;
      const hint = 'give the presentation the same form (in PowerPoint: Design, Slide Size), and save it';
      return { diagnostics: [...bytes.diagnostics, reportTaken('from-deck-size', from, message, { hint })] };
    }
    return { value: { path, slides: slidesOf(file.value, bytes.value) }, diagnostics: bytes.diagnostics };
  }
}
