import { attributeOf, childElements, elementAt, firstChild, type XmlElement } from '../../../xml/index.ts';
import { findPlace, type LookSources, placeOf, scaleOf, styleNameFor } from './inherited.ts';
import { type Palette, readColor } from './read-color.ts';

/** What a slide stands on. */
export interface SlideGround {
  readonly layout: XmlElement | null;
  readonly master: XmlElement | null;
  readonly palette: Palette;
  /** `p:defaultTextStyle` of the presentation. */
  readonly defaults: XmlElement | null;
}

/** The placeholders that one of a slide inherits from: its layout's, then its master's. */
export function inheritedPlaces(
  place: XmlElement | null,
  { layout, master }: Pick<SlideGround, 'layout' | 'master'>,
): XmlElement[] {
  return [layout, master].flatMap((root) => (root && place && findPlace(root, place)) ?? []);
}

/** Where the texts of a shape take their looks from. */
export function lookSources(shape: XmlElement, body: XmlElement | null, ground: SlideGround): LookSources {
  const { master, palette, defaults } = ground;
  const place = placeOf(shape);
  const lists = inheritedPlaces(place, ground).map((each) => elementAt(each, 'p:txBody', 'a:lstStyle'));
  const own = body && firstChild(body, 'a:lstStyle');
  const styles = master && firstChild(master, 'p:txStyles');
  const style = firstChild(shape, 'p:style');
  const font = style && firstChild(style, 'a:fontRef');
  return {
    styles: [own, ...lists, styles && firstChild(styles, styleNameFor(place)), defaults],
    palette,
    styleColor: font && !place ? readColor(childElements(font)[0] ?? null, palette) : null,
    scale: scaleOf(body),
    inheritsColor: true,
  };
}

/** Whether a table says that its first row is a head. */
export function hasHeadRow(table: XmlElement): boolean {
  const properties = firstChild(table, 'a:tblPr');
  return /^(1|true)$/.test((properties && attributeOf(properties, 'firstRow')) ?? '');
}
