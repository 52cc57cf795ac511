import type { PlacedParagraph, PlacedRun, PlacedText } from '../../../layout/index.ts';
import type { Box } from '../../../theme/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  elementAt,
  firstChild,
  isTrue,
  textContent,
  type XmlElement,
} from '../../../xml/index.ts';
import { bulletOf, linesOf, spaceOf } from '../brand/level-values.ts';
import { toInches } from '../drawing-ml.ts';
import { type LookSources, lookOfRun } from '../read/inherited.ts';

interface TextAt {
  readonly body: XmlElement;
  /** Those from which it inherits after it: of its layout, of its master. */
  readonly bodies: readonly XmlElement[];
  readonly sources: LookSources;
  readonly place: XmlElement | null;
  readonly box: Box;
  readonly name: string;
}

/** A text as it stands on its slide; null where it says nothing. */
export function readTextLook({ body, bodies, sources, place, box, name }: TextAt): PlacedText | null {
  const paragraphs = childElements(body, 'a:p').map((each) => paragraphOf(each, sources, place));
  while (paragraphs.length > 0 && isEmpty(paragraphs.at(-1)!)) paragraphs.pop();
  if (paragraphs.every(isEmpty)) return null;
  const property = (attribute: string): string | null => {
    for (const each of bodies) {
      const found = firstChild(each, 'a:bodyPr');
      const value = found && attributeOf(found, attribute);
      if (value !== null) return value;
    }
    return null;
  };
  const inset = (attribute: string, usual: number) => toInches(Number(property(attribute) ?? usual) || 0);
  const anchor = property('anchor');
  return {
    kind: 'text',
    name,
    box,
    alt: null,
    decorative: false,
    template: null,
    yaml: null,
    placeholder: null,
    shape: 'rect',
    fill: null,
    line: null,
    inset: {
      left: inset('lIns', 91_440),
      top: inset('tIns', 45_720),
      right: inset('rIns', 91_440),
      bottom: inset('bIns', 45_720),
    },
    anchor: anchor === 'ctr' ? 'middle' : anchor === 'b' ? 'bottom' : 'top',
    paragraphs,
    overflow: 0,
  };
}

function isEmpty({ runs }: PlacedParagraph): boolean {
  return runs.every(({ text }) => text.trim() === '');
}

const aligns: Readonly<Record<string, 'left' | 'center' | 'right'>> = { ctr: 'center', r: 'right' };

function paragraphOf(paragraph: XmlElement, sources: LookSources, place: XmlElement | null): PlacedParagraph {
  const own = firstChild(paragraph, 'a:pPr');
  const level = Math.min(8, Math.max(0, Number((own && attributeOf(own, 'lvl')) ?? 0) || 0));
  const levels = sources.styles.flatMap(
    (style) => (style && firstChild(style, `a:lvl${level + 1}pPr`)) ?? [],
  );
  const chain = own ? [own, ...levels] : levels;
  const first = (name: string): string | null => {
    for (const each of chain) {
      const value = attributeOf(each, name);
      if (value !== null) return value;
    }
    return null;
  };
  const runs = runsOf(paragraph, level, sources);
  const size = Math.max(...runs.map((run) => run.size), 1);
  const found = <T>(read: (each: XmlElement) => T | null): T | null => {
    for (const each of chain) {
      const value = read(each);
      if (value !== null) return value;
    }
    return null;
  };
  const isNumbered = found((each) =>
    firstChild(each, 'a:buAutoNum') ? true : bulletOf(each) === null ? null : false,
  );
  const bullet = isEmptyOf(runs) ? '' : (found(bulletOf) ?? '');
  const indent = toInches(Number(first('marL') ?? 0) || 0);
  const type = place && (attributeOf(place, 'type') ?? 'obj');
  const hanging = toInches(-(Number(first('indent') ?? 0) || 0));
  const before = found((each) => spaceOf(firstChild(each, 'a:spcBef'), size)) ?? 0;
  const spacing = found((each) => linesOf(firstChild(each, 'a:lnSpc'), size)) ?? 1;
  return {
    runs,
    level,
    bullet:
      bullet === '' || type === 'title'
        ? null
        : isNumbered
          ? { kind: 'number', start: 1 }
          : { kind: 'character', character: bullet },
    indent: bullet === '' ? Math.max(0, indent - Math.max(0, hanging)) : indent,
    hanging: bullet === '' ? 0 : Math.max(0, Math.min(indent, hanging)),
    align: aligns[first('algn') ?? 'l'] ?? 'left',
    spaceBefore: Math.max(0, Math.min(200, before)),
    lineSpacing: 1.2 * Math.max(0.5, Math.min(3, spacing)),
    lines: [],
  };
}

function isEmptyOf(runs: readonly PlacedRun[]): boolean {
  return runs.every(({ text }) => text.trim() === '');
}

function runsOf(paragraph: XmlElement, level: number, sources: LookSources): PlacedRun[] {
  return childElements(paragraph).flatMap((run): PlacedRun[] => {
    const look = firstChild(run, 'a:rPr');
    if (run.name === 'a:br') return [{ ...lookOf(look, level, sources), text: '\n', break: true as const }];
    const formula = /^(a14:m|mc:AlternateContent)$/.test(run.name)
      ? descendants(run, 'm:t').map(textContent).join('')
      : '';
    if (formula !== '') return [{ ...lookOf(null, level, sources), text: formula }];
    const text = run.name === 'a:r' || run.name === 'a:fld' ? firstChild(run, 'a:t') : null;
    if (!text) return [];
    const raised = Number((look && attributeOf(look, 'baseline')) ?? 0);
    const shown = textContent(text)
      .replace(/[\u00ad\v]/g, '')
      .replace(/[\t\n\r]/g, ' ');
    if (shown === '') return [];
    return [
      {
        ...lookOf(look, level, sources),
        text: shown,
        ...(raised > 0 && { sup: true as const }),
        ...(raised < 0 && { sub: true as const }),
      },
    ];
  });
}

function lookOf(run: XmlElement | null, level: number, sources: LookSources): Omit<PlacedRun, 'text'> {
  const { size, bold, color, language } = lookOfRun(run, level, sources);
  const levels = sources.styles.flatMap(
    (style) => (style && elementAt(style, `a:lvl${level + 1}pPr`, 'a:defRPr')) ?? [],
  );
  const chain = run ? [run, ...levels] : levels;
  const italic = chain.map((each) => attributeOf(each, 'i')).find((value) => value !== null);
  const face = chain.map((each) => firstChild(each, 'a:latin')).find((each) => each !== null);
  const heading = ((face && attributeOf(face, 'typeface')) ?? '').startsWith('+mj');
  const { theme, map } = sources.palette;
  return {
    size: Math.max(1, Math.min(400, size ?? 18)),
    color: { color: `#${color ?? theme.get(map.get('tx1') ?? 'dk1') ?? '000000'}` },
    bold,
    italic: isTrue(italic),
    font: heading ? 'heading' : 'body',
    language: language.trim() === '' ? 'und' : language,
  };
}
