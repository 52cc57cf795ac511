import type { OutputFile } from '../../formats/index.ts';
import type { KnownSlide } from '../../layout/index.ts';
import type { DeckRecord, PackedOutput, SlidesRecord } from './record.ts';

/** What is known of the slides of a file that is what the program made; nothing of any other. */
export function slidesIn({ slides, outputs }: DeckRecord, file: string): readonly KnownSlide[] {
  const told = slides?.[file];
  const isOfFile = outputs.some(([name, hash, , own]) => name === file && own === 1 && hash === told?.hash);
  return isOfFile
    ? told!.slides.map(([id, number, key, digest, ...foot]) => ({ id, number, key, digest, foot }))
    : [];
}

/** What is to be remembered of the slides of files that this run wrote, and of those that are what they were. */
export function slidesToKeep(
  deck: { readonly files: readonly Pick<OutputFile, 'name' | 'slides'>[] },
  outputs: readonly PackedOutput[],
  written: ReadonlySet<string>,
  before: DeckRecord | undefined,
): Pick<DeckRecord, 'slides'> {
  const kept: Record<string, SlidesRecord> = {};
  for (const [file, hash] of outputs) {
    const old = before?.slides?.[file];
    const made = written.has(file) ? deck.files.find(({ name }) => name === file)?.slides : undefined;
    if (made)
      kept[file] = {
        hash,
        slides: made.map(({ id, number, key, digest, foot }) => [id, number, key, digest, ...foot]),
      };
    else if (old?.hash === hash) kept[file] = old;
  }
  return Object.keys(kept).length === 0 ? {} : { slides: kept };
}
