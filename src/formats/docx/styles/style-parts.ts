import type { HandoutSetting } from '../../../handouts/index.ts';

export interface ParagraphStyle {
  readonly id: string;
  /** Word's own name, lower case as Word writes it, or one of ours. */
  readonly name: string;
  readonly basedOn?: string;
  readonly next?: string;
  readonly priority: number;
  readonly paragraph: string;
  readonly run?: string;
  readonly custom?: true;
}

export interface ScriptSettings {
  /** The document is in an East Asian language: its lines need more air. */
  readonly wide: boolean;
  readonly rightToLeft: boolean;
  readonly setting: HandoutSetting;
}

/** A heading that stays with what follows; its level in Word's outline, from 1. */
export function headingStyle(level: number, paragraph: string, run: string): ParagraphStyle {
  return {
    id: `Heading${level}`,
    name: `heading ${level}`,
    basedOn: 'Normal',
    next: 'Normal',
    priority: 9,
    paragraph: `<w:keepNext/><w:keepLines/>${paragraph}<w:outlineLvl w:val="${level - 1}"/>`,
    run,
  };
}

/**
 * Space around a paragraph and the height of its lines, in twentieths of a point. Lines are at least that high, so that
 * they are the same whatever face each of them holds; Chinese faces differ so much (1.32 and 1.45 times their size) that
 * East Asian documents have lines of exactly one height.
 */
export function spacing(before: number, after: number, line: number, { wide }: ScriptSettings): string {
  const [height, rule] = wide ? [Math.round(line * 1.06), 'exact'] : [line, 'atLeast'];
  return `<w:spacing w:before="${before}" w:after="${after}" w:line="${height}" w:lineRule="${rule}"/>`;
}

/** Fonts of the theme, by script. */
export function themeFonts(kind: 'major' | 'minor'): string {
  return (
    `<w:rFonts w:asciiTheme="${kind}HAnsi" w:hAnsiTheme="${kind}HAnsi" w:eastAsiaTheme="${kind}EastAsia" ` +
    `w:cstheme="${kind}Bidi"/>`
  );
}

/** Half points, for all scripts. */
export function size(halfPoints: number): string {
  return `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;
}
