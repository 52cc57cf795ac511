import { drawPptx } from '../../src/formats/pptx/index.ts';
import { drawSvg } from '../../src/formats/svg/index.ts';
import { type PlacedChart, placeDeck } from '../../src/layout/index.ts';
import { type Package, partText, readZip } from '../../src/package/index.ts';
import { decodeTheme } from '../../src/theme/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  firstChild,
  parseXml,
  textContent,
  type XmlElement,
} from '../../src/xml/index.ts';
import { compose, loadBriefing } from '../briefing/read-briefing.ts';

export interface DrawnChart {
  /** `severity[code] place: message`, of composing and placing. */
  readonly findings: readonly string[];
  /** Null where an error stopped it. */
  readonly drawn: {
    readonly alt: string;
    readonly placed: PlacedChart;
    readonly svg: string;
    readonly root: XmlElement;
    readonly pptx: Uint8Array;
    readonly workbook: Package;
  } | null;
}

export const theme = decodeTheme(loadBriefing().set.themeFiles).value!;

/** The chart of a CSV file as `params` of a slide have it. `data`: more about the data in the outline, in YAML. */
export async function chartOf(csv: string, params: string, data = '', language = 'en'): Promise<DrawnChart> {
  const files = {
    'content/test/outline.yaml': `title: T\ndata:\n  d: { file: data/d.csv${data && `, ${data}`} }\n`,
    'content/test/data/d.csv': csv,
  };
  const entry = `slides: [{ use: chart, title: T, data: d${params && `, ${params}`} }]\n`;
  const { deck, findings } = compose(files, 'content/test', entry, language);
  if (!deck) return { findings, drawn: null };
  const { value, diagnostics } = placeDeck(deck, theme);
  const placed = value?.placed.slides[0]?.shapes.find((shape) => shape.kind === 'chart');
  const all = [...findings, ...diagnostics.map((each) => `${each.severity}[${each.code}] ${each.message}`)];
  if (!value || placed?.kind !== 'chart') return { findings: all, drawn: null };
  const properties = { created: '2000-01-01T00:00:00Z' };
  const pptx = (await drawPptx({ deck, placed: value.placed, theme, properties })).value!;
  const { parts } = readZip(pptx);
  const { width, height } = value.placed;
  return {
    findings: all,
    drawn: {
      alt: placed.alt!,
      placed,
      svg: drawSvg(value.placed.slides[0]!, { width, height, language }, theme),
      root: parseXml(partText(parts, 'ppt/charts/chart1.xml')!),
      pptx,
      workbook: readZip(parts.get('ppt/embeddings/Microsoft_Excel_Sheet1.xlsx') as Uint8Array).parts,
    },
  };
}

/** `val` of all elements of a name. */
export function valuesOf(root: XmlElement, name: string): (string | null)[] {
  return descendants(root, `c:${name}`).map((each) => attributeOf(each, 'val'));
}

/** What a chart's part repeats of its workbook: index and value of each point, by series. */
export function cached(
  root: XmlElement,
  name: 'cat' | 'val' | 'xVal' | 'yVal' | 'bubbleSize',
): [number, string][][] {
  return descendants(root, 'c:ser').map((series) =>
    descendants(firstChild(series, `c:${name}`)!, 'c:pt').map((point) => [
      Number(attributeOf(point, 'idx')),
      childElements(point, 'c:v').map(textContent).join(''),
    ]),
  );
}

/** The cells of a workbook by their names: texts, or numbers with the format in which they are shown. */
export function cellsOf(workbook: Package): Readonly<Record<string, string | readonly [number, string]>> {
  const part = (name: string) => parseXml(partText(workbook, `xl/${name}.xml`)!);
  const strings = descendants(part('sharedStrings'), 'si').map(textContent);
  const styles = part('styles');
  const codes = new Map(
    descendants(styles, 'numFmt').map((each) => [
      attributeOf(each, 'numFmtId'),
      attributeOf(each, 'formatCode'),
    ]),
  );
  const uses = childElements(firstChild(styles, 'cellXfs')!).map(
    (each) => codes.get(attributeOf(each, 'numFmtId')) ?? 'General',
  );
  return Object.fromEntries(
    descendants(part('worksheets/sheet1'), 'c').map((cell) => {
      const text = textContent(cell);
      const value =
        attributeOf(cell, 't') === 's'
          ? strings[Number(text)]!
          : ([Number(text), uses[Number(attributeOf(cell, 's') ?? 0)]!] as const);
      return [attributeOf(cell, 'r')!, value];
    }),
  );
}

/** The texts of a picture with their places, in the order in which they are drawn. */
export function textsOf(svg: string): { readonly text: string; readonly x: number; readonly y: number }[] {
  return descendants(parseXml(svg), 'text').map((each) => ({
    text: textContent(each),
    x: Number(attributeOf(each, 'x')),
    y: Number(attributeOf(each, 'y')),
  }));
}

/** Codes of findings. */
export function codesOf({ findings }: DrawnChart): string[] {
  return findings.map((each) => /\[([\w-]+)\]/.exec(each)![1]!);
}
