import { metricFaceOf, nearestFaceOf } from '../../theme/index.ts';

/** The packaged face for each table of widths. */
const ofTable = {
  carlito: 'Carlito',
  arimo: 'Arimo',
  tinos: 'Tinos',
  gelasio: 'Gelasio',
  caladea: 'Caladea',
} as const;

/** What stands for a kind of face: what browsers show for it on most machines. */
const ofKind: Readonly<Record<string, string>> = {
  'sans-serif': 'Arimo',
  'system-ui': 'Arimo',
  'ui-sans-serif': 'Arimo',
  'ui-rounded': 'Arimo',
  cursive: 'Arimo',
  fantasy: 'Arimo',
  serif: 'Tinos',
  'ui-serif': 'Tinos',
  math: 'Tinos',
  monospace: 'Cousine',
  'ui-monospace': 'Cousine',
  times: 'Tinos',
};

const even = /mono|courier|consolas|menlo|console|typewriter|terminal|\bcode\b/i;
const eastAsian =
  /noto s[a-z]{3,4} (cjk|sc|tc|jp|kr)|yahei|jhenghei|simsun|simhei|pingfang|heiti|songti|source han|kaiti|fangsong|dengxian|mingliu|hiragino|meiryo|ms p?(gothic|mincho)|wenquanyi/i;

/**
 * A drawing that names packaged faces only: of each list of faces those that stand for a packaged one, in their order,
 * and where none does the nearest one of its sort. Its attributes alone are read, as our own writers write them.
 */
export function withPackagedFaces(svg: string): string {
  return svg.replace(/<[a-zA-Z][^<>]*>/g, (tag) =>
    tag.includes('font-family="')
      ? tag.replace(
          /(\sfont-family=")([^"]*)"/,
          (_, name: string, list: string) => `${name}${packagedList(list)}"`,
        )
      : tag,
  );
}

function packagedList(list: string): string {
  const names = list
    .split(',')
    .map((name) => name.trim().replace(/^['"]|['"]$/g, ''))
    .filter((name) => name !== '');
  const found = new Set(names.flatMap((name) => packagedFace(name) ?? []));
  if (found.size === 0 && names.length > 0) found.add(nearestOf(names[0]!));
  // No blank behind a comma: resvg 2 takes a name in quotes behind one for another name.
  return [...found].map((name) => (name.includes(' ') ? `'${name}'` : name)).join(',');
}

function packagedFace(name: string): string | null {
  const table = metricFaceOf(name);
  if (table) return ofTable[table];
  if (/^(cousine|courier new|courier|liberation mono)$/i.test(name)) return 'Cousine';
  if (eastAsian.test(name)) return 'Noto Sans SC';
  return ofKind[name.toLowerCase()] ?? null;
}

function nearestOf(name: string): string {
  if (even.test(name)) return 'Cousine';
  // Of the two with serifs, the one that browsers take for a face that they do not have.
  return nearestFaceOf(name) === 'gelasio' ? 'Tinos' : 'Arimo';
}
