import {
  childElements,
  descendants,
  firstChild,
  type XmlElement,
  type XmlNode,
  xmlElement,
} from '../../../xml/index.ts';
import { placeOf } from '../read/inherited.ts';

/**
 * Says in each free text of a slide what it took from its presentation, where the one that it comes to says something
 * else: sizes, colours and indents of text that fills no place. Names of the tree are the usual ones.
 */
export function keepDefaults(slide: XmlElement, theirs: XmlElement | null, ours: XmlElement | null): void {
  const levels = theirs ? childElements(theirs).filter(({ name }) => /^a:(defPPr|lvl\dpPr)$/.test(name)) : [];
  if (levels.length === 0 || toldOf(theirs) === toldOf(ours)) return;
  for (const shape of descendants(slide, 'p:sp')) {
    const body = firstChild(shape, 'p:txBody');
    if (!body || placeOf(shape)) continue;
    // What a style of the shape gives comes before the presentation's own.
    const styled = firstChild(shape, 'p:style') !== null;
    keepIn(body, levels, styled ? ['a:solidFill', 'a:latin', 'a:ea', 'a:cs'] : []);
  }
}

function keepIn(body: XmlElement, levels: readonly XmlElement[], without: readonly string[]): void {
  let list = firstChild(body, 'a:lstStyle');
  if (!list) {
    list = xmlElement('a:lstStyle');
    const at = body.children.findIndex((child) => child.kind === 'element' && child.name === 'a:bodyPr');
    body.children.splice(at + 1, 0, list);
  }
  const own = new Map(childElements(list).map((each) => [each.name, each]));
  const order = ['a:defPPr', ...Array.from({ length: 9 }, (_, i) => `a:lvl${i + 1}pPr`)];
  list.children = order.flatMap((name) => {
    const theirs = levels.find((each) => each.name === name);
    const level = own.get(name);
    if (!theirs) return level ? [level] : [];
    return [level ? merged(level, theirs, without) : copy(theirs, without)];
  });
}

/** A level with what it does not say itself. */
function merged(level: XmlElement, theirs: XmlElement, without: readonly string[]): XmlElement {
  const both = copy(theirs, without);
  const look = firstChild(both, 'a:defRPr');
  const own = firstChild(level, 'a:defRPr');
  if (look && own) {
    look.attributes = union(own.attributes, look.attributes);
    const said = new Set(childElements(own).map(({ name }) => kindOf(name)));
    const kept = childElements(look).filter(({ name }) => !said.has(kindOf(name)));
    look.children = [...childElements(own), ...kept].sort((a, b) => rank(a.name) - rank(b.name));
  }
  const said = new Set(childElements(level).map(({ name }) => kindOf(name)));
  const kept = childElements(both).filter(({ name }) => name === 'a:defRPr' || !said.has(kindOf(name)));
  const rest = childElements(level).filter(({ name }) => name !== 'a:defRPr' || !look);
  return {
    ...level,
    attributes: union(level.attributes, both.attributes),
    children: [...rest, ...kept].sort((a, b) => rank(a.name) - rank(b.name)),
  };
}

function union(own: XmlElement['attributes'], more: XmlElement['attributes']): XmlElement['attributes'] {
  return [...own, ...more.filter(({ name }) => !own.some((each) => each.name === name))];
}

/** One of several that say the same in different ways. */
function kindOf(name: string): string {
  if (/^a:bu(None|AutoNum|Char|Blip)$/.test(name)) return 'bullet';
  if (/^a:bu(ClrTx|Clr)$/.test(name)) return 'bullet colour';
  if (/^a:bu(SzTx|SzPct|SzPts)$/.test(name)) return 'bullet size';
  if (/^a:bu(FontTx|Font)$/.test(name)) return 'bullet face';
  return /^a:(noFill|solidFill|gradFill|blipFill|pattFill|grpFill)$/.test(name) ? 'fill' : name;
}

/** The order of the schema: CT_TextParagraphProperties and CT_TextCharacterProperties (ECMA-376 part 1, 21.1.2). */
const order = [
  ...[
    'a:lnSpc',
    'a:spcBef',
    'a:spcAft',
    'bullet colour',
    'bullet size',
    'bullet face',
    'bullet',
    'a:tabLst',
    'a:defRPr',
  ],
  ...[
    'a:ln',
    'fill',
    'a:effectLst',
    'a:effectDag',
    'a:highlight',
    'a:uLnTx',
    'a:uLn',
    'a:uFillTx',
    'a:uFill',
  ],
  ...['a:latin', 'a:ea', 'a:cs', 'a:sym', 'a:hlinkClick', 'a:hlinkMouseOver', 'a:rtl', 'a:extLst'],
];

function rank(name: string): number {
  const at = order.indexOf(kindOf(name));
  return at < 0 ? order.length : at;
}

function copy(element: XmlElement, without: readonly string[]): XmlElement {
  return {
    ...element,
    attributes: element.attributes.map((each) => ({ ...each })),
    children: element.children.flatMap((child): XmlNode[] =>
      child.kind === 'text' ? [{ ...child }] : without.includes(child.name) ? [] : [copy(child, without)],
    ),
  };
}

function toldOf(style: XmlElement | null): string {
  if (!style) return '';
  const tell = (each: XmlElement): string =>
    `<${each.name} ${each.attributes
      .filter(({ name }) => !name.startsWith('xmlns'))
      .map(({ name, value }) => `${name}=${value}`)
      .sort()
      .join(' ')}>${childElements(each)
      .filter(({ name }) => name !== 'a:extLst')
      .map(tell)
      .join('')}</>`;
  return childElements(style).map(tell).join('');
}
