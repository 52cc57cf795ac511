/** The names of LaTeX (xcolor) in lower case. Those that it takes from dvips have capitals, and come as digits. */
const colors: Readonly<Record<string, string>> = {
  black: '000000',
  blue: '0000FF',
  brown: '804000',
  cyan: '00AEEF',
  darkgray: '404040',
  gray: '808080',
  green: '008000',
  lightgray: 'BFBFBF',
  lime: 'BFFF00',
  magenta: 'EC008C',
  olive: '808000',
  orange: 'F58137',
  pink: 'FFBFBF',
  purple: '800080',
  red: 'FF0000',
  teal: '008080',
  violet: '800080',
  white: 'FFFFFF',
  yellow: 'FFF200',
};

export const colorNames = Object.keys(colors);

/** Six digits of a colour as MathJax hands it on; null: it is none. */
export function hexOfColor(color: string): string | null {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(color)?.[1]?.toUpperCase();
  if (digits?.length === 3) return [...digits].map((digit) => digit + digit).join('');
  return digits ?? colors[color.toLowerCase()] ?? null;
}
