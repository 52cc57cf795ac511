import { escapeControls } from '../source/index.ts';

export interface Progress {
  readonly show: (text: string) => void;
  readonly clear: () => void;
}

/** One line that is written over again and again, and gone in the end. Nothing where nobody watches. */
export function startProgress(write: ((text: string) => void) | null): Progress {
  let shown = false;
  const clear = () => {
    if (shown) write?.('\r\u001B[K');
    shown = false;
  };
  return {
    show: (text) => {
      write?.(`\r\u001B[K${escapeControls(text).slice(0, 76)}`);
      shown = true;
    },
    clear,
  };
}
