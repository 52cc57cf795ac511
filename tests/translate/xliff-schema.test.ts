import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { TranslationUnit } from '../../src/translate/units.ts';
import { readXliff, toXliff } from '../../src/translate/xliff.ts';

const read = (name: string) => readFileSync(new URL(`./schemas/${name}`, import.meta.url), 'utf8');
// The core schema of OASIS, which has one name and one namespace for 2.0 and 2.1. The schema of `xml:space` lies beside it.
const schema = read('xliff_core_2.0.xsd').replace(
  /schemaLocation="[^"]*xml\.xsd"/,
  'schemaLocation="xml.xsd"',
);
const xmlSchema = { fileName: 'xml.xsd', contents: read('xml.xsd') };

/** What the schema says against a document. */
async function faults(contents: string): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'texts.xlf', contents }],
    schema: [{ fileName: 'xliff_core_2.0.xsd', contents: schema }],
    preload: [xmlSchema],
  });
  return errors.map(({ message }) => message);
}

const span = { file: { path: 'a.yaml', text: '' }, start: 0, end: 0 };

function unit(path: string, place: string, original: string, translation: string | null): TranslationUnit {
  const node = { kind: 'scalar', span, text: original, value: original, plain: true } as const;
  const more = { own: 'en', key: span, inList: false, isAbove: false };
  return { path, place, language: 'en', original, translation, node, ...more };
}

const units = [
  unit('content/a/outline.yaml', 'elements.x.label', 'Rain & <snow> "quoted" \'so\'', null),
  unit('content/a/outline.yaml', 'elements.y.notes', 'Two\n\n- lines\n  - and more\n', 'Zwei\n\n- Zeilen'),
  unit('content/ä b/decks/talk.yaml', 'slides[3].points[0].text', '水 مطر $E = mc^2$ ]]> &amp;', '雨'),
];

describe('XLIFF as it is exported', () => {
  it.each([
    ['de', units],
    ['zh-Hant-TW', units.slice(2)],
    ['ar', []],
  ])('is valid for its schema, in %s', async (language, texts) => {
    const document = toXliff(texts, 'en', language);
    expect(await faults(document)).toEqual([]);
    const back = readXliff({ path: 'texts.xlf', text: document });
    expect(back.value?.language).toBe(language);
    expect(back.value?.texts.map(({ translation }) => translation)).toEqual(
      texts.flatMap(({ translation }) => translation ?? []),
    );
  });

  it('is held to it', async () => {
    const document = toXliff(units, 'en', 'de');
    const broken = [
      document.replace(/<source>[^<]*<\/source>/, ''),
      document.replace('state="initial"', 'state="begun"'),
      document.replace('<unit id="u1"', '<unit id="u 1"'),
      document.replace('<notes>', '<notes>words'),
      document.replace(/<file id="f1"/, '<file'),
      '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en"/>',
    ];
    for (const each of broken) {
      expect(each).not.toBe(document);
      expect(await faults(each)).not.toEqual([]);
    }
  });
});
