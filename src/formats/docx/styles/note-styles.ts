import type { PaperPalette } from '../paper.ts';
import { type ParagraphStyle, type ScriptSettings, size, spacing, themeFonts } from './style-parts.ts';

/** Styles of a note with headings at its side. */
export function noteStyles(palette: PaperPalette, script: ScriptSettings): ParagraphStyle[] {
  const bright = `<w:color w:val="${palette.accents[0]}" w:themeColor="accent1"/>`;
  const own = (id: string, name: string, paragraph: string, run: string): ParagraphStyle => ({
    id,
    name,
    basedOn: 'Normal',
    next: 'Normal',
    priority: 13,
    custom: true,
    paragraph,
    run,
  });
  const rule = `<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="${palette.line}"/></w:pBdr>`;
  return [
    {
      id: 'Normal',
      name: 'Normal',
      priority: 0,
      paragraph: `<w:widowControl/>${script.rightToLeft ? '<w:bidi/>' : ''}${spacing(0, 120, 320, script)}`,
    },
    {
      id: 'Title',
      name: 'Title',
      basedOn: 'Normal',
      next: 'Normal',
      priority: 10,
      paragraph: `<w:keepNext/><w:keepLines/>${spacing(60, 80, 580, script)}`,
      run: `${themeFonts('major')}<w:color w:val="${palette.heading}" w:themeColor="text2"/>${size(50)}`,
    },
    {
      id: 'Lead',
      name: 'Lead',
      basedOn: 'Normal',
      next: 'Normal',
      priority: 12,
      custom: true,
      paragraph: spacing(0, 160, 380, script),
      run: size(27),
    },
    {
      id: 'Heading1',
      name: 'heading 1',
      basedOn: 'Normal',
      next: 'Normal',
      priority: 9,
      paragraph: `<w:keepNext/><w:keepLines/>${rule}${spacing(0, 0, 250, script)}<w:outlineLvl w:val="0"/>`,
      run: `${themeFonts('minor')}<w:b/><w:bCs/>${bright}${size(19)}`,
    },
    {
      id: 'Heading2',
      name: 'heading 2',
      basedOn: 'Normal',
      next: 'Normal',
      priority: 9,
      paragraph: `<w:keepNext/><w:keepLines/>${spacing(60, 60, 340, script)}<w:outlineLvl w:val="1"/>`,
      run: `${themeFonts('major')}<w:color w:val="${palette.heading}" w:themeColor="text2"/>${size(28)}`,
    },
    own(
      'KeyFigure',
      'Key Figure',
      `<w:keepNext/>${spacing(0, 0, 620, script)}`,
      `${themeFonts('major')}${bright}${size(52)}`,
    ),
    own('KeyFigureLabel', 'Key Figure Label', spacing(0, 0, 270, script), size(21)),
    {
      id: 'Bibliography',
      name: 'Bibliography',
      basedOn: 'Normal',
      priority: 37,
      paragraph: `<w:keepLines/>${spacing(0, 40, 240, script)}<w:ind w:left="300" w:hanging="300"/>`,
      run: `<w:color w:val="${palette.quiet}" w:themeColor="accent6"/>${size(19)}`,
    },
  ];
}
