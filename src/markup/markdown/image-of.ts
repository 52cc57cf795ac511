import type { ImageMarkup, Origin } from '../blocks.ts';
import type { InlineContext } from './inline-reader.ts';
import { type MarkdownToken, titleOf, tokenizeInline } from './parser.ts';

/** The image that a paragraph is; null when it is more than one image, or something else. */
export function imageOf(
  text: string,
  { dialect, env }: Pick<InlineContext, 'dialect' | 'env'>,
  origin: Origin,
): ImageMarkup | null {
  const [image, ...others] = tokenizeInline(text, dialect, env);
  const src = String(image?.attrGet('src') ?? '');
  if (image?.type !== 'image' || others.length > 0 || src === '') return null;
  const title = titleOf(image);
  return {
    kind: 'image',
    src,
    alt: wordsOf(image.children ?? []).trim() || null,
    ...(title !== '' && { title }),
    decorative: false,
    fit: 'contain',
    origin,
  };
}

/** What the text of an image says, without looks. */
function wordsOf(tokens: readonly MarkdownToken[]): string {
  return tokens
    .map(({ type, content, children }) => {
      if (type === 'image') return wordsOf(children ?? []);
      if (type === 'softbreak' || type === 'hardbreak') return ' ';
      return type === 'html_inline' ? '' : content;
    })
    .join('');
}
