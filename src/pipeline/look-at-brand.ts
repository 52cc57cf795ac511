import { reportVerify } from '../checks/index.ts';
import {
  type BrandReport,
  describeBrand,
  openBrand,
  readBrand,
  settingsText,
} from '../formats/pptx/brand/index.ts';
import { drawBrandLayout } from '../formats/svg/index.ts';
import type { Outcome, Span } from '../source/index.ts';
import { readFileWhole, type TextFile } from './commit/index.ts';

export interface BrandLook {
  readonly report: BrandReport;
  /** The choices as a `.brand.yaml`. */
  readonly settings: () => string;
  /** Each layout as a drawing with its places marked. */
  readonly pictures: () => readonly TextFile[];
}

const sizeLimit = 512 * 1024 * 1024;

/** What a presentation would be as a theme. `shown` is the file as the user named it. */
export async function lookAtBrand(path: string, shown: string): Promise<Outcome<BrandLook>> {
  const span: Span = { file: { path: shown, text: '' }, start: 0, end: 0 };
  const read = await readFileWhole(path, sizeLimit);
  if ('why' in read) {
    const hint = 'name a .pptx or .potx file';
    return {
      diagnostics: [reportVerify('file-unreadable', span, `cannot read ${shown}: ${read.why}`, { hint })],
    };
  }
  const opened = openBrand(read.bytes, shown, span);
  if (!opened.value) return { diagnostics: opened.diagnostics };
  const brand = readBrand(opened.value);
  const report = describeBrand(brand);
  const pictures = () =>
    brand.masters.flatMap(({ layouts }, m) =>
      layouts.map((layout, i): TextFile => {
        const { uses, places } = report.masters[m]!.layouts[i]!;
        const purposes = uses.map(({ purpose }) => purpose).join(', ');
        const name = purposes === '' ? layout.name : `${layout.name}: ${purposes}`;
        const marked = places.map(({ box, type, index, size, lines, characters, unfit }) => ({
          box,
          used: unfit === null,
          label: `${type}${index === null ? '' : ` ${index}`} ${Math.round(size)} pt, ${unfit ?? `${lines} × ${characters}`}`,
        }));
        const { size } = brand;
        const [background] = layout.background;
        const text = drawBrandLayout({
          name,
          size,
          background: background!,
          art: layout.art,
          places: marked,
        });
        return { path: `${String(m + 1)}-${String(i + 1).padStart(2, '0')}.svg`, text };
      }),
    );
  return {
    value: { report, settings: () => settingsText(report), pictures },
    diagnostics: opened.diagnostics,
  };
}
