import type { TakenSlide } from '../../../deck/index.ts';
import type { TakenLook } from '../../../layout/index.ts';
import type { Theme } from '../../../theme/index.ts';
import { attributeOf } from '../../../xml/index.ts';
import { attemptRead } from '../read/part-reader.ts';
import { dangersOfSlide, takenFileOf } from './open-taken.ts';
import { readLook } from './read-look.ts';
import { readWords, type SlideWords } from './read-words.ts';
import type { TakenFile } from './taken-file.ts';
import { lacksGround } from './what-lacks.ts';

/** The slides of a presentation. Each is read when it is asked for. */
export function slidesOf(file: TakenFile, bytes: Uint8Array): readonly TakenSlide[] {
  return file.slides.map((_, index) => new SlideOf(file, bytes, index));
}

/** How a slide looks that was taken from a file. */
export function lookOfTaken({ path, bytes, number }: TakenSlide, size: Theme['size']): TakenLook {
  const file = takenFileOf(bytes, path, size.width);
  const look = attemptRead(() => readLook(file, size, file.slides[number - 1]!));
  return 'value' in look ? look.value : { background: '#FFFFFF', art: [], texts: [], leftOut: [] };
}

const nothing: SlideWords = { title: [], blocks: [], notes: [] };

class SlideOf implements TakenSlide {
  readonly bytes: Uint8Array;
  readonly number: number;
  private readonly file: TakenFile;
  private readonly part: string;
  private known: SlideWords | { readonly why: string } | null = null;

  constructor(file: TakenFile, bytes: Uint8Array, index: number) {
    this.file = file;
    this.bytes = bytes;
    this.number = index + 1;
    this.part = file.slides[index]!;
  }

  get path() {
    return this.file.path;
  }

  get title() {
    return this.words().title;
  }

  get blocks() {
    return this.words().blocks;
  }

  get notes() {
    return this.words().notes;
  }

  get hidden() {
    const root = attemptRead(() => this.file.reader.root(this.part));
    return (
      'value' in root && root.value !== null && /^(0|false)$/.test(attributeOf(root.value, 'show') ?? '')
    );
  }

  get section() {
    return this.file.sections.get(this.part) ?? null;
  }

  get refused() {
    this.words();
    const { known } = this;
    if (known && 'why' in known) return [known.why];
    const lacks = attemptRead(() => lacksGround(this.file, this.part));
    if ('why' in lacks) return [lacks.why];
    if (lacks.value !== null) return [lacks.value];
    const dangers = attemptRead(() => dangersOfSlide(this.file, this.part));
    return 'value' in dangers ? dangers.value : [dangers.why];
  }

  private words(): SlideWords {
    if (this.known === null) {
      const read = attemptRead(() => readWords(this.file.reader, this.part));
      this.known = 'value' in read ? read.value : read;
    }
    return 'why' in this.known ? nothing : this.known;
  }
}
