import { isGradient } from './paint.ts';
import type {
  Box,
  Decoration,
  Fill,
  Gradient,
  Inches,
  LayoutText,
  Motif,
  Theme,
  ThemeLayout,
  Tracker,
} from './theme.ts';

const emuPerInch = 914_400;
const emu = (inches: Inches) => Math.round(inches * emuPerInch);

/** A box as it stands on the other side, to the EMU: its edges are those that the box has in a file. */
export function mirrorBox<B extends Box>(box: B, width: Inches): B {
  const end = emu(box.x + box.w);
  return { ...box, x: (emu(width) - end) / emuPerInch, w: (end - emu(box.x)) / emuPerInch };
}

/** A place along the width as it stands on the other side. */
export function mirrorPlace(x: Inches, width: Inches): Inches {
  return (emu(width) - emu(x)) / emuPerInch;
}

export function mirrorAlign(align: 'left' | 'center' | 'right'): 'left' | 'center' | 'right' {
  return align === 'left' ? 'right' : align === 'right' ? 'left' : 'center';
}

export function mirrorGradient(gradient: Gradient): Gradient {
  return { ...gradient, angle: (540 - gradient.angle) % 360 };
}

function mirrorFill(fill: Fill): Fill {
  return isGradient(fill) ? mirrorGradient(fill) : fill;
}

const mirrored = new WeakMap<Theme, Theme>();

/**
 * A theme for languages that are written from right to left: what stood at the left stands at the right. A brand file is as
 * it is in every language.
 */
export function mirrorTheme(theme: Theme): Theme {
  return theme.brand ? theme : mirrorAll(theme);
}

/** What slides are laid out by that are mirrored then: on a brand file they come to stand where it has its places. */
export function themeToMirror(theme: Theme): Theme {
  return theme.brand ? mirrorAll(theme) : theme;
}

function mirrorAll(theme: Theme): Theme {
  let found = mirrored.get(theme);
  if (!found) {
    const layouts = new Map(
      [...theme.layouts].map(([id, each]) => [id, mirrorLayout(each, theme.size.width)]),
    );
    found = { ...theme, layouts };
    mirrored.set(theme, found);
  }
  return found;
}

function mirrorLayout(layout: ThemeLayout, width: Inches): ThemeLayout {
  // In a brand file text begins where its language does.
  const start = layout.origin ? ('left' as const) : null;
  const turned = (align: LayoutText['align']) => (align === 'center' ? align : (start ?? mirrorAlign(align)));
  const text = <P extends LayoutText>(place: P | null): P | null =>
    place && { ...mirrorBox(place, width), align: turned(place.align) };
  const box = <B extends Tracker | Motif>(place: B | null): B | null => place && mirrorBox(place, width);
  return {
    ...layout,
    gradient: layout.gradient && mirrorGradient(layout.gradient),
    title: text(layout.title),
    subtitle: text(layout.subtitle),
    kicker: text(layout.kicker),
    slots: new Map([...layout.slots].map(([name, place]) => [name, text(place)!])),
    citations: text(layout.citations),
    footer: text(layout.footer),
    date: text(layout.date),
    number: text(layout.number),
    numeral: text(layout.numeral),
    tracker: box(layout.tracker),
    motif: box(layout.motif),
    decorations: layout.decorations.map((each) => mirrorDecoration(each, width)),
  };
}

function mirrorDecoration(decoration: Decoration, width: Inches): Decoration {
  const moved = mirrorBox(decoration, width);
  return moved.shape === 'picture' ? moved : { ...moved, fill: moved.fill && mirrorFill(moved.fill) };
}
