import type { Deck } from '../../deck/index.ts';
import type { KnownSlide, PlacedDeck } from '../../layout/index.ts';
import {
  type Package,
  type PackedText,
  type Part,
  relationshipsPartOf,
  writeRelationships,
  ZipWriter,
} from '../../package/index.ts';
import type { Diagnostic, Outcome } from '../../source/index.ts';
import { hasErrors } from '../../source/index.ts';
import { type BrandFile, facesOf, mirrorTheme, type Theme } from '../../theme/index.ts';
import { type XmlElement, xmlDeclaration } from '../../xml/index.ts';
import { drawFallbacks, drawThemeFallbacks } from '../png/index.ts';
import { drawSlides } from './draw/draw-parts.ts';
import { type Forms, knownForms, shapesToDraw } from './draw/forms.ts';
import { markDirections } from './draw/mark-directions.ts';
import { EarlierDeck } from './earlier-deck.ts';
import { basePartXml, readDesign, SlideReader, type SnapshotSlide } from './edits/index.ts';
import { basePartOf } from './finish/brand-names.ts';
import { slideDigests } from './finish/content-hash.ts';
import { finishSlide } from './finish/finish-slide.ts';
import { graftedTypes, writeBrandParts, writeBrandPresentation } from './finish/graft.ts';
import { footOf, writeKeptParts } from './finish/kept-parts.ts';
import type { PartSink } from './finish/media-store.ts';
import { writeContentTypes, writePresentation } from './finish/presentation-parts.ts';
import { writeProperties } from './finish/property-parts.ts';
import { type SlideEntry, slidesAtOnce, startWork } from './finish/work.ts';
import { nameBasedGuid } from './finish/xml-pieces.ts';
import { missingLinks } from './missing-links.ts';
import { parseOffice } from './read/office-xml.ts';
import { PartReader } from './read/part-reader.ts';
import type { Grafted } from './taken/graft-slides.ts';
import { Inspection } from './verify/inspection.ts';
import { TreeBuilder } from './verify/tree-builder.ts';

export interface DrawPptxInput {
  readonly deck: Deck;
  readonly placed: PlacedDeck;
  readonly theme: Theme;
  readonly properties: {
    /** ISO instant, from the deck's date or SOURCE_DATE_EPOCH. */
    readonly created: string;
  };
  /** The file that this very program made of the deck before, byte for byte. */
  readonly earlier?: Uint8Array | null;
}

/** `slides`: what the next build may know of them. */
export type DrawnPptx = Outcome<Uint8Array> & { readonly slides?: readonly KnownSlide[] };

/**
 * Draws a placed deck as a .pptx: pptxgenjs writes the parts, the finishers make them what PowerPoint itself would
 * write, the package rules look at all of it, and the zip depends on nothing but the input. A finding is a bug of ours:
 * it is reported, and there is no file.
 */
export async function drawPptx(input: DrawPptxInput, forms: Forms | null = knownForms()): Promise<DrawnPptx> {
  const { deck, properties } = input;
  const theme = input.placed.rightToLeft ? mirrorTheme(input.theme) : input.theme;
  const illustrated = await drawFallbacks(input.placed, facesOf(theme));
  if (!illustrated.value || hasErrors(illustrated.diagnostics))
    return { diagnostics: illustrated.diagnostics };
  const placed = markDirections(illustrated.value);
  const fallbacks = await drawThemeFallbacks(theme);
  if (!fallbacks.value || hasErrors(fallbacks.diagnostics)) return { diagnostics: fallbacks.diagnostics };
  const base = basePartOf(theme.brand);
  const earlier = input.earlier ? EarlierDeck.read(input.earlier, base) : null;
  const parts = new CheckedParts(theme.brand ?? null, earlier);
  const work = startWork({ deck, placed, theme, created: properties.created }, parts, forms, fallbacks.value);
  const { brand } = theme;
  const graft = placed.slides.some(({ taken }) => taken) ? await import('./taken/graft-slides.ts') : null;
  const tableStyles = graft?.tableStylesOf(work) ?? '';
  if (brand) writeBrandParts(work, brand, tableStyles);
  else writeKeptParts(work, tableStyles);
  const grafted = graft?.graftSlides(work, parts.reader) ?? nothingGrafted;
  parts.bring(grafted.brought);
  if (brand) writeBrandPresentation(work, brand, grafted, tableStyles);
  else writePresentation(work, grafted);
  const numbers = new Map(work.slides.map(({ placed: { id }, number }) => [id, number]));
  for (let start = 0; start < work.slides.length; start += slidesAtOnce) {
    const batch = work.slides.slice(start, start + slidesAtOnce);
    // Those of other presentations are there already, and those that stand as they were in the earlier file.
    const own = batch.filter((entry) => !entry.placed.taken && !parts.keep(entry));
    const shapes = shapesToDraw(
      own.map((entry) => entry.placed),
      forms,
    );
    const drawn = await drawSlides(shapes, placed, numbers);
    for (const entry of batch) {
      const at = own.indexOf(entry);
      if (at >= 0) finishSlide(entry, drawn[at]!, work);
      parts.tellSlide(`ppt/slides/slide${entry.number}.xml`);
    }
  }
  const digests = slideDigests(work);
  writeProperties(work, digests);
  writeBase(parts, base, deck.id);
  if (brand || graft)
    parts.set(
      '[Content_Types].xml',
      graftedTypes(parts.names(), new Map([...(brand?.types ?? []), ...grafted.types])),
    );
  else writeContentTypes(work);
  const problems = [...work.problems, ...missingLinks(placed), ...parts.findings()];
  const diagnostics = [...illustrated.diagnostics, ...fallbacks.diagnostics, ...problems];
  if (hasErrors(diagnostics)) return { diagnostics };
  const slides = placed.slides.flatMap((slide, i): KnownSlide[] => {
    const { id, number, key } = slide;
    return key === undefined ? [] : [{ id, number, key, digest: digests[i]!, foot: footOf(slide) }];
  });
  // Of a slide that stands as it was nothing is said again.
  return { value: parts.pack(), diagnostics, ...(diagnostics.length === 0 && { slides }) };
}

const nothingGrafted: Grafted = { masters: [], types: new Map(), brought: new Set() };

/** What the deck was when it was written; LibreOffice keeps only parts of this kind that have properties. */
function writeBase(parts: CheckedParts, name: string, id: string): void {
  const properties = name.replace('item', 'itemProps');
  parts.set(name, basePartXml(parts.snapshot()));
  parts.set(
    relationshipsPartOf(name),
    writeRelationships([
      { id: 'rId1', type: 'customXmlProps', target: properties.replace('customXml/', ''), external: false },
    ]),
  );
  parts.set(
    properties,
    `${xmlDeclaration}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="${nameBasedGuid(`snapshot/${id}`)}"><ds:schemaRefs/></ds:datastoreItem>`,
  );
}

/** Looks at every part, packs it as it comes, and reads each slide in its normal form once it is there. */
class CheckedParts implements PartSink {
  private readonly inspection = new Inspection();
  private readonly foreign: Set<string>;
  private readonly zip: ZipWriter;
  private readonly earlier: EarlierDeck | null;
  /** What is as it was in the earlier file. */
  private readonly same = new Set<string>();
  /** Slides that were taken out of it as they stand, by their part. */
  private readonly kept = new Map<string, SnapshotSlide>();
  /** Parts that need not be looked at unless something else has changed. */
  private readonly waiting = new Map<string, () => void>();
  /** Layouts of slides that are looked at: these are asked for their places. */
  private readonly layouts = new Set<string>();
  /** What slides that are not told yet are read from. */
  private readonly parts: Package = new Map();
  readonly reader = new PartReader(this.parts);
  private readonly slideReader = new SlideReader(this.reader);
  /** In their normal form, as JSON. */
  private readonly slides: string[] = [];

  /** What a brand file brings is not ours to find fault with. */
  constructor(brand: BrandFile | null, earlier: EarlierDeck | null) {
    this.foreign = new Set(brand?.parts.keys());
    this.zip = new ZipWriter(earlier?.parts);
    this.earlier = earlier;
  }

  set(name: string, part: Part): void {
    const same = this.zip.add(name, part);
    const isSlide = slideParts.test(name);
    this.take(name, same, isSlide, () => {
      const tree = isSlide ? new TreeBuilder() : undefined;
      this.inspection.look(name, part, tree);
      const root = tree?.root();
      if (root) this.reader.know(name, () => root);
    });
    if (!toldParts.test(name)) return;
    this.parts.set(name, part);
    if (typeof part !== 'string' && keptParts.test(name))
      this.reader.know(name, () => rootOf(part, () => Buffer.from(part).toString('utf8')));
  }

  setFilled(name: string, text: PackedText, words: readonly string[]): void {
    const same = this.zip.addFilled(name, text, words);
    this.take(name, same, sparedParts.test(name), () => this.inspection.lookAtFilled(name, text, words));
    if (!toldParts.test(name)) return;
    this.parts.set(name, keptParts.test(name) ? '' : text.toText(words));
    if (keptParts.test(name)) this.reader.know(name, () => rootOf(text, () => text.toText(words)));
  }

  /** Takes the parts of a slide that stands as it was out of the earlier file; false where it is to be drawn. */
  keep({ placed, number, slide }: SlideEntry): boolean {
    if (placed.stands === undefined || !this.earlier) return false;
    const written = { names: () => this.names(), parts: this.parts, same: this.same };
    const notes = slide !== null && slide.notes.length > 0;
    const kept = this.earlier.keep({ id: placed.id, number, notes }, written);
    if (!kept) return false;
    for (const { name, entry, links } of kept.parts) {
      this.zip.keep(name, entry);
      this.same.add(name);
      if (links === null) this.inspection.passOver(name);
      else this.inspection.look(name, links);
    }
    this.kept.set(`ppt/slides/slide${number}.xml`, kept.slide);
    return true;
  }

  private take(name: string, same: boolean, mayWait: boolean, look: () => void): void {
    if (same) this.same.add(name);
    if (same && mayWait) this.waiting.set(name, look);
    else look();
  }

  /** Parts of other presentations, too, stand as they are there. */
  bring(names: ReadonlySet<string>): void {
    for (const name of names) this.foreign.add(name);
  }

  names(): readonly string[] {
    return this.zip.names();
  }

  findings(): Diagnostic[] {
    return this.inspection.findings(false, this.foreign);
  }

  /** A slide of which all is written; nothing of it is kept but what its normal form says. */
  tellSlide(part: string): void {
    const kept = this.kept.get(part);
    if (kept) {
      this.slides.push(JSON.stringify(kept));
      return;
    }
    const links = this.inspection.relationshipsOf(part);
    const written = { names: () => this.names(), parts: this.parts, same: this.same, links };
    const known = this.earlier?.slide(part, written) ?? null;
    const names = [part, this.reader.target(part, { type: 'notesSlide' }) ?? ''];
    for (const name of names) this.settle(name, known !== null);
    if (!known) this.layouts.add(this.reader.target(part, { type: 'slideLayout' }) ?? '');
    const slide = known ?? this.slideReader.read(part);
    if (slide) this.slides.push(JSON.stringify(slide));
    for (const name of names) {
      this.reader.forget(name);
      this.parts.delete(name);
      this.parts.delete(relationshipsPartOf(name));
    }
  }

  /** A part that waited is looked at now, or never. */
  private settle(name: string, spared: boolean): void {
    const look = this.waiting.get(name);
    this.waiting.delete(name);
    if (look && spared) this.inspection.passOver(name);
    else look?.();
  }

  /** The deck in its normal form as JSON, when all slides are told. */
  snapshot(): string {
    const known = this.earlier?.design({ names: () => this.names(), parts: this.parts, same: this.same });
    for (const name of [...this.waiting.keys()]) this.settle(name, !!known && !this.layouts.has(name));
    return `{"slides":[${this.slides.join()}],"design":${JSON.stringify(known ?? readDesign(this.reader))}}`;
  }

  pack(): Uint8Array {
    return this.zip.finish();
  }
}

const slideParts = /^ppt\/(?:slides|notesSlides)\/[^/]+\.xml$/;
const toldParts =
  /^ppt\/(?:_rels\/)?presentation|^ppt\/(?:slides|notesSlides|slideLayouts|slideMasters|theme|charts|media)\//;
/** Nothing but slides asks what is in them. */
const sparedParts = /^ppt\/(?:slideLayouts|theme)\/[^/]+\.xml$/;
const keptParts = /^ppt\/(?:slideLayouts|slideMasters|theme)\/[^/]+\.xml$/;

/** Trees of parts that decks of one theme share. */
const roots = new WeakMap<object, XmlElement>();

function rootOf(key: object, text: () => string): XmlElement {
  let root = roots.get(key);
  if (!root) {
    root = parseOffice(text());
    roots.set(key, root);
  }
  return root;
}
