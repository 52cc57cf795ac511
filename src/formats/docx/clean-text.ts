/** A text without what XML 1.0 cannot hold (2.2): such characters were refused where they stood, this is the last guard. */
export function cleanText(text: string): string {
  return text.replace(forbidden, '\uFFFD');
}

const forbidden =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
