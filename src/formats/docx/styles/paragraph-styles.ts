import type { PaperPalette } from '../paper.ts';
import { noteStyles } from './note-styles.ts';
import { sheetStyles } from './sheet-styles.ts';
import {
  headingStyle,
  type ParagraphStyle,
  type ScriptSettings,
  size,
  spacing,
  themeFonts,
} from './style-parts.ts';

/** How far lists go in with each level. */
export const listIndent = 340;
export const listLevels = 5;

export function paragraphStyles(palette: PaperPalette, script: ScriptSettings): string {
  const styles = [
    ...textStyles(palette, script),
    ...headingStyles(palette, script),
    ...listStyles(script),
    ...sideStyles(palette, script),
  ];
  const own =
    script.setting === 'sheet'
      ? sheetStyles(script)
      : script.setting === 'note'
        ? noteStyles(palette, script)
        : [];
  const replaced = new Map(own.map((style) => [style.id, style]));
  const merged = styles.map((style) => replaced.get(style.id) ?? style);
  const more = own.filter(({ id }) => !styles.some((style) => style.id === id));
  return [...merged, ...more].map(styleXml).join('');
}

function textStyles(palette: PaperPalette, script: ScriptSettings): ParagraphStyle[] {
  const normal = spacing(0, 110, 270, script);
  return [
    {
      id: 'Normal',
      name: 'Normal',
      priority: 0,
      paragraph: `<w:widowControl/>${script.rightToLeft ? '<w:bidi/>' : ''}${normal}`,
    },
    {
      id: 'Lead',
      name: 'Lead',
      basedOn: 'Normal',
      next: 'Normal',
      priority: 12,
      custom: true,
      paragraph: spacing(0, 160, 330, script),
      run: `<w:color w:val="${palette.accents[0]}" w:themeColor="accent1"/>${size(25)}`,
    },
    {
      id: 'BigNumber',
      name: 'Big Number',
      basedOn: 'Normal',
      next: 'Normal',
      priority: 13,
      custom: true,
      paragraph: `<w:keepNext/>${spacing(120, 40, 600, script)}`,
      run: `${themeFonts('major')}<w:b/><w:bCs/><w:color w:val="${palette.accents[0]}" w:themeColor="accent1"/>${size(72)}`,
    },
    {
      id: 'Quote',
      name: 'Quote',
      basedOn: 'Normal',
      next: 'Normal',
      priority: 29,
      paragraph:
        `<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="${palette.accents[0]}" w:themeColor="accent1"/></w:pBdr>` +
        `${spacing(60, 160, 290, script)}<w:ind w:left="284" w:right="284"/>`,
      run: `<w:color w:val="${palette.heading}" w:themeColor="text2"/>`,
    },
    {
      id: 'HTMLPreformatted',
      name: 'HTML Preformatted',
      basedOn: 'Normal',
      priority: 30,
      paragraph:
        `<w:shd w:val="clear" w:color="auto" w:fill="${palette.pale}" w:themeFill="background2"/>` +
        `<w:tabs>${codeTabs}</w:tabs><w:suppressAutoHyphens/><w:wordWrap w:val="0"/><w:bidi w:val="0"/>${spacing(60, 160, 250, script)}<w:ind w:left="113" w:right="113"/>`,
      run: `<w:rFonts w:ascii="${codeFace}" w:hAnsi="${codeFace}" w:cs="${codeFace}"/>${size(18)}`,
    },
  ];
}

export const codeFace = 'Consolas';

/** In twips. */
export const codeIndent = 113;
/** Four letters of code, each 0.55 of its 9 points wide. */
export const codeTab = 4 * 0.55 * 9 * 20;
const codeTabs = Array.from(
  { length: 16 },
  (_, i) => `<w:tab w:val="left" w:pos="${codeIndent + Math.round((i + 1) * codeTab)}"/>`,
).join('');

function headingStyles(palette: PaperPalette, script: ScriptSettings): ParagraphStyle[] {
  const deep = `<w:color w:val="${palette.heading}" w:themeColor="text2"/>`;
  const bright = `<w:color w:val="${palette.accents[0]}" w:themeColor="accent1"/>`;
  const heading = (level: number, before: number, after: number, line: number, run: string): ParagraphStyle =>
    headingStyle(level, spacing(before, after, line, script), `${themeFonts('major')}<w:b/><w:bCs/>${run}`);
  return [
    {
      id: 'Title',
      name: 'Title',
      basedOn: 'Normal',
      next: 'Subtitle',
      priority: 10,
      // A rule over the whole width, then the title: the one ornament of the page.
      paragraph:
        `<w:keepNext/><w:keepLines/><w:pBdr><w:top w:val="single" w:sz="24" w:space="12" w:color="${palette.accents[0]}" w:themeColor="accent1"/></w:pBdr>` +
        spacing(0, 60, 520, script),
      run: `${themeFonts('major')}<w:b/><w:bCs/>${deep}${size(44)}`,
    },
    {
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: 'Normal',
      next: 'Normal',
      priority: 11,
      paragraph: `<w:keepNext/>${spacing(0, 120, 340, script)}`,
      run: `<w:color w:val="${palette.quiet}" w:themeColor="accent6"/>${size(26)}`,
    },
    heading(1, 240, 60, 330, `${deep}${size(28)}`),
    heading(2, 220, 60, 300, `${bright}${size(24)}`),
    heading(3, 200, 60, 290, `${deep}${size(21)}`),
    heading(4, 160, 40, 290, `<w:color w:val="${palette.quiet}" w:themeColor="accent6"/>${size(21)}`),
  ];
}

/** Bullets and numbers come with the style: `finish-parts.ts` has their lists. */
export const styleLists = { bullet: 9001, number: 9002 } as const;

function listStyles(script: ScriptSettings): ParagraphStyle[] {
  const space = spacing(0, 40, 256, script);
  return Array.from({ length: listLevels }, (_, index): ParagraphStyle[] => {
    const suffix = index === 0 ? '' : String(index + 1);
    const list = (id: string, name: string, numbering: number): ParagraphStyle => ({
      id: `${id}${suffix}`,
      name: `${name}${suffix && ` ${suffix}`}`,
      basedOn: 'Normal',
      priority: 14,
      paragraph: `<w:numPr><w:ilvl w:val="${index}"/><w:numId w:val="${numbering}"/></w:numPr>${space}`,
    });
    return [
      list('ListBullet', 'List Bullet', styleLists.bullet),
      list('ListNumber', 'List Number', styleLists.number),
      {
        id: `ListContinue${suffix}`,
        name: `List Continue${suffix && ` ${suffix}`}`,
        basedOn: 'Normal',
        priority: 15,
        paragraph: `${space}<w:ind w:left="${(index + 1) * listIndent}"/>`,
      },
    ];
  }).flat();
}

function sideStyles(palette: PaperPalette, script: ScriptSettings): ParagraphStyle[] {
  const quiet = `<w:color w:val="${palette.quiet}" w:themeColor="accent6"/>`;
  return [
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      next: 'Normal',
      priority: 35,
      paragraph: `<w:keepLines/>${spacing(40, 160, 240, script)}`,
      run: `${quiet}${size(18)}`,
    },
    {
      id: 'Picture',
      name: 'Picture',
      basedOn: 'Normal',
      next: 'Normal',
      priority: 34,
      custom: true,
      paragraph: '<w:keepNext/><w:spacing w:before="60" w:after="140" w:line="240" w:lineRule="auto"/>',
    },
    {
      id: 'TableText',
      name: 'Table Text',
      basedOn: 'Normal',
      priority: 36,
      custom: true,
      paragraph: spacing(0, 0, 236, script),
      run: size(18),
    },
    {
      id: 'TableHeading',
      name: 'Table Heading',
      basedOn: 'TableText',
      next: 'TableText',
      priority: 37,
      custom: true,
      paragraph: '<w:keepNext/>',
      run: `<w:b/><w:bCs/><w:color w:val="${palette.heading}" w:themeColor="text2"/>`,
    },
    {
      id: 'Bibliography',
      name: 'Bibliography',
      basedOn: 'Normal',
      priority: 37,
      paragraph: `<w:keepLines/>${spacing(0, 30, 220, script)}<w:ind w:left="${listIndent}" w:hanging="${listIndent}"/>`,
      run: size(18),
    },
    {
      id: 'Header',
      name: 'header',
      basedOn: 'Normal',
      priority: 99,
      paragraph: `<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>`,
      run: `${quiet}${size(17)}`,
    },
    {
      id: 'Footer',
      name: 'footer',
      basedOn: 'Normal',
      priority: 99,
      paragraph:
        `<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="${palette.line}"/></w:pBdr>` +
        `<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>`,
      run: `${quiet}${size(17)}`,
    },
    {
      id: 'FootnoteText',
      name: 'footnote text',
      basedOn: 'Normal',
      priority: 99,
      paragraph: spacing(0, 16, 200, script),
      run: size(16),
    },
  ];
}

function styleXml(style: ParagraphStyle): string {
  const kind = style.id === 'Normal' ? ' w:default="1"' : style.custom ? ' w:customStyle="1"' : '';
  return (
    `<w:style w:type="paragraph"${kind} w:styleId="${style.id}"><w:name w:val="${style.name}"/>` +
    (style.basedOn ? `<w:basedOn w:val="${style.basedOn}"/>` : '') +
    (style.next ? `<w:next w:val="${style.next}"/>` : '') +
    `<w:uiPriority w:val="${style.priority}"/>${style.priority < 99 ? '<w:qFormat/>' : '<w:unhideWhenUsed/>'}` +
    `<w:pPr>${style.paragraph}</w:pPr>${style.run ? `<w:rPr>${style.run}</w:rPr>` : ''}</w:style>`
  );
}
