/**
 * A drawing in which texts that are spread to a length begin where they are to begin: resvg 2 takes the room behind the
 * last letter for a part of the text, so that one with its middle or end in a place stands too far to the left.
 */
export function withSpreadTexts(svg: string): string {
  return svg.replace(/<text\b([^<>]*)>(?=[^<]*<\/text>)/g, (tag, attributes: string) => {
    const number = (name: string): number => Number(attributeIn(attributes, name) ?? Number.NaN);
    const anchor = attributeIn(attributes, 'text-anchor');
    const share = anchor === 'middle' ? 0.5 : anchor === 'end' ? 1 : 0;
    const x = number('x') - share * number('textLength');
    if (share === 0 || !Number.isFinite(x) || attributeIn(attributes, 'lengthAdjust') === 'spacingAndGlyphs')
      return tag;
    return tag
      .replace(/(\sx=")[^"]*/, (_, before: string) => before + String(x))
      .replace(/(\stext-anchor=")[^"]*/, (_, before: string) => `${before}start`);
  });
}

function attributeIn(attributes: string, name: string): string | undefined {
  const at = attributes.indexOf(` ${name}="`);
  if (at < 0) return undefined;
  const start = at + name.length + 3;
  return attributes.slice(start, attributes.indexOf('"', start));
}
