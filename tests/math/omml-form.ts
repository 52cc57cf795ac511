import {
  attributeOf,
  childElements,
  firstChild,
  parseXml,
  textContent,
  type XmlElement,
} from '../../src/xml/index.ts';

/** The structure of an OMML formula in the notation of formulas.json, whose head explains it. */
export function ommlForm(xml: string): string {
  return sequence(parseXml(xml));
}

function sequence(parent: XmlElement | null): string {
  if (!parent) return '';
  let form = '';
  const children = childElements(parent);
  for (let i = 0; i < children.length; ) {
    const child = children[i]!;
    if (child.name !== 'm:r') {
      form += element(child);
      i += 1;
      continue;
    }
    let text = '';
    const mark = markOf(child);
    for (; children[i]?.name === 'm:r' && markOf(children[i]!) === mark; i += 1)
      text += textContent(firstChild(children[i]!, 'm:t')!);
    form += marked(text, mark);
  }
  return form;
}

const marks: Readonly<Record<string, string>> = {
  'double-struck': 'bb',
  script: 'scr',
  fraktur: 'frak',
  'sans-serif': 'sf',
  monospace: 'tt',
};

function markOf(run: XmlElement): string {
  const properties = firstChild(run, 'm:rPr');
  if (!properties) return '';
  if (firstChild(properties, 'm:nor')) return 'r';
  const face = settingOf(properties, 'm:scr');
  if (face && face !== 'roman') return marks[face]!;
  const weight = settingOf(properties, 'm:sty');
  return weight === 'p' ? 'r' : weight === 'b' || weight === 'bi' ? 'b' : '';
}

function marked(text: string, mark: string): string {
  const clean = equalSigns(text.replace(/[\s\u2061-\u2064\u200b]/g, ''));
  if (mark === '') return clean;
  const letters = mark === 'r' ? /[A-Za-zα-ω]+/g : /[A-Za-zα-ω0-9]+/g;
  return clean.replace(letters, (found) => `${mark}[${found}]`);
}

export function equalSigns(text: string): string {
  return text
    .replace(/-/g, '−')
    .replace(/\|/g, '∣')
    .replace(/\*/g, '∗')
    .replace(/⋯/g, '…')
    .replace(/⋅/g, '·')
    .replace(/∥/g, '‖')
    .replace(/\u2216/g, '\\')
    .replace(/⟂/g, '⊥')
    .replace(/ħ/g, 'ℏ');
}

function settingOf(properties: XmlElement | null, name: string): string | null {
  const found = properties && firstChild(properties, name);
  return found ? attributeOf(found, 'm:val') : null;
}

function element(node: XmlElement): string {
  const part = (name: string): string => sequence(firstChild(node, name));
  const properties = firstChild(node, `${node.name}Pr`);
  switch (node.name) {
    case 'm:f':
      return `${settingOf(properties, 'm:type') === 'noBar' ? 'nobar' : 'frac'}(${part('m:num')};${part('m:den')})`;
    case 'm:sSup':
      return `sup(${part('m:e')};${part('m:sup')})`;
    case 'm:sSub':
      return `sub(${part('m:e')};${part('m:sub')})`;
    case 'm:sSubSup':
      return `subsup(${part('m:e')};${part('m:sub')};${part('m:sup')})`;
    case 'm:sPre':
      return `pre(${part('m:sub')};${part('m:sup')};${part('m:e')})`;
    case 'm:rad':
      return settingOf(properties, 'm:degHide') === '1'
        ? `sqrt(${part('m:e')})`
        : `root(${part('m:deg')};${part('m:e')})`;
    case 'm:nary': {
      const at = settingOf(properties, 'm:limLoc') === 'undOvr' ? 'und' : 'sub';
      return `nary${settingOf(properties, 'm:chr')}[${at}](${part('m:sub')};${part('m:sup')})${part('m:e')}`;
    }
    case 'm:limLow':
      return `low(${part('m:e')};${part('m:lim')})`;
    case 'm:limUpp':
      return `upp(${part('m:e')};${part('m:lim')})`;
    case 'm:func':
      return part('m:fName') + part('m:e');
    case 'm:d': {
      const begin = equalSigns(settingOf(properties, 'm:begChr') ?? '(');
      const between = equalSigns(settingOf(properties, 'm:sepChr') ?? '|');
      const end = equalSigns(settingOf(properties, 'm:endChr') ?? ')');
      return begin + childElements(node, 'm:e').map(sequence).join(between) + end;
    }
    case 'm:m':
      return `m(${childElements(node, 'm:mr')
        .map((row) => childElements(row, 'm:e').map(sequence).join(','))
        .join('/')})`;
    case 'm:eqArr':
      return `m(${childElements(node, 'm:e')
        .map((row) => sequence(row).replaceAll('&', ','))
        .join('/')})`;
    case 'm:acc':
      return `acc[${accents[settingOf(properties, 'm:chr') ?? '\u0302'] ?? '?'}](${part('m:e')})`;
    case 'm:bar':
      return `bar[${settingOf(properties, 'm:pos')}](${part('m:e')})`;
    case 'm:groupChr':
      return `group[${settingOf(properties, 'm:chr')}](${part('m:e')})`;
    case 'm:borderBox': {
      const props = childElements(properties!)
        .map(({ name }) => name.slice(2))
        .filter((name) => name !== 'ctrlPr');
      return `border[${props.join(' ')}](${part('m:e')})`;
    }
    case 'm:phant':
      return `phant(${part('m:e')})`;
    case 'm:box':
      return part('m:e');
    default:
      return '';
  }
}

const accents: Readonly<Record<string, string>> = {
  '\u0302': 'hat',
  '\u0303': 'tilde',
  '\u0307': 'dot',
  '\u0308': 'ddot',
  '\u030C': 'check',
  '\u0306': 'breve',
  '\u0301': 'acute',
  '\u0300': 'grave',
  '\u030A': 'ring',
  '\u20D7': 'vec',
  '\u20D6': 'lvec',
};
