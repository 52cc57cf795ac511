import { contentTypesXml, extensionOf } from '../../../package/index.ts';
import { compareText } from '../../../source/index.ts';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const office = 'application/vnd.openxmlformats-officedocument';

const byExtension: Readonly<Record<string, string>> = {
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  rels: 'application/vnd.openxmlformats-package.relationships+xml',
  svg: 'image/svg+xml',
};

const byName: readonly (readonly [RegExp, string])[] = [
  [/^word\/document\.xml$/, `${word}.document.main+xml`],
  [/^word\/styles\.xml$/, `${word}.styles+xml`],
  [/^word\/settings\.xml$/, `${word}.settings+xml`],
  [/^word\/numbering\.xml$/, `${word}.numbering+xml`],
  [/^word\/footnotes\.xml$/, `${word}.footnotes+xml`],
  [/^word\/header\d+\.xml$/, `${word}.header+xml`],
  [/^word\/footer\d+\.xml$/, `${word}.footer+xml`],
  [/^word\/theme\/theme\d+\.xml$/, `${office}.theme+xml`],
  [/^docProps\/core\.xml$/, 'application/vnd.openxmlformats-package.core-properties+xml'],
  [/^docProps\/app\.xml$/, `${office}.extended-properties+xml`],
];

/** `[Content_Types].xml` for the parts that are there, and for nothing else. */
export function wordContentTypes(names: readonly string[]): string {
  const defaults = new Map<string, string>();
  const overrides: [string, string][] = [];
  for (const name of [...names].sort(compareText)) {
    if (name === '[Content_Types].xml') continue;
    const own = byName.find(([pattern]) => pattern.test(name));
    if (own) {
      overrides.push([name, own[1]]);
      continue;
    }
    const type = byExtension[extensionOf(name)];
    if (!type) throw new Error(`the part "${name}" has no content type`);
    defaults.set(extensionOf(name), type);
  }
  return contentTypesXml([...defaults], overrides);
}
