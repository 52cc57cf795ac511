import { reportBuild } from '../pipeline/codes.ts';
import type { Diagnostic, Outcome, SourceFile } from '../source/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  escapeXmlAttribute,
  escapeXmlText,
  firstChild,
  parseXml,
  textContent,
  XmlError,
} from '../xml/index.ts';
import type { TranslatedText } from './translated-text.ts';
import type { TranslationUnit } from './units.ts';

const namespace = 'urn:oasis:names:tc:xliff:document:2.0';

/** XLIFF 2.1 (OASIS, 2018): a file for each file, a unit for each text with its place as a note. */
export function toXliff(units: readonly TranslationUnit[], source: string, target: string): string {
  const files = [...new Set(units.map(({ path }) => path))];
  let count = 0;
  const parts = files.map((path, i) => {
    const own = units.filter((unit) => unit.path === path);
    const inside = own.map((unit) => {
      count += 1;
      const state = unit.translation === null ? 'initial' : 'translated';
      const done =
        unit.translation === null ? '' : `\n        <target>${escapeXmlText(unit.translation)}</target>`;
      return [
        `    <unit id="u${count}" name="${escapeXmlAttribute(unit.place)}" xml:space="preserve">`,
        '      <notes>',
        `        <note category="place">${escapeXmlText(`${path}: ${unit.place}`)}</note>`,
        '      </notes>',
        `      <segment state="${state}">`,
        `        <source>${escapeXmlText(unit.original)}</source>${done}`,
        '      </segment>',
        '    </unit>',
      ].join('\n');
    });
    return `  <file id="f${i + 1}" original="${escapeXmlAttribute(path)}">\n${inside.join('\n')}\n  </file>`;
  });
  // A document has a file at least, and a file a unit or a group.
  const body = parts.length > 0 ? parts.join('\n') : '  <file id="f1">\n    <group id="g1"/>\n  </file>';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<xliff xmlns="${namespace}" version="2.1" srcLang="${source}" trgLang="${target}">\n${body}\n</xliff>\n`;
}

/** Reads XLIFF 2.0 to 2.2; texts without a target are left out. Diagnostic: translation-file. */
export function readXliff(
  file: SourceFile,
): Outcome<{ readonly language: string | null; readonly texts: readonly TranslatedText[] }> {
  const fail = (why: string): { readonly diagnostics: readonly Diagnostic[] } => {
    const hint = 'it is to be XLIFF 2.1, as "throughline translate export" writes it';
    const span = { file: { ...file, text: '' }, start: 0, end: 0 };
    return { diagnostics: [reportBuild('translation-file', span, `it cannot be read: ${why}`, { hint })] };
  };
  try {
    const root = parseXml(file.text);
    if (root.name !== 'xliff') return fail(`it begins with <${root.name}>`);
    if (!(attributeOf(root, 'version') ?? '').startsWith('2.'))
      return fail(`it is XLIFF ${attributeOf(root, 'version') ?? 'of no version'}`);
    const texts = childElements(root, 'file').flatMap((each) =>
      descendants(each, 'unit').flatMap((unit): TranslatedText[] => {
        const segments = childElements(unit, 'segment');
        const join = (name: string) =>
          segments.flatMap((segment) => firstChild(segment, name) ?? []).map(textContent);
        const targets = join('target');
        if (targets.length < segments.length || segments.length === 0) return [];
        const [original, translation] = [join('source').join(''), targets.join('')];
        if (translation.trim() === '') return [];
        const place = attributeOf(unit, 'name') ?? '';
        return [{ path: attributeOf(each, 'original') ?? '', place, original, translation }];
      }),
    );
    return { value: { language: attributeOf(root, 'trgLang'), texts }, diagnostics: [] };
  } catch (error) {
    if (error instanceof XmlError) return fail(error.message);
    throw error;
  }
}
