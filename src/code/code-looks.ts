import type { CodeRole } from './color-code.ts';

/** How code looks by what it is, in colours of the theme; each is made readable on what is behind it. */
export const codeLooks = {
  keyword: { color: 'accent4', bold: true, italic: false },
  string: { color: 'accent3', bold: false, italic: false },
  number: { color: 'accent2', bold: false, italic: false },
  function: { color: 'accent1', bold: false, italic: false },
  type: { color: 'accent5', bold: false, italic: false },
  comment: { color: 'accent6', bold: false, italic: true },
} as const satisfies Readonly<
  Record<CodeRole, { readonly color: string; readonly bold: boolean; readonly italic: boolean }>
>;
