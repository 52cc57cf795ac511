import { describe, expect, it } from 'vitest';
import { readPdf, writePdf } from '../../../src/formats/pdf/finish-pdf.ts';
import { finishPdf } from '../../../src/formats/pdf/index.ts';

const objects = [
  '1 0 obj\n<</Title (x)\n/Producer (Skia/PDF m143)\n/CreationDate (D:20200101000000)>>\nendobj\n',
  '2 0 obj\n<</Type /Page /Parent 3 0 R>>\nendobj\n',
  '3 0 obj\n<</Type /Pages /Count 1 /Kids [2 0 R]>>\nendobj\n',
  '4 0 obj\n<</Type /Catalog /Pages 3 0 R>>\nendobj\n',
];
const properties = { title: 'Ü', author: null, subject: 'S', created: '2026-11-22T08:30:00Z' };

describe('a file', () => {
  it('is read into its objects and written again', () => {
    const file = readPdf(plainPdf())!;
    expect(file).toMatchObject({ root: 4, info: 1 });
    expect([...file.objects.values()].map(toText)).toEqual(objects);
    const again = readPdf(writePdf(file, '0'.repeat(32)))!;
    expect([...again.objects.keys()]).toEqual([...file.objects.keys()]);
    expect(toText(again.objects.get(3)!)).toBe(objects[2]);
  });

  it('has its properties replaced, and every offset with them', () => {
    const { value } = finishPdf(plainPdf(), properties);
    const text = toText(value!);
    expect(text).toContain('/Title <FEFF00DC>');
    expect(text).toContain('/Subject <FEFF0053>');
    expect(text).toContain('/CreationDate (D:20261122083000Z)');
    expect(text).not.toMatch(/Skia|2020|Author/);
    for (const [number, offset] of offsetsOf(text))
      expect(text.slice(offset)).toMatch(new RegExp(`^${number} 0 obj`));
    expect(offsetsOf(text)).toHaveLength(4);
  });

  it('gets a bookmark for each page', () => {
    const text = toText(finishPdf(plainPdf(), { ...properties, pageTitles: ['One'] }).value!);
    expect(text).toContain('/Outlines 5 0 R');
    expect(text).toContain('/Type /Outlines /First 6 0 R /Last 6 0 R /Count 1');
    expect(text).toContain('/Title <FEFF004F006E0065> /Parent 5 0 R /Dest [2 0 R /Fit]');
    expect(offsetsOf(text)).toHaveLength(6);
  });

  it.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['a torn file', toText(plainPdf()).slice(0, -30)],
    ['a table that lies', toText(plainPdf()).replace('0000000009', '0000000012')],
    ['a later version', toText(plainPdf()).replace('/Size 5', '/Size 5 /Prev 12')],
    ['a locked file', toText(plainPdf()).replace('/Size 5', '/Size 5 /Encrypt 4 0 R')],
  ])('of another kind is refused: %s', (_, text) => {
    const { value, diagnostics } = finishPdf(Buffer.from(text, 'latin1'), properties);
    expect(value).toBeUndefined();
    expect(diagnostics[0]?.code).toBe('bad-pdf');
  });

  it('with other pages than titles is refused', () => {
    const { diagnostics } = finishPdf(plainPdf(), { ...properties, pageTitles: ['One', 'Two'] });
    expect(diagnostics[0]?.code).toBe('bad-pdf');
  });
});

/** A small file as Skia lays it out. */
function plainPdf(): Uint8Array {
  let text = '%PDF-1.4\n';
  let table = 'xref\n0 5\n0000000000 65535 f \n';
  for (const object of objects) {
    table += `${String(text.length).padStart(10, '0')} 00000 n \n`;
    text += object;
  }
  const end = `trailer\n<</Size 5\n/Root 4 0 R\n/Info 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + table + end, 'latin1');
}

function offsetsOf(text: string): [number, number][] {
  const table = text.slice(text.indexOf('xref\n'));
  return [...table.matchAll(/^(\d{10}) (\d{5}) ([nf]) $/gm)].flatMap((match, number) =>
    match[3] === 'n' ? [[number, Number(match[1])] as [number, number]] : [],
  );
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
