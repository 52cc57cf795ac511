import type { PaperPalette } from '../paper-palette.ts';
import { listIndent, listLevels, styleLists } from '../styles/paragraph-styles.ts';

/**
 * Adds the two lists that the list styles name, so that whoever writes on in Word by choosing "List Bullet" goes on in
 * the same hand. The lists that docx wrote, one for each numbered list of the handout, stay (ECMA-376 part 1, 17.9).
 */
export function finishNumbering(xml: string, palette: PaperPalette): string {
  const lists =
    abstractList(styleLists.bullet, 'ListBullet', (level) => ({
      format: 'bullet',
      text: bullets[level % bullets.length]!,
      run: `<w:rPr><w:rFonts w:hint="default"/><w:b w:val="0"/><w:i w:val="0"/><w:color w:val="${palette.accents[0]}" w:themeColor="accent1"/></w:rPr>`,
    })) +
    abstractList(styleLists.number, 'ListNumber', (level) => ({
      format: 'decimal',
      text: `%${level + 1}.`,
      run: '',
    }));
  const uses = [styleLists.bullet, styleLists.number]
    .map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`)
    .join('');
  const firstUse = xml.search(/<w:num /);
  const end = xml.lastIndexOf('</w:numbering>');
  const split = firstUse < 0 ? end : firstUse;
  return xml.slice(0, split) + lists + xml.slice(split, end) + uses + xml.slice(end);
}

const bullets = ['•', '–', '•', '–', '•'] as const;

interface ListLevel {
  readonly format: string;
  readonly text: string;
  readonly run: string;
}

function abstractList(id: number, style: string, levelOf: (level: number) => ListLevel): string {
  const levels = Array.from({ length: listLevels }, (_, index) => {
    const { format, text, run } = levelOf(index);
    return (
      `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>` +
      `<w:pStyle w:val="${style}${index === 0 ? '' : index + 1}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/>` +
      `<w:pPr><w:ind w:left="${(index + 1) * listIndent}" w:hanging="${listIndent}"/></w:pPr>${run}</w:lvl>`
    );
  });
  return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${levels.join('')}</w:abstractNum>`;
}
