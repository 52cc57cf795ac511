import type { Diagnostic, Span } from '../../source/index.ts';
import { chooseFonts } from './choose-fonts.ts';
import { reportPng } from './codes.ts';
import { packagedFonts } from './draw-png.ts';
import { pictureText } from './picture-text.ts';

/**
 * What will be missing in the PNG of a drawing, which `what` names in the user's words. Diagnostics: picture-fonts,
 * picture-characters.
 */
export function checkPng(svg: string, what: string, span: Span | null): Diagnostic[] {
  const fonts = packagedFonts();
  const text = pictureText(svg);
  if (fonts.length === 0 && text.trim() !== '') {
    const hint = 'install Throughline again: its folder "dist/fonts" is missing';
    return [reportPng('picture-fonts', null, `${what}: its text cannot be drawn without fonts`, { hint })];
  }
  const { missing } = chooseFonts(text, fonts);
  if (missing.length === 0) return [];
  const shown = missing.slice(0, 8).join(' ');
  const more = missing.length > 8 ? ` and ${missing.length - 8} more` : '';
  const hint = 'they are left out of its PNG; programs that read SVG show them in fonts of their own';
  return [
    reportPng('picture-characters', span, `${what}: no font for pictures has ${shown}${more}`, { hint }),
  ];
}
