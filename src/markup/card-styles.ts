/** How cards look and stand: see `vocabulary`. */
export const cardStyles = [
  'figures',
  'heads',
  'columns',
  'voices',
  'terms',
  'answers',
  'pictures',
  'rows',
] as const;
export type CardStyle = (typeof cardStyles)[number];
