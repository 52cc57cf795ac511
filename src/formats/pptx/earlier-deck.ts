import {
  type EarlierParts,
  type Package,
  type Part,
  partText,
  type Relationship,
  readEntries,
  readRelationships,
  relationshipsPartOf,
  resolveTarget,
  type ZipContent,
} from '../../package/index.ts';
import { type DesignDigests, readBase, type Snapshot, type SnapshotSlide } from './edits/index.ts';

/**
 * The file that this very program made of a deck before. What comes out the same is not packed anew; nor is a slide read back
 * whose parts and all that it leads to are the same, nor looked at: it was found to be right when it was written.
 */
export class EarlierDeck {
  readonly parts: EarlierParts;
  private readonly entries: ReadonlyMap<string, ZipContent>;
  private readonly base: Snapshot | null;
  /** Null for an id that is there twice. */
  private readonly slides = new Map<string, SnapshotSlide | null>();
  private hasDesign: boolean | null = null;

  private constructor(entries: ReadonlyMap<string, ZipContent>, base: Snapshot | null) {
    this.parts = { get: (name) => sound(entries.get(name)) };
    this.entries = entries;
    this.base = base;
    for (const slide of base?.slides ?? [])
      this.slides.set(slide.id, this.slides.has(slide.id) ? null : slide);
  }

  /** `base`: the part that says what the deck was. Null for a file that cannot be read: the deck is then made as if there were none. */
  static read(file: Uint8Array, base: string): EarlierDeck | null {
    try {
      const entries = readEntries(file);
      const told: Package = new Map();
      const content = entries.get(base)?.content();
      if (content) told.set(base, content);
      return new EarlierDeck(entries, readBase(told));
    } catch {
      // Whatever is wrong with it: what it would have spared is made anew.
      return null;
    }
  }

  /** The design in its normal form, where all parts of it are the same. They are all written before the first slide. */
  design(written: WrittenParts): DesignDigests | null {
    this.hasDesign ??= this.hasDesignOf(written);
    return (this.hasDesign && this.base?.design) || null;
  }

  /** A slide in its normal form, where its parts and all that it leads to are the same. `links`: its relationships. */
  slide(
    part: string,
    written: WrittenParts & { readonly links: readonly Relationship[] },
  ): SnapshotSlide | null {
    const { links, same, parts } = written;
    if (!isWhole(part, same) || !this.design(written)) return null;
    const isSame = links.every(({ type, target, external }) => {
      // Of a slide that a link leads to nothing is said.
      if (external || type === 'slide') return true;
      const name = resolveTarget(part, target);
      return type === 'notesSlide' ? isWhole(name, same) : same.has(name);
    });
    const text = isSame ? partText(parts, part) : null;
    // A name in which a sign is escaped is none of ours.
    const id = text && /<p:cSld name="([^"&]*)"/.exec(text)?.[1];
    return (id && this.slides.get(id)) || null;
  }

  /** The parts of a slide as they stand, packed, where it leads to nothing but the design and its notes. */
  keep(slide: StandingPart, written: WrittenParts): KeptSlide | null {
    try {
      return this.design(written) ? this.kept(slide) : null;
    } catch {
      // As for the file: it is made anew.
      return null;
    }
  }

  private kept({ id, number, notes }: StandingPart): KeptSlide | null {
    const slide = this.slides.get(id);
    if (!slide) return null;
    const own = `ppt/slides/slide${number}.xml`;
    const page = `ppt/notesSlides/notesSlide${number}.xml`;
    const parts = [own, ...(notes ? [page] : [])].flatMap((name) => [
      this.part(name),
      this.part(relationshipsPartOf(name)),
    ]);
    const whole = parts.filter((part) => part !== null);
    const isAlone = whole.every(
      ({ name, links }) => links === null || this.isAlone(name, links, [own, page]),
    );
    return whole.length === parts.length && isAlone ? { slide, parts: whole } : null;
  }

  private part(name: string): KeptPart | null {
    const entry = this.entries.get(name);
    if (!entry) return null;
    const links = name.endsWith('.rels') ? Buffer.from(attempt(entry)).toString('utf8') : null;
    return links === '' ? null : { name, entry, links };
  }

  private isAlone(name: string, links: string, own: readonly string[]): boolean {
    const from = name.replace(/_rels\/([^/]*)\.rels$/, '$1');
    return readRelationships(links).every(({ target, external }) => {
      const to = external ? '' : resolveTarget(from, target);
      return external || own.includes(to) || designPart.test(to) || /^ppt\/notesMasters\//.test(to);
    });
  }

  private hasDesignOf({ names, parts, same }: WrittenParts): boolean {
    const before = [...this.entries.keys()].filter((name) => designPart.test(name));
    const now = names().filter((name) => designPart.test(name));
    if (before.length !== now.length || !now.every((name) => same.has(name))) return false;
    const presentation = this.parts.get(main)?.content();
    return presentation !== undefined && defaultsOf(presentation) === defaultsOf(parts.get(main) ?? '');
  }
}

interface StandingPart {
  readonly id: string;
  readonly number: number;
  /** Whether it has notes. */
  readonly notes: boolean;
}

interface KeptSlide {
  readonly slide: SnapshotSlide;
  readonly parts: readonly KeptPart[];
}

/** A part of the earlier file. `links`: its text, where it is one of relationships. */
export interface KeptPart {
  readonly name: string;
  readonly entry: ZipContent;
  readonly links: string | null;
}

/** A package as far as it is written. */
export interface WrittenParts {
  readonly names: () => readonly string[];
  /** The presentation and the parts of the slide at hand. */
  readonly parts: ReadonlyMap<string, Part>;
  /** What is as it was in the earlier file. */
  readonly same: ReadonlySet<string>;
}

const nothing = new Uint8Array();

/** An entry that is damaged has nothing in it, which is the content of no part. */
function sound(entry: ZipContent | undefined): ZipContent | undefined {
  return entry && { ...entry, content: () => attempt(entry) };
}

function attempt({ content }: ZipContent): Uint8Array {
  try {
    return content();
  } catch {
    return nothing;
  }
}

const main = 'ppt/presentation.xml';
const designPart = /^ppt\/(?:slideLayouts|slideMasters|theme)\//;

function isWhole(part: string, same: ReadonlySet<string>): boolean {
  return same.has(part) && same.has(relationshipsPartOf(part));
}

/** What the texts of all boxes begin with. */
function defaultsOf(presentation: Part): string {
  const text = typeof presentation === 'string' ? presentation : Buffer.from(presentation).toString('utf8');
  return /<p:defaultTextStyle>[\s\S]*<\/p:defaultTextStyle>/.exec(text)?.[0] ?? '';
}
