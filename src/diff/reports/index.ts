import type { ProjectDiff } from '../project-diff.ts';
import { diffHtml } from './diff-html.ts';
import { diffMarkdown } from './diff-markdown.ts';
import { diffText } from './diff-text.ts';

/** What a difference is told as, by the name that `--reporter` takes. JSON is the difference itself. */
export const diffReports: Readonly<Record<string, (diff: ProjectDiff) => string>> = {
  text: diffText,
  markdown: diffMarkdown,
  html: diffHtml,
  json: (diff) => `${JSON.stringify({ version: 1, ...diff }, withoutPictures, 2)}\n`,
};

function withoutPictures(key: string, value: unknown): unknown {
  return key === 'pictures' ? undefined : value;
}
