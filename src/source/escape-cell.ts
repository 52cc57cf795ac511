import { escapeControls } from './hostile-text.ts';

/** A text on one line of Markdown, in a table too: nothing in it is a mark, a tag, a mention or an issue. */
export function escapeCell(text: string): string {
  return (
    escapeControls(text)
      .replace(/[\r\n]+/g, ' ')
      .replace(/[\\`*_[\]#|~]/g, '\\$&')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      // GitHub and GitLab take these for people, and addresses for links.
      .replace(/@/g, '&#64;')
      .replace(/:\/\//g, '&#58;//')
      .replace(/\bwww\./gi, 'www&#46;')
  );
}
