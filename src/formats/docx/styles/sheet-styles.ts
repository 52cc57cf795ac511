import {
  headingStyle,
  type ParagraphStyle,
  type ScriptSettings,
  size,
  spacing,
  themeFonts,
} from './style-parts.ts';

/** A worksheet is black: whatever the theme's colours are, it can be copied. */
const black = '<w:color w:val="000000"/>';

/** Styles of a worksheet, by the names that Word has for them. */
export function sheetStyles(script: ScriptSettings): ParagraphStyle[] {
  const heading = (
    level: number,
    before: number,
    after: number,
    paragraph: string,
    weight: string,
    halfPoints: number,
  ): ParagraphStyle =>
    headingStyle(
      level,
      `${paragraph}${spacing(before, after, 300, script)}<w:ind w:left="480" w:hanging="480"/>`,
      `${themeFonts('minor')}${weight}${black}${size(halfPoints)}`,
    );
  const cell = (id: string, name: string, before: number, after: number): ParagraphStyle => ({
    id,
    name,
    basedOn: 'Normal',
    priority: 36,
    custom: true,
    paragraph: spacing(before, after, 300, script),
    run: black,
  });
  const tab = '<w:tabs><w:tab w:val="left" w:pos="480"/></w:tabs>';
  return [
    {
      id: 'Title',
      name: 'Title',
      basedOn: 'Normal',
      next: 'Normal',
      priority: 10,
      paragraph: `<w:keepNext/><w:keepLines/>${spacing(0, 60, 460, script)}`,
      run: `${themeFonts('major')}<w:b/><w:bCs/>${black}${size(40)}`,
    },
    heading(1, 220, 70, tab, '', 24),
    heading(2, 140, 30, '', '<w:b/><w:bCs/>', 22),
    {
      ...cell('SheetFields', 'Sheet Fields', 0, 120),
      paragraph: `<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="6" w:color="000000"/></w:pBdr>${spacing(0, 140, 320, script)}`,
    },
    cell('SheetWords', 'Sheet Words', 40, 120),
    cell('SheetCell', 'Sheet Cell', 20, 20),
  ];
}
