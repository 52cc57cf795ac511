import type { Outcome, Span } from '../../../source/index.ts';
import {
  type BrandFace,
  type BrandFile,
  type ColorRef,
  type FaceFiles,
  type FontScript,
  fontScripts,
  metricFaceOf,
  nearestFaceOf,
  type Theme,
  type ThemeFonts,
  type ThemeLayout,
  type ThemeRoles,
} from '../../../theme/index.ts';
import { schemeNames } from '../drawing-ml.ts';
import { worstBehind } from './backdrops.ts';
import type { Brand, BrandMaster, FoundPlace } from './brand-model.ts';
import { type BrandColors, brandColors, brandRoles } from './brand-roles.ts';
import { type BrandSettings, noSettings, wishedLayouts, withKeptOut } from './brand-settings.ts';
import { chooseLayouts, sortPlaces } from './choose-layouts.ts';
import { reportBrand } from './codes.ts';
import { LayoutMaker } from './layout-maker.ts';
import type { OpenedBrand } from './open-brand.ts';
import { paleTexts } from './pale-texts.ts';
import { contentLayout } from './stage.ts';

/**
 * The theme that a brand file gives: each layout of `base`, a theme for slides of the same size, on one of the file's, with
 * the file's colours, faces and sizes. Diagnostics: brand-no-content-layout, brand-font-unknown, brand-contrast.
 */
export function themeOfBrand(
  opened: OpenedBrand,
  read: Brand,
  base: Theme,
  span: Span | null,
  settings: BrandSettings = noSettings,
): Outcome<Theme> {
  const brand = withKeptOut(read, settings.keepOut);
  const wished = wishedLayouts(settings, brand);
  const choices = chooseLayouts(brand, wished.value);
  if (!choices) {
    const message = `cannot use "${opened.path}" as a theme: none of its layouts has a title with room for content under it`;
    const hint = 'give it a layout with a title and a large place for content under it';
    return { diagnostics: [reportBrand('brand-no-content-layout', span, message, { hint })] };
  }
  const content = contentLayout(choices);
  const master = brand.masters[choices.master]!;
  const { title, large } = sortPlaces(content, brand.size);
  const [body] = large;
  const colors = brandColors(
    master.palette,
    content.background.map((each) => each.slice(1)),
  );
  const faces = { heading: faceOf(title), body: faceOf(body ?? null) };
  const fonts = {
    heading: withFiles({ ...master.fonts.heading, ...spoken(faces.heading) }, base),
    body: withFiles({ ...master.fonts.body, ...spoken(faces.body) }, base),
  };
  const type = typeOf(base, title, body ?? null);
  // Of the colours of a page the one on which its text is read worst.
  const page = worstBehind(colors, { color: 'dark1' }, content.background).ground.color.slice(1);
  const roles = { ...brandRoles(colors.colors, page), ...namedRoles(settings, master) };
  const theme: Theme = {
    ...base,
    name: master.name,
    size: brand.size,
    colors: colors.colors,
    fonts,
    type,
    roles,
    soft: null,
    logo: null,
    tables: { headFill: roles.header, headColor: null, headRule: null, rowRule: null, stripe: roles.tint },
    textStyles: plainStyles(base),
    layouts: new Map(),
    brand: fileOf(opened, colors, faces, master),
  };
  const maker = new LayoutMaker({ brand, choices, base, theme, wished: wished.value ?? new Map() });
  const layouts = new Map<string, ThemeLayout>();
  for (const [id, layout] of base.layouts) layouts.set(id, maker.make(layout));
  return {
    value: { ...theme, layouts },
    diagnostics: [
      ...wished.diagnostics,
      ...unknownFaces(fonts, opened.path, span),
      ...paleTexts(content, [title, body ?? null], opened.path, span),
    ],
  };
}

function namedRoles({ roles }: BrandSettings, { palette }: BrandMaster): Partial<ThemeRoles> {
  const colors = [...roles].map(([role, name]): [string, ColorRef] => {
    const digits = /^#?[0-9A-Fa-f]{6}$/.test(name) ? name.replace('#', '').toUpperCase() : null;
    return [role, { color: `#${digits ?? palette.theme.get(palette.map.get(name) ?? name) ?? '000000'}` }];
  });
  return Object.fromEntries(colors);
}

/** The styles of a base theme, without what its own faces were set by. */
function plainStyles(base: Theme): Theme['textStyles'] {
  const plain = { leading: null, spacing: 0, caps: false, bold: null };
  // The same roles.
  return Object.fromEntries(
    Object.keys(base.textStyles).map((role) => [role, plain]),
  ) as unknown as Theme['textStyles'];
}

function faceOf(found: FoundPlace | null): BrandFace | null {
  return found?.latin ? { latin: found.latin, 'east-asian': found.eastAsian } : null;
}

function spoken(face: BrandFace | null) {
  return face === null
    ? {}
    : { latin: face.latin, ...(face['east-asian'] !== null && { 'east-asian': face['east-asian'] }) };
}

/** A title may be set smaller than the file has it, but never so small that it is none. */
function smallestTitle(size: number): number {
  return Math.min(size, Math.max(18, Math.round(size * 0.55)));
}

function sizeOf(found: FoundPlace | null): number | null {
  return found?.place.levels[0]?.size ?? null;
}

function typeOf(base: Theme, title: FoundPlace | null, body: FoundPlace | null): Theme['type'] {
  const own = sizeOf(title) ?? base.type.title;
  // Boxes and figures of ours grow little with type that is large for the sake of few words.
  const text = Math.min(sizeOf(body) ?? base.type.body, Math.round(base.type.body * 1.2));
  return {
    ...base.type,
    title: own,
    'title-min': smallestTitle(own),
    body: text,
    'body-min': Math.min(text, Math.max(12, Math.min(base.type['body-min'], Math.round(text * 0.6)))),
  };
}

function fileOf(
  opened: OpenedBrand,
  { map }: BrandColors,
  faces: BrandFile['faces'],
  master: BrandMaster,
): BrandFile {
  const { path, parts, types, main, reader, relationships } = opened;
  const names = new Map<string, string>();
  const slots = new Map<string, string>();
  for (const [color, slot] of map) {
    const name = [...master.palette.map].find(([, each]) => each === slot)?.[0] ?? slot;
    names.set(schemeNames[color], name);
    slots.set(schemeNames[color], slot);
  }
  const notes = reader.target(main, { type: 'notesMaster' });
  return {
    path,
    parts,
    types,
    main,
    presentation: Buffer.from(reader.bytes(main)).toString('utf8'),
    relationships,
    notesMaster: notes,
    map,
    names,
    slots,
    faces,
  };
}

/** The faces of a file, with those files that the theme over it names for faces of the same name. */
function withFiles(fonts: ThemeFonts, base: Theme): ThemeFonts {
  const files: Partial<Record<FontScript, FaceFiles>> = {};
  let embed = false;
  for (const own of [base.fonts.heading, base.fonts.body])
    for (const script of fontScripts) {
      const found = own.files?.[script];
      if (!found || own[script].toLowerCase() !== fonts[script].toLowerCase()) continue;
      files[script] = found;
      embed ||= own.embed === true;
    }
  return Object.keys(files).length === 0 ? fonts : { ...fonts, files, embed };
}

function unknownFaces(fonts: Theme['fonts'], path: string, span: Span | null) {
  const all = [fonts.heading, fonts.body].filter(({ files }) => !files?.latin);
  const unknown = [...new Set(all.map(({ latin }) => latin))].filter((face) => metricFaceOf(face) === null);
  return unknown.map((face) => {
    const like = nearestFaceOf(face) === 'gelasio' ? 'Georgia' : 'Arial';
    const message = `the widths of "${face}", a face of "${path}", are not known: text is measured as if it were ${like}`;
    return reportBrand('brand-font-unknown', span, message, {
      hint: 'known are Calibri, Arial, Helvetica, Times New Roman, Georgia, Cambria and Century Gothic',
    });
  });
}
