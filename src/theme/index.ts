export * from './codes.ts';
export * from './color.ts';
export { coverTypes, isContent } from './decode-layouts.ts';
export { decodeTheme, themeJsonSchema } from './decode-theme.ts';
export * from './faces.ts';
export * from './theme.ts';
