import {
  cssRule,
  type FontFace,
  FontFault,
  joinFaces,
  lackingIn,
  type NamedFace,
  rangesOf,
  readFace,
} from '../fonts/index.ts';
import type { Diagnostic, Outcome, Span } from '../source/index.ts';
import { entryOf, type Located, locatedOf, spanOf } from '../yaml/index.ts';
import { reportTheme } from './codes.ts';
import {
  type FaceFiles,
  type FontScript,
  type FontStyle,
  fontScripts,
  fontStyles,
  type Theme,
  type ThemeFonts,
} from './theme.ts';
import type { FontsSource } from './theme-schema.ts';

/** Reads a file by its path from the project's root; one that is not there is its finding. */
export type ReadThemeFont = (path: string, from: Span) => Outcome<Uint8Array>;

type Report = (diagnostic: Diagnostic) => void;

/** What a face in one style is drawn with, under the name that texts ask for. */
export interface DrawnFace extends NamedFace {
  /** Whether decks carry it. */
  readonly embed: boolean;
}

/**
 * The files of a theme by name and style, each once; those of titles stand first. Where several have one name and style, each has
 * the characters that those before it lack.
 */
export function facesOf({ fonts }: Pick<Theme, 'fonts'>): readonly DrawnFace[] {
  const found = new Map<string, DrawnFace[]>();
  for (const own of [fonts.heading, fonts.body]) {
    const embed = own.embed === true;
    for (const script of fontScripts) {
      for (const style of fontStyles) {
        const given = own.files?.[script]?.[style];
        const key = `${style} ${own[script]}`;
        for (const face of given ? (given.files ?? [given]) : []) {
          const drawn = found.get(key) ?? [];
          found.set(key, drawn);
          const [bold, italic] = [style.startsWith('bold'), style.endsWith('italic')];
          const at = drawn.findIndex((each) => each.face === face || sameCovers(each.face, face));
          if (at < 0) drawn.push({ name: own[script], bold, italic, face, embed });
          else if (embed) drawn[at] = { ...drawn[at]!, face, embed };
        }
      }
    }
  }
  return [...found.values()].flatMap((drawn) =>
    drawn.map((each, i) => {
      const others = drawn.slice(0, i).map(({ face }) => face);
      return i === 0
        ? each
        : {
            ...each,
            range: rangesOf(others.reduce((left, { covers }) => lackingIn(left, covers), each.face.covers)),
          };
    }),
  );
}

function sameCovers({ covers }: FontFace, { covers: others }: FontFace): boolean {
  return covers.length === others.length && lackingIn(covers, others).length === 0;
}

interface ReadFaces {
  /** The scripts for which a file is named, whether it could be read or not. */
  readonly named: ReadonlySet<FontScript>;
  readonly fonts: Pick<ThemeFonts, 'files' | 'embed'> | null;
}

/** The rules of a style sheet that bring the files of a theme with them; empty: it has none. */
export function faceRules(theme: Pick<Theme, 'fonts'>): string {
  return facesOf(theme)
    .map((each) => cssRule(each))
    .join('');
}

/** A drawing that stands alone, with those of the theme's files in it that its texts ask for. */
export function withFaces(svg: string, theme: Pick<Theme, 'fonts'>): string {
  const shown = facesOf(theme).filter(
    ({ name, bold, italic }) =>
      svg.includes(name) &&
      (!bold || svg.includes('font-weight="bold"')) &&
      (!italic || svg.includes('font-style="italic"')),
  );
  if (shown.length === 0) return svg;
  const rules = shown.map((each) => cssRule(each)).join('');
  return svg.replace(/<svg\b[^>]*>/, (tag) => `${tag}<style>${rules}</style>`);
}

/** Reads the files of a theme, each once. */
export class FaceReader {
  private readonly read: ReadThemeFont;
  private readonly report: Report;
  private readonly known = new Map<string, FontFace | null>();

  constructor(read: ReadThemeFont, report: Report) {
    this.read = read;
    this.report = report;
  }

  /** The files behind the faces of a theme. Diagnostics: theme-font-file, theme-font-embed, theme-font-name, of `read`. */
  filesOf(source: FontsSource, names: Readonly<Record<FontScript, string>>): ReadFaces {
    const places = placesOf(source);
    const embed = source.embed === true;
    if (embed && places.length === 0) {
      const message = 'there is nothing to embed: no file of a face is named';
      const hint = 'name it: metrics: fonts/NAME.ttf';
      this.report(reportTheme('theme-font-embed', spanOf(source, 'embed'), message, { hint }));
    }
    const files: Partial<Record<FontScript, FaceFiles>> = {};
    const embedded = new Map<string, FontFace>();
    for (const { script, styles, span } of places) {
      if (!styles.has('regular')) {
        const message = 'the file of the regular style is missing: the others are made for use beside it';
        this.report(reportTheme('theme-font-file', span, message, { hint: 'add "regular:" with its file' }));
        continue;
      }
      const faces = [...styles].flatMap(([style, nodes]): [FontStyle, FontFace][] => {
        const [first, ...others] = nodes.flatMap((node) => {
          const face = this.face(node);
          if (!face || !embed) return face ?? [];
          const key = `${style} ${names[script]}`;
          if ((embedded.get(key) ?? face) !== face) this.refuseSeveral(node);
          embedded.set(key, face);
          this.checkEmbedded(face, names[script], node);
          return face;
        });
        return first ? [[style, joinFaces([first, ...others])]] : [];
      });
      const { regular, ...others } = Object.fromEntries(faces) as Partial<Record<FontStyle, FontFace>>;
      if (regular) files[script] = { regular, ...others };
    }
    const named = new Set(places.map(({ script }) => script));
    return { named, fonts: places.length === 0 ? null : { files, embed } };
  }

  private face({ value, span }: FilePlace): FontFace | null {
    const folder = span.file.path.includes('/') ? span.file.path.replace(/\/[^/]*$/, '/') : '';
    const path = `${folder}${value}`;
    const known = this.known.get(path);
    if (known !== undefined) return known;
    const { value: bytes, diagnostics } = this.read(path, span);
    diagnostics.forEach(this.report);
    const face = bytes ? readFace(bytes) : null;
    if (face instanceof FontFault) {
      const message = `the font "${value}" ${face.message}`;
      this.report(reportTheme('theme-font-file', span, message, { hint: face.hint }));
    }
    const kept = face instanceof FontFault ? null : face;
    this.known.set(path, kept);
    return kept;
  }

  private refuseSeveral({ span }: FilePlace): void {
    const message = 'one style of a face has several files, of which PowerPoint embeds one only';
    const hint = 'give one file with all signs, or leave "embed" out';
    this.report(reportTheme('theme-font-embed', span, message, { hint }));
  }

  private checkEmbedded(face: FontFace, name: string, { value, span }: FilePlace): void {
    const refuse = (why: string, hint: string): void =>
      this.report(reportTheme('theme-font-embed', span, `the font "${value}" ${why}`, { hint }));
    const without =
      'leave "embed" out (the face is then to be installed where the deck is shown), or choose a face that may';
    if (face.rights === 'none')
      refuse('may not be embedded: its maker set the flag that forbids it (fsType)', without);
    else if (face.rights === 'read-only')
      refuse('may be embedded in documents that nobody edits only (fsType: preview and print)', without);
    else if (face.outlines === 'postscript')
      refuse(
        'has outlines of PostScript, which PowerPoint does not embed',
        'take the .ttf or .woff2 of the same face with outlines of TrueType',
      );
    else if (face.family !== null && face.family.toLowerCase() !== name.toLowerCase()) {
      const message = `the font "${value}" calls itself "${face.family}": PowerPoint may not find it under "${name}"`;
      const hint = `name the face "${face.family}", or take another file`;
      this.report(reportTheme('theme-font-name', span, message, { hint }));
    }
  }
}

interface FilePlace {
  readonly value: string;
  readonly span: Span;
}

interface ScriptPlaces {
  readonly script: FontScript;
  readonly styles: ReadonlyMap<FontStyle, readonly FilePlace[]>;
  readonly span: Span;
}

/** The files that are named, by script and style; of layers, those that were named with the face that is taken or after it. */
function placesOf(source: FontsSource): ScriptPlaces[] {
  const fonts = locatedOf(source);
  const metrics = fonts.kind === 'map' ? entryOf(fonts, 'metrics')?.value : null;
  if (!metrics) return [];
  if (metrics.kind !== 'map') return scriptPlaces('latin', metrics);
  const own = scriptPlaces('latin', metrics);
  return [
    ...(own[0]?.styles.size ? own : []),
    ...fontScripts.flatMap((script) => {
      const node = entryOf(metrics, script)?.value;
      return node ? scriptPlaces(script, node) : [];
    }),
  ];
}

function scriptPlaces(script: FontScript, node: Located): ScriptPlaces[] {
  const { span } = node;
  const styles = new Map<FontStyle, readonly FilePlace[]>();
  const take = (style: FontStyle, value: Located | undefined): void => {
    const nodes = value?.kind === 'list' ? value.items : value ? [value] : [];
    const places = nodes.flatMap((each) =>
      each.kind === 'scalar' && each.value !== null ? { value: String(each.value), span: each.span } : [],
    );
    if (places.length > 0) styles.set(style, places);
  };
  if (node.kind === 'map') for (const style of fontStyles) take(style, entryOf(node, style)?.value);
  else take('regular', node);
  return node.kind === 'scalar' && node.value === null ? [] : [{ script, styles, span }];
}
