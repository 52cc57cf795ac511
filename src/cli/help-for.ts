import { helpTexts } from './help-texts.ts';

/** As good as any where nobody says how wide the terminal is. */
const usual = 96;

/** The help of a command, of the program under the empty name, that fits; null for what is no command. */
export function helpFor(command: string, columns: number | undefined): string | null {
  const widths = Object.keys(helpTexts).map(Number);
  const fitting = widths.filter((width) => width <= (columns || usual));
  const texts = helpTexts[fitting.length > 0 ? Math.max(...fitting) : Math.min(...widths)]!;
  return Object.hasOwn(texts, command) ? texts[command]! : null;
}
