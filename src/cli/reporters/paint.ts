const styles = { bold: '1', dim: '2', red: '31', yellow: '33', cyan: '36' } as const;

/** Wraps a text in a style, or leaves it alone where colours are off. */
export type Paint = (style: keyof typeof styles, text: string) => string;

export function painter(color: boolean): Paint {
  return (style, text) => (color ? `\u001B[${styles[style]}m${text}\u001B[0m` : text);
}
