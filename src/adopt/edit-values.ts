import {
  type BoxEdit,
  type EditBox,
  type EditedLook,
  type LetterEdit,
  type LineEndEdit,
  type LookEdit,
  type RunEdit,
  scaled,
  type ValueEdit,
} from '../edits/index.ts';
import type {
  Change,
  LetterLook,
  LineEnd,
  SnapshotBox,
  SnapshotLook,
  StretchChange,
} from '../formats/pptx/index.ts';
import { resolveColor, type Theme, themeColors } from '../theme/index.ts';

/** In data there is nothing of where it stands. */
export const nowhere = { file: { path: '', text: '' }, start: 0, end: 0 };

/** Places and looks of a file as edits say them. */
export class EditValues {
  private readonly input: { readonly theme: Theme; readonly rightToLeft: boolean };

  constructor(input: { readonly theme: Theme; readonly rightToLeft: boolean }) {
    this.input = input;
  }

  look(before: LookEdit | null, was: SnapshotLook, now: SnapshotLook): LookEdit | null {
    const looks: Record<string, unknown> = { ...before?.now };
    const old: Record<string, unknown> = { ...before?.was };
    const put = (key: keyof EditedLook, value: unknown, from: unknown) => {
      const origin = before?.now[key] !== undefined && before.now[key] === from ? before.was[key] : from;
      looks[key] = value;
      old[key] = origin;
      if (value !== origin) return;
      delete looks[key];
      delete old[key];
    };
    for (const key of ['fill', 'line', 'color'] as const)
      if (now[key] !== undefined)
        put(key, this.color(now[key]), was[key] === undefined ? undefined : this.color(was[key]));
    if (now.size !== undefined && now.even) {
      put('size', now.size, was.size);
      delete looks.scale;
      delete old.scale;
    } else if (now.size !== undefined && was.size !== undefined) putScale(looks, old, was.size, now.size);
    for (const key of ['bold', 'italic'] as const) if (now[key] !== undefined) put(key, now[key], was[key]);
    return Object.keys(looks).length === 0 ? null : { now: looks, was: old, span: nowhere };
  }

  letters({ color, size, bold, italic }: LetterLook): LetterEdit {
    return {
      ...(color !== undefined && { color: this.color(color) }),
      ...(size !== undefined && { size }),
      ...(bold !== undefined && { bold }),
      ...(italic !== undefined && { italic }),
    };
  }

  /** What became of letters that may have had a look of their own before: what is as it was first is none. */
  runs(known: readonly RunEdit[], changes: readonly StretchChange[], language: string): readonly RunEdit[] {
    const runs = [...known];
    for (const { line, text, nth, was, now } of changes) {
      const at = runs.findIndex(
        (each) => each.line === line && each.text === text && each.nth === nth && each.language === language,
      );
      const before = runs[at];
      const [old, own] = [this.letters(was), this.letters(now)];
      const [looks, origins]: [Record<string, unknown>, Record<string, unknown>] = [
        { ...before?.now },
        { ...before?.was },
      ];
      for (const key of Object.keys(own) as (keyof LetterEdit)[]) {
        const origin =
          before?.now[key] !== undefined && before.now[key] === old[key] ? before.was[key] : old[key];
        looks[key] = own[key];
        origins[key] = origin;
        if (own[key] !== origin) continue;
        delete looks[key];
        delete origins[key];
      }
      const edit = { text, line, nth, language, now: looks, was: origins, span: nowhere };
      const isNone = Object.keys(looks).length === 0;
      if (at >= 0) runs.splice(at, 1, ...(isNone ? [] : [edit]));
      else if (!isNone) runs.push(edit);
    }
    return runs;
  }

  /** A value in its place; null: it is again what it was before anybody changed it. */
  value<T>(edit: ValueEdit<T> | null, was: T | null, now: T): ValueEdit<T> | null {
    const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
    const before = edit && same(edit.now, was) ? edit.was : was;
    return same(before, now) ? null : { now, was: before, span: nowhere };
  }

  lengths(emus: readonly number[]): readonly number[] {
    return emus.map((emu) => inches(Math.max(0, emu)));
  }

  end({ shape, side, x, y }: LineEnd): LineEndEdit {
    const { rightToLeft, theme } = this.input;
    if (shape === '') return { x: inches(rightToLeft ? theme.size.width * 914_400 - x : x), y: inches(y) };
    return { shape, side: rightToLeft ? turnedOver[side] : side };
  }

  /** A colour of the theme by its name, so that it goes with the theme. */
  color(hex: string): string {
    if (hex === 'none' || hex === 'other') return hex;
    const { theme } = this.input;
    return themeColors.find((name) => resolveColor(theme, { color: name }) === hex) ?? `#${hex}`;
  }

  box(edit: BoxEdit | null, change: Extract<Change, { kind: 'box' }>): BoxEdit | null {
    const [was, now] = [this.toEdit(change.was), this.toEdit(change.now)];
    const before = edit?.was && sameBoxes(edit.now, was) ? edit.was : was;
    if (sameBoxes(before, now)) return null;
    const among = change.among && this.toEdit([...change.among, 0, 0]);
    return { now, was: before, among: among && [among[0], among[1]], span: nowhere };
  }

  /** In inches to a thousandth, from the start edge. */
  toEdit([x, y, w, h]: SnapshotBox): EditBox {
    const { rightToLeft, theme } = this.input;
    const left = rightToLeft ? theme.size.width * 914_400 - x - w : x;
    return [inches(left), inches(y), inches(Math.max(0, w)), inches(Math.max(0, h))];
  }
}

/** To a thousandth. */
function inches(emu: number): number {
  return Math.min(1000, Math.max(-1000, Math.round((emu / 914_400) * 1000) / 1000));
}

const turnedOver = { top: 'top', bottom: 'bottom', left: 'right', right: 'left' } as const;

/** Of letters of several sizes: the factor, and what most of them were before all edits. */
function putScale(
  looks: Record<string, unknown>,
  old: Record<string, unknown>,
  was: number,
  now: number,
): void {
  const { scale } = looks;
  const before = old.scale;
  const isDrawn = typeof scale === 'number' && typeof before === 'number' && scaled(before, scale) === was;
  const origin = isDrawn ? before : was;
  const factor = Math.round((now / origin) * 1000) / 1000;
  Object.assign(looks, { scale: factor });
  Object.assign(old, { scale: origin });
  if (factor !== 1) return;
  delete looks.scale;
  delete old.scale;
}

function sameBoxes(a: EditBox, b: EditBox): boolean {
  return a.every((value, i) => Math.abs(value - b[i]!) <= 0.002);
}
