/**
 * The characters that a drawing may show: what stands between its tags, entities read, and inside the drawings that it
 * holds in turn. Too many do no harm: they only choose fonts. One walk over the text, whatever stands in it.
 */
export function pictureText(svg: string): string {
  const shown: string[] = [];
  let silent: string | null = null;
  for (let at = 0; at < svg.length; ) {
    const open = svg.indexOf('<', at);
    const end = open < 0 ? svg.length : open;
    if (silent === null && end > at) shown.push(svg.slice(at, end));
    if (open < 0) break;
    const comment = svg.startsWith('<!--', open);
    const close = comment ? svg.indexOf('-->', open + 4) : svg.indexOf('>', open);
    if (close < 0) break;
    const tag = comment ? '' : svg.slice(open, close + 1);
    const name = /^<\/?([\w-]+)/.exec(tag)?.[1] ?? '';
    if (silent === null && silentElements.has(name) && !tag.endsWith('/>')) silent = name;
    else if (silent === name && tag.startsWith('</')) silent = null;
    at = close + (comment ? 3 : 1);
  }
  const text = shown.join('\n').replace(/&#(x[0-9a-f]{1,6}|\d{1,7});/gi, (whole, code: string) => {
    const value = code[0] === 'x' || code[0] === 'X' ? Number.parseInt(code.slice(1), 16) : Number(code);
    return value <= 0x10ffff ? String.fromCodePoint(value) : whole;
  });
  const inner = [...svg.matchAll(innerDrawing)].map(([, packed]) =>
    pictureText(Buffer.from(packed!, 'base64').toString('utf8')),
  );
  return [text, ...inner].join('\n');
}

/** A drawing as our own writers put it into another one. */
export const innerDrawing = /["']data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)["']/g;

const silentElements = new Set(['title', 'desc', 'style', 'metadata']);
