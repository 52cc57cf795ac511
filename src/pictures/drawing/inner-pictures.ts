/** Where in a drawing the addresses of the pictures that it holds begin and end: they stand in quotes. */
export function innerPictures(svg: string): readonly { readonly start: number; readonly end: number }[] {
  const found: { readonly start: number; readonly end: number }[] = [];
  for (const { index: start } of svg.matchAll(/data:image\//gi)) {
    if (start < (found.at(-1)?.end ?? 0)) continue;
    let before = start - 1;
    while (' \t\r\n'.includes(svg[before] ?? 'x')) before -= 1;
    const quote = svg[before];
    if (quote !== '"' && quote !== "'") continue;
    const end = svg.indexOf(quote, start);
    if (end < 0) break;
    found.push({ start, end });
  }
  return found;
}
