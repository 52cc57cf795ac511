import {
  type BrandSettings,
  openBrand,
  readBrand,
  readBrandSettings,
  themeOfBrand,
} from '../formats/pptx/brand/index.ts';
import { isBrandFile } from '../project/index.ts';
import { type Files, hasErrors, type Outcome, type SourceFile, type Span } from '../source/index.ts';
import type { Theme } from '../theme/index.ts';
import { entryOf, parseYaml } from '../yaml/index.ts';

/** A presentation that is named as a theme, and where. */
export interface BrandSource {
  /** From the project's root. */
  readonly path: string;
  readonly span: Span | null;
}

/** The presentation that the topmost theme.yaml names as its base; null where that names none. */
export function brandBaseOf(files: readonly SourceFile[]): BrandSource | null {
  for (const file of files.toReversed()) {
    const parsed = file.text.includes('base') ? parseYaml(file).value : undefined;
    const value = parsed?.kind === 'map' ? entryOf(parsed, 'base')?.value : null;
    if (value?.kind !== 'scalar' || value.text === '') continue;
    if (!isBrandFile(value.text)) return null;
    const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
    return { path: `${folder}${value.text}`, span: value.span };
  }
  return null;
}

/**
 * The theme of a presentation. `decode` gives the theme that lies under it, with a layer over it: for slides of the file's
 * size. Diagnostics: those of reading the file, and errors of the theme under it.
 */
export function loadBrandTheme(
  files: Files,
  { path, span }: BrandSource,
  decode: (layer: readonly SourceFile[]) => Outcome<Theme>,
): Outcome<Theme> {
  const bytes = files.readBytes(path, span);
  if (!bytes.value) return { diagnostics: bytes.diagnostics };
  const opened = openBrand(bytes.value, path, span);
  if (!opened.value) return { diagnostics: [...bytes.diagnostics, ...opened.diagnostics] };
  const brand = readBrand(opened.value);
  const { width, height } = brand.size;
  const plain = decode([]);
  const usual = plain.value?.size;
  const same = usual && Math.abs(usual.width - width) < 0.02 && Math.abs(usual.height - height) < 0.02;
  const layer = { path: 'package:slide-size', text: `size: { width: ${width}, height: ${height} }\n` };
  const base = same ? plain : decode([layer]);
  const found = base.diagnostics.filter(({ severity }) => severity === 'error');
  if (!base.value || hasErrors(found)) return { diagnostics: [...bytes.diagnostics, ...found] };
  const settings = settingsBeside(files, path);
  const theme = themeOfBrand(opened.value, brand, base.value, span, settings.value);
  return { ...theme, diagnostics: [...bytes.diagnostics, ...settings.diagnostics, ...theme.diagnostics] };
}

/** `acme.brand.yaml` beside `acme.potx`. */
function settingsBeside(files: Files, path: string): Outcome<BrandSettings> {
  const own = path.replace(/\.\w+$/, '.brand.yaml');
  if (!files.exists(own)) return { diagnostics: [] };
  const text = files.readText(own, null);
  return text.value ? readBrandSettings(text.value) : { diagnostics: text.diagnostics };
}
