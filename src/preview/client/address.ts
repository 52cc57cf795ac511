/** What the page shows, as it stands behind the `#` of its address: `#outline/deck/en/slide-id`. */
export interface Address {
  readonly deck: string | null;
  readonly language: string | null;
  readonly slide: string | null;
}

export function readAddress(hash: string): Address {
  const parts = hash
    .replace(/^#/, '')
    .split('/')
    .map((part) => decode(part));
  const [outline, deck, language, slide] = parts;
  return {
    deck: outline && deck ? `${outline}/${deck}` : null,
    language: language || null,
    slide: slide || null,
  };
}

export function writeAddress({ deck, language, slide }: Address): string {
  const parts = [...(deck ?? '').split('/'), language ?? '', slide ?? ''];
  return `#${parts.map(encodeURIComponent).join('/')}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
