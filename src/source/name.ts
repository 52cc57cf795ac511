/** The grammar of ids, and of names that become names of files: safe and apart on every system. */
export const namePattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** The longest name, in characters. */
export const longestName = 64;
export const nameHint = `use lower-case letters, digits and single hyphens, at most ${longestName} characters`;

export function isName(text: string): boolean {
  return text.length <= longestName && namePattern.test(text);
}
