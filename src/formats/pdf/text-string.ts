/** A text of any script: UTF-16 with its mark, as hexadecimal digits (ISO 32000-1, 7.9.2.2). */
export function textString(text: string): string {
  const units = Array.from({ length: text.length }, (_, i) =>
    text.charCodeAt(i).toString(16).padStart(4, '0'),
  );
  return `<FEFF${units.join('').toUpperCase()}>`;
}
