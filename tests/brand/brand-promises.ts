import { reviewAccessibility } from '../../src/checks/accessibility/placed-accessibility.ts';
import type { Brand } from '../../src/formats/pptx/brand/brand-model.ts';
import { openBrand, readBrand } from '../../src/formats/pptx/brand/index.ts';
import { readPptx, verifyFile } from '../../src/formats/pptx/index.ts';
import type { PlacedShape, PlacedSlide } from '../../src/layout/index.ts';
import { partText, readRelationships, readZip, resolveTarget } from '../../src/package/index.ts';
import type { Box, Theme } from '../../src/theme/index.ts';
import { buildInMemory } from '../fuzz/build-in-memory.ts';
import { type ComposedProject, composeProject } from '../fuzz/compose-project.ts';
import { type AnyWish, makeAnyBrand } from './random-brand.ts';

/** A deck with a bit of everything on a brand file. */
export async function buildOn(wish: AnyWish, composed: ComposedProject = composeProject(3)) {
  const file = makeAnyBrand(wish);
  const deck = String(composed.files[composed.deck]).replace(/^theme:.*\n/m, '');
  const files = {
    ...composed.files,
    [composed.deck]: `theme: brand/acme.pptx\n${deck}`,
    'brand/acme.pptx': file,
  };
  const built = await buildInMemory({ ...composed, files }, ['pptx'], { ownTheme: true });
  return { ...built, file };
}

export type Built = Awaited<ReturnType<typeof buildOn>>;

/** What a deck on a brand file promises, as a list of what does not hold. */
export function broken({ laidOut, files, file, diagnostics }: Built): string[] {
  // How much is to be said on a slide is up to the deck.
  const errors = diagnostics.filter(
    ({ code, severity }) => severity === 'error' && !/overflow|too-wide|too-small/.test(code),
  );
  const faults = errors.map(({ code, message }) => `${code}: ${message}`);
  const [made] = files;
  if (!made || !laidOut)
    return [...faults, 'no deck'].filter((each) => each !== 'no deck' || diagnostics.length === 0);
  const { parts } = readZip(made.bytes);
  const opened = openBrand(file, 'brand/acme.pptx', null).value!;
  for (const [name, part] of opened.parts) {
    const own = parts.get(name);
    if (!own || !Buffer.from(own).equals(Buffer.from(part))) faults.push(`${name} is not as it was`);
  }
  faults.push(...verifyFile(made.bytes).map(({ code, message }) => `${code}: ${message}`));
  const { slides } = readPptx(made.bytes);
  if (slides.length !== laidOut.editions[0]!.placed.slides.length) faults.push('slides are lost');
  for (let i = 1; i <= slides.length; i++) {
    const slide = `ppt/slides/slide${i}.xml`;
    const xml = partText(parts, slide)!;
    if (!/<p:ph type="(title|ctrTitle)"/.test(xml)) faults.push(`slide ${i} has no title`);
    if (xml.includes('that nobody wants')) faults.push(`slide ${i} is a sample`);
    const layout = readRelationships(partText(parts, `ppt/slides/_rels/slide${i}.xml.rels`)!).find(
      ({ type }) => type === 'slideLayout',
    )!;
    if (!opened.parts.has(resolveTarget(slide, layout.target)))
      faults.push(`slide ${i} stands on no layout of the file`);
  }
  for (const { shapes, id, layout } of laidOut.editions[0]!.placed.slides)
    for (const shape of shapes) {
      const { x, y, w, h } = shape.box;
      const { width, height } = laidOut.theme.size;
      const off = y + h <= 0.01; // A title for readers only.
      if (!off && (x < -0.02 || y < -0.02 || x + w > width + 0.02 || y + h > height + 0.02))
        faults.push(`"${shape.name}" of ${id} (${layout}) is off the slide`);
    }
  return faults;
}

/** What a plain deck promises besides: it keeps clear of what the file draws, and can be read. */
export function illSeen({ laidOut, file }: Built): string[] {
  if (!laidOut) return ['no deck'];
  const brand = readBrand(openBrand(file, 'brand/acme.pptx', null).value!);
  const { theme } = laidOut;
  return laidOut.editions.flatMap(({ deck, placed }) => [
    ...placed.slides.flatMap((slide) => [...onArt(slide, brand, theme), ...onOthers(slide)]),
    ...reviewAccessibility({ deck, placed, theme })
      // The file's own texts are as it has them, and signs need less.
      .filter(
        ({ code, message }) =>
          code === 'low-contrast' && !/"■"|in "(Title|Subtitle|Text |Footer|Date|Slide n)/.test(message),
      )
      .map(({ message }) => message),
  ]);
}

/** Texts of ours across the edge of something that stands on their layout. */
function onArt(slide: PlacedSlide, brand: Brand, theme: Theme): string[] {
  const part = theme.layouts.get(slide.layout)?.origin?.part;
  const layout = brand.masters.flatMap(({ layouts }) => layouts).find((each) => each.part === part);
  return slide.shapes
    .filter(isOurs)
    .flatMap((shape) =>
      (layout?.things ?? [])
        .filter(({ box }) => across(writtenIn(shape), box))
        .map(({ name }) => `"${shape.name}" of ${slide.id} stands across "${name}"`),
    );
}

function onOthers(slide: PlacedSlide): string[] {
  const texts = slide.shapes.filter((shape) => isOurs(shape) || shape.kind !== 'text');
  return texts.flatMap((one, i) =>
    texts
      .slice(i + 1)
      .filter((other) => !one.decorative && shares(writtenIn(one), writtenIn(other)))
      .filter((other) => one.name !== 'Chart' || !other.name.startsWith('Chart'))
      .map((other) => `"${one.name}" and "${other.name}" of ${slide.id} overlap`),
  );
}

/** Feet are where the file has them. */
function isOurs(shape: PlacedShape): boolean {
  if (shape.kind !== 'text' || shape.paragraphs.length === 0 || shape.overflow > 0) return false;
  return !['footer', 'date', 'slide-number'].includes(shape.placeholder?.type ?? '');
}

/** Where there are lines in a box. */
function writtenIn(shape: PlacedShape): Box {
  const { x, y, w, h } = shape.box;
  if (shape.kind !== 'text' || shape.fill) return { x, y, w, h };
  const lines = shape.paragraphs.flatMap((each) => each.lines);
  const gaps = shape.paragraphs.slice(1).reduce((sum, each) => sum + each.spaceBefore / 72, 0);
  const high = Math.min(h, lines.reduce((sum, line) => sum + line.height, 0) + gaps);
  const top = shape.anchor === 'top' ? y : shape.anchor === 'bottom' ? y + h - high : y + (h - high) / 2;
  const wide = Math.min(
    w,
    Math.max(0, ...shape.paragraphs.flatMap((each) => each.lines.map((line) => each.indent + line.width))),
  );
  const align = shape.paragraphs[0]?.align ?? 'left';
  const left = align === 'left' ? x : align === 'right' ? x + w - wide : x + (w - wide) / 2;
  return { x: left, y: top, w: wide, h: high };
}

const least = 0.05;

function shares(a: Box, b: Box): boolean {
  return (
    Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x) > least &&
    Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y) > least
  );
}

/** It is neither beside nor wholly on it. */
function across(text: Box, thing: Box): boolean {
  const inside =
    text.x >= thing.x - least &&
    text.y >= thing.y - least &&
    text.x + text.w <= thing.x + thing.w + least &&
    text.y + text.h <= thing.y + thing.h + least;
  return !inside && shares(text, thing);
}
