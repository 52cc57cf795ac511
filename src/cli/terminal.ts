import { escapeControls } from '../source/index.ts';

/** The world outside the program, as commands see it: the real one, or one made by a test. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Standard error is a terminal that understands cursor movements. */
  readonly interactive: boolean;
  readonly color: boolean;
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds from some moment on: for how long something took, never for a date. */
  readonly now: () => number;
  /** Aborted by an interrupt. */
  readonly signal: AbortSignal;
}

/** What commands print themselves: no control character of theirs gets out. Reports and progress have colours of ours. */
export function escapingTerminal(terminal: Terminal): Terminal {
  return {
    ...terminal,
    out: (text) => terminal.out(escapeControls(text)),
    err: (text) => terminal.err(escapeControls(text)),
  };
}

/** Colours: on for a terminal, unless NO_COLOR says no (no-color.org) or TERM is dumb; FORCE_COLOR turns them on. */
export function wantsColor(env: Terminal['env'], isTerminal: boolean): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return isTerminal && env.TERM !== 'dumb';
}

interface Progress {
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
