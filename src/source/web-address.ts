/** Whether a text is an address that a link may lead to. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/?#"<>\\]+[^\s"<>\\]*$/i.test(text) && URL.canParse(text);
}
