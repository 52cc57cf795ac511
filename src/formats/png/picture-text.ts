/**
 * The characters that a drawing may show: what stands between its tags, entities read, and inside the drawings that it
 * holds in turn. Too many do no harm: they only choose fonts.
 */
export function pictureText(svg: string): string {
  const shown = svg
    .replace(/<!--[\s\S]*?-->|<(title|desc|style|metadata)\b[\s\S]*?<\/\1\s*>/g, '')
    .replace(/<[^>]*>/g, '\n')
    .replace(/&#(x[0-9a-f]{1,6}|\d{1,7});/gi, (whole, code: string) => {
      const value = code[0] === 'x' || code[0] === 'X' ? Number.parseInt(code.slice(1), 16) : Number(code);
      return value <= 0x10ffff ? String.fromCodePoint(value) : whole;
    });
  const inner = [...svg.matchAll(/["']data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)["']/g)].map(
    ([, packed]) => pictureText(Buffer.from(packed!, 'base64').toString('utf8')),
  );
  return [shown, ...inner].join('\n');
}
