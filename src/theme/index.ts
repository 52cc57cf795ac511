export type {
  BrandFace,
  BrandFile,
  BrandLevel,
  BrandPlace,
  BrandRelationship,
  BrandSides,
  LayoutArt,
  LayoutOrigin,
} from './brand.ts';
export { type TextContrast, textContrasts } from './check-contrast.ts';
export * from './codes.ts';
export * from './color.ts';
export { coverTypes, isContent } from './decode-places.ts';
export { decodeTheme, themeJsonSchema } from './decode-theme.ts';
export { usualType } from './decode-type.ts';
export * from './faces.ts';
export { gradientColorAt, groundOf } from './ground.ts';
export * from './mirror-theme.ts';
export * from './plain.ts';
export * from './theme.ts';
export { type DrawnFace, faceRules, facesOf, type ReadThemeFont, withFaces } from './theme-faces.ts';
export type { ReadThemePicture } from './theme-pictures.ts';
