import { replaceForbidden } from '../../source/index.ts';

/** Characters as they stand between tags and in attributes in double quotes (HTML 13.1.2.3, 13.3). */
export function escapeHtml(text: string): string {
  const clean = replaceForbidden(text);
  return /[&<>"\u00a0]/.test(clean) ? clean.replace(/[&<>"\u00a0]/g, (c) => entities[c]!) : clean;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\u00a0': '&nbsp;',
};

/** An element; attributes that are null are left out, those that are true have no value. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | true | null>>,
  ...content: readonly string[]
): string {
  return `${openTag(name, attributes)}${content.join('')}</${name}>`;
}

export function openTag(
  name: string,
  attributes: Readonly<Record<string, string | number | true | null>>,
): string {
  let tag = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null) continue;
    tag += value === true ? ` ${key}` : ` ${key}="${escapeHtml(String(value))}"`;
  }
  return `${tag}>`;
}

/** A string of CSS (Syntax level 3, 4.3.7): all but plain letters and digits as escapes, so that nothing can end it. */
export function cssString(text: string): string {
  const escaped = text.replace(/[^A-Za-z0-9 .,:-]/gu, (c) => `\\${c.codePointAt(0)!.toString(16)} `);
  return `"${escaped}"`;
}
