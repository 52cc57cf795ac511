export * from './codes.ts';
export * from './color.ts';
export { decodeTheme, themeJsonSchema } from './decode-theme.ts';
export * from './faces.ts';
export * from './theme.ts';
