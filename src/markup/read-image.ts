import type { ImageMarkup } from './blocks.ts';
import type { AttributeValues } from './read-attributes.ts';

/** What an `img` says; none where it names no file. */
export function readImage(attributes: AttributeValues, origin: ImageMarkup['origin']): ImageMarkup[] {
  const src = attributes.text('src');
  if (src === null) return [];
  const title = attributes.text('title');
  const link = attributes.text('href');
  const media = attributes.text('media');
  const [x, y] = attributes.list('focus').map(Number);
  return [
    {
      kind: 'image',
      src,
      alt: attributes.text('alt'),
      ...(title !== null && { title }),
      decorative: attributes.flag('decorative') ?? false,
      fit: attributes.word('fit', ['contain', 'cover']) ?? 'contain',
      ...(x !== undefined && y !== undefined && { focus: [x, y] as const }),
      ...(link !== null && { link }),
      ...(media !== null && { media }),
      origin,
    },
  ];
}
