import { createHash } from 'node:crypto';
import type { OutputFile } from '../../src/formats/index.ts';
import { readPptx, verifyFile } from '../../src/formats/pptx/index.ts';
import { type PlacedShape, withoutSoftHyphens } from '../../src/layout/index.ts';
import { notesParagraphs, plainText } from '../../src/markup/index.ts';
import { partText, readZip } from '../../src/package/index.ts';
import type { LaidOutEdition } from '../../src/pipeline/laid-out-deck.ts';
import { parseXml, XmlError } from '../../src/xml/index.ts';

/** What a finished file promises, as a list of what does not hold. */
export function brokenFile({ name, bytes }: OutputFile, editions: readonly LaidOutEdition[]): string[] {
  if (name.endsWith('.pptx')) {
    const edition = editions.find((each) => `${each.prefix}.pptx` === name);
    const faults = [
      ...verifyFile(bytes).map((each) => `${each.code}: ${each.message}`),
      ...illFormed(bytes, name),
    ];
    if (!edition) return [...faults, `${name} belongs to nothing`];
    // What is broken cannot be read back.
    return faults.length > 0 ? faults : differences(bytes, edition);
  }
  if (name.endsWith('.docx')) return illFormed(bytes, name);
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const faults = /\bundefined\b(?!x)|\[object Object\]|\bNaN\b/.test(text)
    ? [`${name} holds a value of JavaScript`]
    : [];
  if (
    name.endsWith('.html') &&
    /<script|<[^>]*\son\w+\s*=|(src|href)="(?!#|https:\/\/example\.org|http:\/\/a\.b|mailto:|data:image)/.test(
      text,
    )
  )
    faults.push(
      `${name} holds what it should not: ${/<script.{0,80}|<[^>]*\son\w+\s*=.{0,40}|(?:src|href)="(?!#|https:\/\/example\.org|http:\/\/a\.b|mailto:|data:image).{0,60}/.exec(text)?.[0]}`,
    );
  return faults;
}

/** Every part is XML that can be read, embedded workbooks included. */
function illFormed(bytes: Uint8Array, name: string): string[] {
  const { parts } = readZip(bytes);
  return [...parts].flatMap(([part, content]) => {
    if (part.endsWith('.xlsx')) return illFormed(content as Uint8Array, `${name}/${part}`);
    if (!/\.(xml|rels|vml)$/.test(part)) return [];
    try {
      parseXml(partText(parts, part) ?? '');
      return [];
    } catch (error) {
      if (error instanceof XmlError) return [`${name}/${part}: ${error.message}`];
      throw error;
    }
  });
}

/** What is read back is what was placed: titles, texts and notes of every slide. */
function differences(bytes: Uint8Array, { deck, placed }: LaidOutEdition): string[] {
  const faults: string[] = [];
  const read = readPptx(bytes);
  const same = (what: string, found: unknown, wanted: unknown): void => {
    const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
    if (a !== b) faults.push(`${what}: read ${a}, placed ${b}`);
  };
  same(
    'slides',
    read.slides.map((slide) => slide.name),
    deck.slides.map((slide) => slide.id),
  );
  read.slides.forEach((slide, i) => {
    const wanted = deck.slides[i];
    if (!wanted) return;
    // A long word of a title that had to be broken has a soft hyphen there.
    const titleOf = (text: string): string => fold(withoutSoftHyphens(text));
    same(`title of ${slide.name}`, titleOf(slide.title), titleOf(plainText(wanted.title)));
    same(`hidden of ${slide.name}`, slide.hidden, wanted.hidden);
    const said = slide.notes.map((each) => fold(each.text)).filter(Boolean);
    same(
      `notes of ${slide.name}`,
      said,
      notesParagraphs(wanted.notes)
        .map((each) => fold(plainText(each.runs)))
        .filter(Boolean),
    );
    const texts = slide.shapes
      .flatMap((shape) => shape.paragraphs.map((each) => fold(each.text)))
      .filter(Boolean);
    const drawn = placed.slides[i]!.shapes.flatMap(textsOf).map(fold).filter(Boolean);
    same(`texts of ${slide.name}`, [...texts].sort(), [...drawn].sort());
  });
  return faults;
}

function textsOf(shape: PlacedShape): string[] {
  if (shape.kind === 'group') return shape.shapes.flatMap(textsOf);
  const paragraphs =
    shape.kind === 'text'
      ? shape.paragraphs
      : shape.kind === 'table'
        ? shape.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs))
        : [];
  return paragraphs.map((paragraph) => paragraph.runs.map((run) => run.text).join(''));
}

/** Line breaks are elements there and characters here; what joins marks and says a direction is the drawing's own. */
function fold(text: string): string {
  return text
    .replace(/[\u200e\u200f\u2060]/g, '')
    .replace(/[\s\u000b]+/g, ' ')
    .trim();
}

export function hashOf(files: readonly OutputFile[]): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of files) hash.update(name).update(bytes);
  return hash.digest('hex');
}
