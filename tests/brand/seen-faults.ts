import { backdropOf, worstBehind } from '../../src/formats/pptx/brand/backdrops.ts';
import type { Brand, BrandLayout } from '../../src/formats/pptx/brand/brand-model.ts';
import { chooseLayouts } from '../../src/formats/pptx/brand/choose-layouts.ts';
import { contentLayout } from '../../src/formats/pptx/brand/stage.ts';
import {
  type PlacedDeck,
  type PlacedParagraph,
  type PlacedShape,
  type PlacedSlide,
  writtenSize,
} from '../../src/layout/index.ts';
import { type Box, resolveColor, type Theme } from '../../src/theme/index.ts';

export type SeenKind =
  | 'text-on-text'
  | 'text-on-art'
  | 'off-the-slide'
  | 'overflow'
  | 'unreadable'
  | 'no-cover'
  | 'empty-place'
  | 'sign-on-text';

export interface SeenFault {
  readonly kind: SeenKind;
  readonly slide: string;
  readonly message: string;
}

/** What somebody who looks at a deck on a brand file would find wrong with it, computed from where everything stands. */
export function seenFaults(placed: PlacedDeck, theme: Theme, brand: Brand): SeenFault[] {
  return placed.slides.filter(({ taken }) => !taken).flatMap((slide) => faultsOf(slide, theme, brand));
}

function faultsOf(slide: PlacedSlide, theme: Theme, brand: Brand): SeenFault[] {
  const layout = layoutUnder(slide, theme, brand);
  const found: SeenFault[] = [];
  const say = (kind: SeenKind, message: string): void => {
    found.push({ kind, slide: slide.id, message: `${message} (layout ${slide.layout}, "${layout?.name}")` });
  };
  const drawn = slide.shapes.filter(({ box }) => box.y + box.h > 0.02);
  for (const shape of drawn.filter(isWritten)) {
    if (shape.kind === 'text' && shape.overflow > 0.02)
      say('overflow', `"${shape.name}" is ${shape.overflow.toFixed(2)} in too high`);
    for (const { box, name } of layout?.things ?? [])
      if (!isFoot(shape) && across(writtenIn(shape), box))
        say('text-on-art', `"${shape.name}" stands across "${name}"`);
  }
  drawn.forEach((one, i) => {
    for (const other of drawn.slice(i + 1))
      if (collide(one, other)) say('text-on-text', `"${one.name}" and "${other.name}" share a place`);
  });
  for (const shape of drawn) {
    const { x, y, w, h } = shape.box;
    const { width, height } = theme.size;
    if (x < -0.02 || y < -0.02 || x + w > width + 0.02 || y + h > height + 0.02)
      say('off-the-slide', `"${shape.name}" reaches over the edge`);
    if (shape.kind === 'text' && shape.placeholder && !shape.fill && shape.paragraphs.length === 0)
      say('empty-place', `"${shape.name}" is empty`);
  }
  if (layout && slide.background === null) unreadable(drawn, layout, theme, say);
  for (const { name, paragraphs } of textsOf(drawn)) {
    const close = paragraphs.find((each) => signRoom(each) < 0.04);
    if (close) say('sign-on-text', `a sign of "${name}" touches its text: "${close.lines[0]?.text}"`);
  }
  if (slide.number === 1 && layout && !isCover(slide, layout, theme, brand))
    say('no-cover', 'the first slide stands where content does');
  return found;
}

function layoutUnder(slide: PlacedSlide, theme: Theme, brand: Brand): BrandLayout | undefined {
  const part = theme.layouts.get(slide.layout)?.origin?.part;
  return brand.masters.flatMap(({ layouts }) => layouts).find((each) => each.part === part);
}

function isCover(slide: PlacedSlide, layout: BrandLayout, theme: Theme, brand: Brand): boolean {
  if (theme.layouts.get(slide.layout)?.type !== 'title') return true;
  const choices = chooseLayouts(brand)!;
  return layout !== contentLayout(choices) && layout !== choices.of.get('title-only')?.layout;
}

function isFoot(shape: PlacedShape): boolean {
  return shape.kind === 'text' && ['footer', 'date', 'slide-number'].includes(shape.placeholder?.type ?? '');
}

function isWritten(shape: PlacedShape): boolean {
  return shape.kind === 'text' && shape.paragraphs.some(({ runs }) => runs.some(({ text }) => text.trim()));
}

function collide(one: PlacedShape, other: PlacedShape): boolean {
  if (one.decorative || other.decorative) return false;
  const texts = [one, other].filter(isWritten);
  if (texts.length === 0) return false;
  // Charts and pictures have texts of ours on them: their own headings and names.
  if (texts.length === 1) {
    const ground = texts[0] === one ? other : one;
    if (ground.kind === 'text' && !ground.fill) return false;
    if (ground.kind === 'connector' || ground.kind === 'icon') return false;
    // A picture may be the ground of a whole slide: what is written wholly on it was meant to be.
    const isGround = ground.kind === 'chart' || (ground.kind === 'image' && ground.box.w * ground.box.h > 50);
    if (isGround && texts[0] === other && inside(writtenIn(other), ground.box)) return false;
  }
  if (
    one.name !== other.name &&
    (other.name.startsWith(`${one.name} `) || one.name.startsWith(`${other.name} `))
  )
    return false;
  return shares(writtenIn(one), writtenIn(other));
}

interface Written {
  readonly name: string;
  readonly box: Box;
  readonly paragraphs: readonly PlacedParagraph[];
  /** Its own ground, in digits. */
  readonly fill: PlacedShape | null;
}

function textsOf(shapes: readonly PlacedShape[]): Written[] {
  return shapes.flatMap((shape): Written[] => {
    if (shape.kind === 'group') return textsOf(shape.shapes);
    if (shape.kind === 'text')
      return [{ name: shape.name, box: shape.box, paragraphs: shape.paragraphs, fill: shape.fill && shape }];
    return [];
  });
}

function unreadable(
  drawn: readonly PlacedShape[],
  layout: BrandLayout,
  theme: Theme,
  say: (kind: SeenKind, message: string) => void,
): void {
  const grounds: Box[] = [];
  const visit = (shape: PlacedShape): void => {
    if (shape.kind === 'group') for (const inner of shape.shapes) visit(inner);
    if (shape.kind === 'image' || shape.kind === 'table') grounds.push(shape.box);
    if (shape.kind !== 'text') return;
    const where = writtenIn(shape);
    const own = shape.fill && (shape.fill.alpha ?? 1) > 0.95 ? shape.fill : null;
    if (!own && grounds.some((box) => shares(box, where))) return;
    // Signs without letters need less than words.
    const runs = shape.paragraphs
      .flatMap((each) => each.runs)
      .filter(({ text }) => /\p{L}|\p{N}/u.test(text));
    const backdrop = own ? [`#${resolveColor(theme, own)}` as const] : backdropOf(layout, where);
    for (const run of runs) {
      if (backdrop.length === 0) continue;
      const ratios = backdrop.map((each) => worstBehind(theme, run.color, [each]).ratio);
      // Where on a gradient or a picture the file's own places are is its designer's choice.
      const ratio = shape.placeholder ? Math.max(...ratios) : Math.min(...ratios);
      const size = writtenSize(run);
      const least = size >= 18 || (size >= 14 && run.bold) ? 3 : 4.5;
      // A house may have titles in a colour of its own that is bright: the build tells that.
      if (ratio >= (shape.placeholder ? 2 : least - 0.01)) continue;
      const hex = resolveColor(theme, run.color);
      say(
        'unreadable',
        `"${shape.name}" has ${hex} on ${backdrop.map((each) => each.slice(1)).join('/')}: ${ratio.toFixed(1)}`,
      );
      break;
    }
    if (own) grounds.push(shape.box);
  };
  drawn.forEach(visit);
}

/** Room between a bullet or number and its text, in inches; none: there is no sign. */
function signRoom({ bullet, hanging, runs, lines }: PlacedParagraph): number {
  const [run] = runs;
  if (!bullet || !run || lines.length === 0 || bullet.aside) return 1;
  const wide = bullet.kind === 'number' ? String(bullet.start).length * 0.52 + 0.25 : 0.36;
  return hanging - (wide * run.size) / 72;
}

/** Where there are lines in a box. */
function writtenIn(shape: PlacedShape): Box {
  const { x, y, w, h } = shape.box;
  if (shape.kind !== 'text' || shape.fill || shape.paragraphs.length === 0) return { x, y, w, h };
  const { inset } = shape;
  const lines = shape.paragraphs.flatMap((each) => each.lines);
  const gaps = shape.paragraphs.slice(1).reduce((sum, each) => sum + each.spaceBefore / 72, 0);
  const high = lines.reduce((sum, line) => sum + line.height, 0) + gaps;
  const room = { y: y + inset.top, h: h - inset.top - inset.bottom };
  const top =
    shape.anchor === 'top'
      ? room.y
      : shape.anchor === 'bottom'
        ? room.y + room.h - high
        : room.y + (room.h - high) / 2;
  const wide = Math.min(
    w,
    Math.max(0, ...shape.paragraphs.flatMap((each) => each.lines.map((line) => each.indent + line.width))),
  );
  const align = shape.paragraphs[0]?.align ?? 'left';
  const left =
    align === 'left'
      ? x + inset.left
      : align === 'right'
        ? x + w - inset.right - wide
        : x + inset.left + (w - inset.left - inset.right - wide) / 2;
  return { x: left, y: top, w: wide, h: high };
}

const least = 0.05;

function shares(a: Box, b: Box): boolean {
  return (
    Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x) > least &&
    Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y) > least
  );
}

function inside(a: Box, b: Box): boolean {
  return (
    a.x >= b.x - least &&
    a.y >= b.y - least &&
    a.x + a.w <= b.x + b.w + least &&
    a.y + a.h <= b.y + b.h + least
  );
}

/** It is neither beside nor wholly on it. */
function across(text: Box, thing: Box): boolean {
  return !inside(text, thing) && shares(text, thing);
}
