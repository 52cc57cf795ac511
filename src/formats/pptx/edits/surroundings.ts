import { attributeOf, childElements, elementAt, firstChild, type XmlElement } from '../../../xml/index.ts';
import {
  boxIn,
  findPlace,
  frameElement,
  identity,
  type LookSources,
  lookOfRun,
  styleNameFor,
} from '../read/inherited.ts';
import { type Palette, readColor, readPaint, readPalette } from '../read/read-color.ts';
import { roundedBox, said } from './read-values.ts';
import type { SnapshotBox, SnapshotLook } from './snapshot.ts';

/** What a placeholder of a slide inherits. */
interface Inherited {
  readonly box: SnapshotBox | null;
  /** Null: nothing is said. */
  readonly fill: string | null;
  readonly styles: LookSources['styles'];
  /** Of letters that have no style but this one, by their properties, level by level. */
  readonly letters: WeakMap<object, LettersLook>[];
}

/** How a run looks, and the same as a text, by which alike ones are counted. */
export interface LettersLook {
  readonly key: string;
  readonly look: SnapshotLook;
}

const darkMap = [
  ['bg1', 'dk1'],
  ['tx1', 'lt1'],
  ['bg2', 'dk2'],
  ['tx2', 'lt2'],
] as const;

/** Stands for the properties of runs that have none. */
const noProperties = {};

/** What slides of one layout inherit from it, its master and the presentation: asked once for all of them. */
export class Surroundings {
  readonly palette: Palette;
  private readonly roots: readonly (XmlElement | null)[];
  private readonly master: XmlElement | null;
  private readonly defaults: XmlElement | null;
  private readonly known = new Map<string, Inherited>();

  /** `defaults`: `p:defaultTextStyle` of the presentation. `dark`: whatever the master says, paper is dark and text light. */
  constructor(roots: {
    readonly layout: XmlElement | null;
    readonly master: XmlElement | null;
    readonly theme: XmlElement | null;
    readonly defaults: XmlElement | null;
    readonly dark?: boolean;
  }) {
    this.roots = [roots.layout, roots.master];
    this.master = roots.master;
    this.defaults = roots.defaults;
    const palette = readPalette(roots.theme, roots.master);
    this.palette = roots.dark ? { ...palette, map: new Map([...palette.map, ...darkMap]) } : palette;
  }

  /** Of a shape that fills this place, or none. */
  of(place: XmlElement | null): Inherited {
    const key = place === null ? '' : `${attributeOf(place, 'type')} ${attributeOf(place, 'idx')}`;
    let inherited = this.known.get(key);
    if (!inherited) {
      inherited = this.read(place);
      this.known.set(key, inherited);
    }
    return inherited;
  }

  lettersOf(
    properties: XmlElement | null,
    level: number,
    shape: XmlElement,
    place: XmlElement | null,
  ): LettersLook {
    const { styles, letters } = this.of(place);
    const body = firstChild(shape, 'p:txBody');
    const own = body && firstChild(body, 'a:lstStyle');
    const style = place ? null : firstChild(shape, 'p:style');
    if (style || (own && own.children.length > 0)) {
      const font = style && firstChild(style, 'a:fontRef');
      const styleColor = font && readColor(childElements(font)[0] ?? null, this.palette);
      return this.lettersLook(properties, level, [own, ...styles], styleColor);
    }
    const known = letters[level] ?? new WeakMap<object, LettersLook>();
    letters[level] = known;
    const key = properties ?? noProperties;
    let look = known.get(key);
    if (!look) {
      look = this.lettersLook(properties, level, styles, null);
      known.set(key, look);
    }
    return look;
  }

  private lettersLook(
    properties: XmlElement | null,
    level: number,
    styles: LookSources['styles'],
    styleColor: string | null,
  ): LettersLook {
    const sources = { styles, palette: this.palette, styleColor, scale: 1, inheritsColor: true };
    const { size, color, bold, italic } = lookOfRun(properties, level, sources);
    // Links have a colour of their own, and marks stand higher.
    const isPlain = !(properties && firstChild(properties, 'a:hlinkClick'));
    const look = {
      ...(size !== null && { size }),
      ...(color !== null && isPlain && { color }),
      bold,
      italic,
    };
    return { key: JSON.stringify(look), look };
  }

  private read(place: XmlElement | null): Inherited {
    const { palette, master } = this;
    const shapes = this.roots.flatMap((root) => (root && place && findPlace(root, place)) ?? []);
    const [frame] = shapes.flatMap((each) => frameElement(each) ?? []);
    const fills = shapes.map((each) => said(readPaint(firstChild(each, 'p:spPr'), palette)));
    const lists = shapes.map((each) => elementAt(each, 'p:txBody', 'a:lstStyle'));
    const styles = master && firstChild(master, 'p:txStyles');
    return {
      box: frame ? roundedBox(boxIn(frame, identity)) : null,
      fill: fills.find((fill) => fill !== null) ?? null,
      styles: [...lists, styles && firstChild(styles, styleNameFor(place)), this.defaults],
      letters: [],
    };
  }
}
