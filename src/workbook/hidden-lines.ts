/** Rows and columns of a sheet that are not seen there, by their numbers from 1, within an area. */
export function hiddenLines(xml: string, area: { readonly rows: Ends; readonly columns: Ends }): HiddenLines {
  const rows = new Set<number>();
  const columns = new Set<number>();
  let row = 0;
  for (const [, name, written] of xml.matchAll(/<(?:\w{1,20}:)?(row|col)\b([^<>]*)>/g)) {
    const attributes = new Map(
      [...written!.matchAll(/(\w+)=(?:"([^"]*)"|'([^']*)')/g)].map(([, key, a, b]) => [key!, a ?? b!]),
    );
    const isHidden = /^(?:1|true)$/.test(attributes.get('hidden') ?? '');
    if (name === 'row') {
      row = Number(attributes.get('r') ?? row + 1);
      if (isHidden && row >= area.rows.from && row <= area.rows.to) rows.add(row);
    } else if (isHidden) {
      const from = Math.max(area.columns.from, Number(attributes.get('min')));
      const to = Math.min(area.columns.to, Number(attributes.get('max')));
      for (let column = from; column <= to; column++) columns.add(column);
    }
  }
  return { rows: rows.size, columns: columns.size };
}

interface Ends {
  readonly from: number;
  readonly to: number;
}

interface HiddenLines {
  readonly rows: number;
  readonly columns: number;
}
