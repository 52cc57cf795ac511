import { createHash } from 'node:crypto';
import type { Package } from '../../../package/index.ts';
import { attributeOf, descendants, elementAt, firstChild, type XmlElement } from '../../../xml/index.ts';
import type { PartReader } from '../read/part-reader.ts';
import { ShapeReader } from './read-shapes.ts';
import type { DesignDigests } from './snapshot.ts';
import { Surroundings } from './surroundings.ts';

/** What stands for the theme among the layouts. */
export const themeEntry = '';

export function readDesign(reader: PartReader): DesignDigests {
  const digests: Record<string, string> = {};
  for (const name of [...reader.parts.keys()].sort()) {
    if (!/\/slideLayouts\/[^/]+\.xml$/.test(name)) continue;
    const root = reader.root(name);
    if (root) digests[nameOf(root)] = layoutDigest(name, root, reader);
  }
  const main = reader.mainPart();
  const master = reader.target(main, { type: 'slideMaster' });
  const theme = master === null ? null : reader.target(master, { type: 'theme' });
  const root = theme === null ? null : reader.root(theme);
  if (root) digests[themeEntry] = themeDigest(root);
  return digests;
}

/** Whether the program that saved a deck keeps masters and layouts as they are; others write them anew. */
export function keepsDesign(parts: Package): boolean {
  const app = parts.get('docProps/app.xml');
  return app !== undefined && /<Application>(Microsoft|Throughline)/.test(Buffer.from(app).toString('utf8'));
}

const known = new WeakMap<XmlElement, string>();

function layoutDigest(name: string, layout: XmlElement, reader: PartReader): string {
  let digest = known.get(layout);
  if (digest === undefined) {
    const masterPart = reader.target(name, { type: 'slideMaster' });
    const themePart = masterPart === null ? null : reader.target(masterPart, { type: 'theme' });
    const master = masterPart === null ? null : reader.root(masterPart);
    const theme = themePart === null ? null : reader.root(themePart);
    const around = new Surroundings({ layout: null, master, theme, defaults: null });
    const shapes = new ShapeReader({ part: name, reader, slide: layout, around, exact: true }).read();
    // Words of sample and foot are no design: those at the foot are the deck's.
    digest = hash(shapes.map(({ name: own, kind, place, box, look }) => [own, kind, place, box, look]));
    known.set(layout, digest);
  }
  return digest;
}

function themeDigest(theme: XmlElement): string {
  const elements = firstChild(theme, 'a:themeElements') ?? theme;
  const colors = [...descendants(elements, 'a:srgbClr'), ...descendants(elements, 'a:sysClr')].map(
    (color) => attributeOf(color, 'lastClr') ?? attributeOf(color, 'val'),
  );
  const faces = ['a:majorFont', 'a:minorFont'].map((font) => {
    const latin = elementAt(elements, 'a:fontScheme', font, 'a:latin');
    return latin && attributeOf(latin, 'typeface');
  });
  return hash([colors, faces]);
}

function nameOf(layout: XmlElement): string {
  const cSld = elementAt(layout, 'p:cSld');
  return (cSld && attributeOf(cSld, 'name')) ?? '';
}

function hash(of: unknown): string {
  return createHash('sha256').update(JSON.stringify(of)).digest('hex').slice(0, 12);
}
