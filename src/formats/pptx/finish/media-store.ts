import type { PackedText, Part } from '../../../package/index.ts';
import { digestOf } from '../digest.ts';

/** Takes finished parts one by one: they are looked at and packed at once, so that none need be kept. */
export interface PartSink {
  set(name: string, part: Part): void;
  setFilled(name: string, text: PackedText, words: readonly string[]): void;
  names(): readonly string[];
}

/** The pictures of a deck, each once however many slides show it. */
export class MediaStore {
  private readonly names = new Map<string, string>();
  private readonly parts: PartSink;
  private readonly stem: string;

  constructor(parts: PartSink, stem = 'ppt/media/image') {
    this.parts = parts;
    this.stem = stem;
  }

  /** Name of the part that holds the bytes: `ppt/media/image1.png`. */
  add(bytes: Uint8Array, extension: 'png' | 'jpeg' | 'gif' | 'svg' | 'mp4' | 'm4a'): string {
    const key = `${digestOf(bytes)}.${extension}`;
    let name = this.names.get(key);
    if (name === undefined) {
      name = `${this.stem}${this.names.size + 1}.${extension}`;
      this.names.set(key, name);
      this.parts.set(name, bytes);
    }
    return name;
  }
}
