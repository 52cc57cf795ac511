import { contentTypesXml, extensionOf } from '../../../package/index.ts';
import { compareText } from '../../../source/index.ts';

const presentation = 'application/vnd.openxmlformats-officedocument.presentationml';
const office = 'application/vnd.openxmlformats-officedocument';

/** Types that a file's extension tells (ECMA-376 part 2, 10.1.2.2). */
const byExtension: Readonly<Record<string, string>> = {
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  png: 'image/png',
  rels: 'application/vnd.openxmlformats-package.relationships+xml',
  svg: 'image/svg+xml',
  xlsx: `${office}.spreadsheetml.sheet`,
  xml: 'application/xml',
};

/** Types of XML parts by their name. */
const byName: readonly (readonly [RegExp, string])[] = [
  [/^ppt\/presentation\.xml$/, `${presentation}.presentation.main+xml`],
  [/^ppt\/slides\/slide\d+\.xml$/, `${presentation}.slide+xml`],
  [/^ppt\/slideLayouts\/slideLayout\d+\.xml$/, `${presentation}.slideLayout+xml`],
  [/^ppt\/slideMasters\/slideMaster\d+\.xml$/, `${presentation}.slideMaster+xml`],
  [/^ppt\/notesSlides\/notesSlide\d+\.xml$/, `${presentation}.notesSlide+xml`],
  [/^ppt\/notesMasters\/notesMaster\d+\.xml$/, `${presentation}.notesMaster+xml`],
  [/^ppt\/theme\/theme\d+\.xml$/, `${office}.theme+xml`],
  [/^ppt\/charts\/chart\d+\.xml$/, `${office}.drawingml.chart+xml`],
  [/^ppt\/presProps\.xml$/, `${presentation}.presProps+xml`],
  [/^ppt\/viewProps\.xml$/, `${presentation}.viewProps+xml`],
  [/^ppt\/tableStyles\.xml$/, `${presentation}.tableStyles+xml`],
  [/^docProps\/core\.xml$/, 'application/vnd.openxmlformats-package.core-properties+xml'],
  [/^docProps\/app\.xml$/, `${office}.extended-properties+xml`],
  [/^docProps\/custom\.xml$/, `${office}.custom-properties+xml`],
];

/** `[Content_Types].xml` for the parts that are there, and for nothing else: Office repairs files over spare entries. */
export function presentationContentTypes(names: readonly string[]): string {
  const defaults = new Map<string, string>();
  const overrides: [string, string][] = [];
  for (const name of [...names].sort(compareText)) {
    if (name === '[Content_Types].xml') continue;
    const special = byName.find(([pattern]) => pattern.test(name));
    if (special) {
      overrides.push([name, special[1]]);
      continue;
    }
    const extension = extensionOf(name);
    const type = byExtension[extension];
    if (!type || extension === 'xml') throw new Error(`the part "${name}" has no content type`);
    defaults.set(extension, type);
  }
  return contentTypesXml([...defaults], overrides);
}
