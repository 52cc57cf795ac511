import type { PlacedRun } from '../../../layout/index.ts';
import type { ColorRef } from '../../../theme/index.ts';
import { type XmlElement, xmlElement } from '../../../xml/index.ts';
import { toHundredths } from '../emu.ts';
import { isEastAsian, officeLanguage } from '../language-tag.ts';
import { colorKey, solidFill } from '../scheme-color.ts';
import type { TextStyle } from './layout-places.ts';

/** What a run inherits, and so need not say. Null: nothing, it says all. */
export type InheritedRun = Pick<TextStyle, 'size' | 'color' | 'bold' | 'font'> | null;

/** The face of code: on every machine that has Office, and in no theme. */
export const codeFace = 'Consolas';

/**
 * Makes `a:rPr` for runs. Equal runs share one element, which nothing may change afterwards: a deck has thousands of
 * runs and a few dozen formats.
 */
export class RunProperties {
  private readonly made = new Map<string, XmlElement>();

  /** `link` is the `a:hlinkClick` that the run carries. */
  of(run: PlacedRun, inherited: InheritedRun, link: XmlElement | null): XmlElement {
    if (link) return build(run, inherited, link);
    const same = inherited ? `${inherited.size}${colorKey(inherited.color)}${inherited.bold}${inherited.font}` : '';
    const key = [
      run.language,
      run.size,
      colorKey(run.color),
      run.bold ? 'b' : '',
      run.italic ? 'i' : '',
      baselineOf(run) ?? '',
      run.font,
      same,
    ].join('|');
    let element = this.made.get(key);
    if (!element) {
      element = build(run, inherited, null);
      this.made.set(key, element);
    }
    return element;
  }
}

/** Attributes in the order of CT_TextCharacterProperties (ECMA-376 part 1, 21.1.2.3.9). */
function build(run: PlacedRun, inherited: InheritedRun, link: XmlElement | null): XmlElement {
  const language = officeLanguage(run.language);
  return xmlElement(
    'a:rPr',
    {
      lang: language,
      altLang: isEastAsian(run.language) ? 'en-US' : undefined,
      sz: run.size === inherited?.size ? undefined : toHundredths(run.size),
      b: run.bold === (inherited?.bold ?? false) ? undefined : run.bold ? 1 : 0,
      i: run.italic ? 1 : undefined,
      u: link ? 'sng' : undefined,
      baseline: baselineOf(run),
    },
    [
      ...(inherited && colorKey(inherited.color) === colorKey(run.color) && !link ? [] : [fill(run.color)]),
      ...faces(run.font, inherited?.font ?? 'body'),
      ...(link ? [link] : []),
    ],
  );
}

function fill(color: ColorRef): XmlElement {
  return solidFill(color);
}

function baselineOf(run: PlacedRun): number | undefined {
  return run.sup || run.cite ? 30_000 : run.sub ? -25_000 : undefined;
}

/** Only faces that are not the inherited ones: theme fonts follow the theme when it is changed. */
function faces(font: PlacedRun['font'], inherited: 'heading' | 'body'): XmlElement[] {
  if (font === inherited) return [];
  if (font === 'code')
    return [
      xmlElement('a:latin', { typeface: codeFace }),
      xmlElement('a:cs', { typeface: codeFace }),
    ];
  const prefix = font === 'heading' ? '+mj' : '+mn';
  return [
    xmlElement('a:latin', { typeface: `${prefix}-lt` }),
    xmlElement('a:ea', { typeface: `${prefix}-ea` }),
    xmlElement('a:cs', { typeface: `${prefix}-cs` }),
  ];
}
