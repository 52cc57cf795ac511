import { createTypesetter, isWide, type Typesetter, wrapParagraph } from '../../../layout/index.ts';
import type { NotesParagraph } from '../../../markup/index.ts';
import type { Points, Theme } from '../../../theme/index.ts';
import type { Emu } from '../drawing-ml.ts';

/** Where picture and text of a notes page stand, in EMU, and how large its type is. */
export interface NotesPage {
  readonly picture: NotesFrame;
  readonly body: NotesFrame;
  readonly size: Points;
  /** The frames and the size are the master's: the page need not say them. */
  readonly usual: boolean;
  /** Lines for which there is no room even so. */
  readonly over: number;
}

export interface NotesFrame {
  readonly x: number;
  readonly y: number;
  readonly cx: number;
  readonly cy: number;
}

/** Size of a notes page: 7.5 × 10 in, as PowerPoint has it whatever the slides' size. */
export const notesPaper = { cx: 6_858_000, cy: 9_144_000 } as const;

/** Of the master, which PowerPoint's own has too. */
export const notesSize: Points = 12;
export const spaceBefore: Points = 4;

/** Room above the picture, its height, and the frame of the text under it: as PowerPoint has them, then ever more text. */
const roomy = { top: 1_143_000, tallest: 3_086_100, body: { x: 685_800, y: 4_400_550, cy: 3_600_450 } };
const close = { top: 457_200, tallest: 2_011_680, body: { x: 685_800, y: 2_606_040, cy: 6_035_040 } };
const tight = { top: 411_480, tallest: 1_097_280, body: { x: 457_200, y: 1_600_200, cy: 7_040_880 } };

/** From the usual page on: the picture gives way first, then the type. Ten points are read without effort; less is not. */
const steps = [
  [roomy, 12],
  [close, 12],
  [close, 11],
  [tight, 12],
  [tight, 11],
  [tight, 10.5],
  [tight, 10],
] as const;

type Frames = typeof roomy;

const emuPerPoint = 12_700;
const emuPerInch = 914_400;
const insets = { x: 2 * 91_440, y: 2 * 45_720 };
/** How far a level is set in. */
export const levelIndent = 228_600;

/** Plans notes pages of slides of one size, with a theme's faces. */
export class NotesPlanner {
  private readonly slide: { readonly width: number; readonly height: number };
  private readonly language: string;
  private readonly theme: Theme;
  private setter: Typesetter | null = null;

  constructor(slide: { readonly width: number; readonly height: number }, language: string, theme: Theme) {
    this.slide = slide;
    this.language = language;
    this.theme = theme;
  }

  usual(): NotesPage {
    return this.page(roomy, notesSize, true);
  }

  plan(paragraphs: readonly NotesParagraph[]): NotesPage {
    if (surelyFits(paragraphs)) return this.usual();
    const measured = this.measure(paragraphs);
    for (const [frames, size] of steps)
      if (overOf(measured, frames, size) <= 0) return this.page(frames, size, frames === roomy);
    const [frames, size] = steps.at(-1)!;
    const over = Math.ceil(overOf(measured, frames, size) / (size * 1.2));
    return { ...this.page(frames, size, false), over };
  }

  private page(frames: Frames, size: Points, usual: boolean): NotesPage {
    const widest = notesPaper.cx - 2 * roomy.body.x;
    const scale = Math.min(widest / this.slide.width, frames.tallest / this.slide.height);
    const cx = Math.round(this.slide.width * scale);
    const cy = Math.round(this.slide.height * scale);
    const picture = { x: Math.round((notesPaper.cx - cx) / 2), y: frames.top, cx, cy };
    return { picture, body: bodyOf(frames), size, usual, over: 0 };
  }

  private measure(paragraphs: readonly NotesParagraph[]): Measured[] {
    this.setter ??= createTypesetter(this.theme);
    const setter = this.setter;
    return paragraphs.map(({ runs, level, bullet }) => {
      const measured = setter.measure(
        runs.map((run) => ({
          ...run,
          text: run.break ? '\n' : run.text,
          font: run.code ? ('code' as const) : ('body' as const),
          bold: run.strong === true,
          italic: run.em === true,
          language: run.language ?? this.language,
        })),
      );
      const indent = levelIndent * (Math.min(8, level) + (bullet ? 1 : 0));
      return { measured, pitch: setter.pitchOf(measured, 'body'), indent };
    });
  }
}

interface Measured {
  readonly measured: ReturnType<Typesetter['measure']>;
  readonly pitch: number;
  readonly indent: Emu;
}

function bodyOf({ body }: Frames): NotesFrame {
  return { ...body, cx: notesPaper.cx - 2 * body.x };
}

/** Faces of other programs are a little wider than ours are measured. */
const widthReserve = 0.99;

/** Points by which the text is taller than its frame. */
function overOf(paragraphs: readonly Measured[], frames: Frames, size: Points): number {
  const { cx, cy } = bodyOf(frames);
  let height = 0;
  for (const { measured, pitch, indent } of paragraphs) {
    const width = Math.max(1, ((cx - insets.x - indent) / emuPerPoint / size) * widthReserve);
    height += spaceBefore + wrapParagraph(measured, width).count * pitch * size;
  }
  return height - (cy - insets.y) / emuPerPoint;
}

/** Whether notes are so short that they need not be measured: letters are taken to be wider than those of any face. */
function surelyFits(paragraphs: readonly NotesParagraph[]): boolean {
  const wide = 0.75;
  const room = ((roomy.body.cy / emuPerInch) * 72) / 12 / 1.6;
  const line = ((notesPaper.cx - 2 * roomy.body.x) / emuPerInch) * 6 * 0.8;
  let lines = 0;
  for (const { runs, level } of paragraphs) {
    if (level > 1) return false;
    let ems = 0;
    for (const { text, break: ended } of runs) {
      if (ended) lines += 1;
      for (const character of text) ems += isWide(character.codePointAt(0)!) ? 1 : wide;
    }
    lines += 0.3 + Math.ceil(ems / line);
    if (lines > room) return false;
  }
  return true;
}
