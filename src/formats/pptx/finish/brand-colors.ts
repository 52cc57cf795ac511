import type { LayoutOrigin, Theme } from '../../../theme/index.ts';

/**
 * The colours of a part of ours by the names that a brand file has for them. On a layout with a colour map of its own they
 * are named past any map.
 */
export function brandColored(xml: string, { brand }: Theme, origin?: LayoutOrigin): string {
  if (!brand) return xml;
  const names = origin?.override ? brand.slots : brand.names;
  return xml.replace(/<a:schemeClr val="(\w+)"/g, (tag, name: string) => {
    const own = names.get(name);
    return own === undefined || own === name ? tag : `<a:schemeClr val="${own}"`;
  });
}

/** A layout's own colour map is said again, so that no program has to guess. */
export function colorMapping(origin?: LayoutOrigin): string {
  if (!origin?.override) return '<a:masterClrMapping/>';
  const said = [...origin.override].map(([name, slot]) => ` ${name}="${slot}"`).join('');
  return `<a:overrideClrMapping${said}/>`;
}
