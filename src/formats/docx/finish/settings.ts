import { isEastAsian, officeLanguage } from '../../../package/index.ts';
import { escapeXmlAttribute, xmlDeclaration } from '../../../xml/index.ts';
import { wordNamespace } from '../styles/style-sheet.ts';

/** word/settings.xml (ECMA-376 part 1, 17.15.1), as Word 2013 and later write it: anything less opens in compatibility mode. */
export function settingsXml(language: string): string {
  const tag = escapeXmlAttribute(officeLanguage(language));
  const wide = isEastAsian(language);
  return (
    `${xmlDeclaration}<w:settings xmlns:w="${wordNamespace}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>` +
    // Chinese punctuation that meets takes less room.
    `<w:characterSpacingControl w:val="${wide ? 'compressPunctuation' : 'doNotCompress'}"/>` +
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' +
    `<w:compat>${compatibility}</w:compat>` +
    `<w:themeFontLang w:val="${wide ? 'en-US' : tag}" w:eastAsia="${wide ? tag : 'zh-CN'}"/>` +
    '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>' +
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
  );
}

const compatibility = [
  ['compatibilityMode', '15'],
  ['overrideTableStyleFontSizeAndJustification', '1'],
  ['enableOpenTypeFeatures', '1'],
  ['doNotFlipMirrorIndents', '1'],
  ['differentiateMultirowTableHeaders', '1'],
]
  .map(
    ([name, value]) =>
      `<w:compatSetting w:name="${name}" w:uri="http://schemas.microsoft.com/office/word" w:val="${value}"/>`,
  )
  .join('');
