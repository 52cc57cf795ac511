export * from './diagnostic.ts';
export { escapeCell } from './escape-cell.ts';
export * from './hostile-text.ts';
export * from './limits.ts';
export * from './name.ts';
export * from './source-file.ts';
export * from './suggest.ts';
export { version } from './version.ts';
export { isWebAddress } from './web-address.ts';
