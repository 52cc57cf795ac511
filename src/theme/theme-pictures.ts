import type { Diagnostic, Outcome, Span } from '../source/index.ts';
import { spanOf } from '../yaml/index.ts';
import type { PictureDecoration, Theme, ThemeLayout, ThemePicture } from './theme.ts';
import type { LogoSource, ThemeSource } from './theme-schema.ts';

/** Reads a picture by its path from the project's root; a picture that is not there is its finding. */
export type ReadThemePicture = (path: string, from: Span) => Outcome<ThemePicture>;

type Report = (diagnostic: Diagnostic) => void;

/** The pictures of a theme by name; null where one could not be read. */
export function readPictures(
  source: ThemeSource,
  read: ReadThemePicture,
  report: Report,
): ReadonlyMap<string, ThemePicture | null> {
  const pictures = new Map<string, ThemePicture | null>();
  for (const { key, value, keySpan } of source.pictures ?? []) {
    pictures.set(key, readFrom(value, keySpan, read, report));
  }
  return pictures;
}

/** Paths are said from the folder of the file that says them. */
function readFrom(path: string, span: Span, read: ReadThemePicture, report: Report): ThemePicture | null {
  const folder = span.file.path.includes('/') ? span.file.path.replace(/\/[^/]*$/, '/') : '';
  const { value, diagnostics } = read(`${folder}${path}`, span);
  for (const each of diagnostics) report(each);
  return value ?? null;
}

export function readLogo(source: ThemeSource, read: ReadThemePicture, report: Report): Theme['logo'] {
  if (!source.logo) return null;
  const picture = readFrom(source.logo.src, spanOf(source.logo, 'src'), read, report);
  return picture && { picture, alt: source.logo.alt ?? '' };
}

/** Room between a logo and the edges of the slide. */
const logoMargin = 0.3;
const logoHeight = 0.5;
/** A wide logo gets lower rather than longer than this. */
const widestLogo = 2.2;

/** The same layout with the logo in its corner, over all else that stands there. */
export function withLogo(
  layout: ThemeLayout,
  logo: NonNullable<Theme['logo']>,
  source: LogoSource,
  size: Theme['size'],
): ThemeLayout {
  const ratio = logo.picture.widthPx / logo.picture.heightPx;
  const h = Math.min(source.height ?? logoHeight, widestLogo / ratio, size.height / 4);
  const w = h * ratio;
  const at = source.at ?? 'top-right';
  const decoration: PictureDecoration = {
    ...logo,
    shape: 'picture',
    link: null,
    over: null,
    x: at.endsWith('right') ? size.width - logoMargin - w : logoMargin,
    y: at.startsWith('bottom') ? size.height - logoMargin - h : logoMargin,
    w,
    h,
  };
  return { ...layout, decorations: [...layout.decorations, decoration] };
}
