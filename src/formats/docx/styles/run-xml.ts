/** Fonts of the theme, by script. */
export function themeFonts(kind: 'major' | 'minor'): string {
  return (
    `<w:rFonts w:asciiTheme="${kind}HAnsi" w:hAnsiTheme="${kind}HAnsi" w:eastAsiaTheme="${kind}EastAsia" ` +
    `w:cstheme="${kind}Bidi"/>`
  );
}

/** Half points, for all scripts. */
export function size(halfPoints: number): string {
  return `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;
}
