import type { Diagnostic } from '../source/index.ts';
import { entryOf, type Located, spanOf } from '../yaml/index.ts';
import { reportTheme } from './codes.ts';
import { metricFaceOf, nearestFaceOf } from './faces.ts';
import type { ThemeFonts } from './theme.ts';
import type { FaceReader } from './theme-faces.ts';
import type { FontsSource } from './theme-schema.ts';

/** The faces of titles or of everything else. Diagnostics: theme-unmeasured-font, those of `faces`. */
export function decodeFonts(
  given: FontsSource,
  faces: FaceReader,
  report: (diagnostic: Diagnostic) => void,
): ThemeFonts {
  const names = {
    latin: given.latin ?? 'Calibri',
    'east-asian': given['east-asian'] ?? 'Microsoft YaHei',
    complex: given.complex ?? 'Arial',
  };
  const own = faces.filesOf(given, names);
  const { latin } = names;
  // What is wrong with its file has been said.
  if (metricFaceOf(latin) === null && !own.named.has('latin')) {
    const like = nearestFaceOf(latin) === 'gelasio' ? 'Georgia' : 'Arial';
    const message = `the widths of "${latin}" are not known: text is measured as if it were ${like}`;
    const hint =
      'known are Calibri, Arial, Helvetica, Times New Roman, Georgia, Cambria and Century Gothic; of any other name the file: metrics: fonts/NAME.woff2';
    report(reportTheme('theme-unmeasured-font', spanOf(given, 'latin'), message, { hint }));
  }
  return own.fonts ? { ...names, ...own.fonts } : names;
}

/** A layer under one that names other faces for Latin, without the files that are those of its own faces. */
export function clearFiles(base: Located, over: Located): Located {
  return changeIn(base, over, 'fonts', (fonts, overFonts) =>
    ['heading', 'body'].reduce(
      (all, role) => changeIn(all, overFonts, role, (own, named) => (isRenamed(named) ? without(own) : own)),
      fonts,
    ),
  );
}

function isRenamed(named: Located): boolean {
  return named.kind === 'map' && entryOf(named, 'latin') !== null && !entryOf(named, 'metrics');
}

function without(fonts: Located): Located {
  if (fonts.kind !== 'map') return fonts;
  return { ...fonts, entries: fonts.entries.filter(({ key }) => key !== 'metrics' && key !== 'embed') };
}

/** A map with what stands under a key changed, where both maps have it. */
function changeIn(
  base: Located,
  over: Located,
  key: string,
  change: (own: Located, over: Located) => Located,
): Located {
  if (base.kind !== 'map' || over.kind !== 'map') return base;
  const changed = entryOf(over, key)?.value;
  if (!changed) return base;
  const entries = base.entries.map((entry) =>
    entry.key === key ? { ...entry, value: change(entry.value, changed) } : entry,
  );
  return { ...base, entries };
}
