import type { PaperPalette } from '../paper-palette.ts';
import { codeFace } from './paragraph-styles.ts';

export function characterStyles(palette: PaperPalette): string {
  return (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>' +
    character('Strong', 'Strong', 22, '<w:b/><w:bCs/>') +
    character('Emphasis', 'Emphasis', 20, '<w:i/><w:iCs/>') +
    character(
      'HTMLCode',
      'HTML Code',
      99,
      `<w:rFonts w:ascii="${codeFace}" w:hAnsi="${codeFace}" w:cs="${codeFace}"/><w:noProof/>`,
    ) +
    character(
      'Hyperlink',
      'Hyperlink',
      99,
      `<w:color w:val="${palette.link}" w:themeColor="hyperlink"/><w:u w:val="single"/>`,
    ) +
    character(
      'FollowedHyperlink',
      'FollowedHyperlink',
      99,
      `<w:color w:val="${palette.followedLink}" w:themeColor="followedHyperlink"/><w:u w:val="single"/>`,
    ) +
    character(
      'FootnoteReference',
      'footnote reference',
      99,
      `<w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/><w:iCs w:val="0"/><w:color w:val="${palette.quiet}" w:themeColor="accent6"/><w:vertAlign w:val="superscript"/>`,
    )
  );
}

function character(id: string, name: string, priority: number, run: string): string {
  return (
    `<w:style w:type="character" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="DefaultParagraphFont"/>` +
    `<w:uiPriority w:val="${priority}"/>${priority < 99 ? '<w:qFormat/>' : '<w:unhideWhenUsed/>'}<w:rPr>${run}</w:rPr></w:style>`
  );
}
