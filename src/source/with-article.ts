/** Puts "a" or "an" before a noun, whose first word may stand in quotes: `an "element" slide`. */
export function withArticle(noun: string): string {
  return `${/^["“]?[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
