import { type Diagnostic, didYouMean, type SourceFile } from '../source/index.ts';
import { reportTemplate } from './codes.ts';
import type { Strings } from './template.ts';

/**
 * Words of the upper layers that the lowest does not have and no template names: most likely misspelt, so that what they
 * were to replace is still shown. Reports unused-word.
 */
export function reportUnusedWords(
  files: readonly SourceFile[],
  strings: Strings,
  templates: readonly string[],
  report: (diagnostic: Diagnostic) => void,
): void {
  const [lowest] = files;
  if (!lowest || files.length === 1) return;
  const keyPattern = (key: string) => new RegExp(`^(["']?)${key.replace(/[^\w-]/g, '\\$&')}\\1\\s*:`, 'm');
  const known = strings.keys.filter((key) => keyPattern(key).test(lowest.text));
  for (const key of strings.keys) {
    if (
      known.includes(key) ||
      templates.some((text) => text.includes(`"${key}"`) || text.includes(`'${key}'`))
    )
      continue;
    const text = strings.get(key)!;
    const layer = files.find(({ path }) => path === text.span.file.path) ?? lowest;
    const start = keyPattern(key).exec(layer.text)?.index ?? text.span.start;
    const span = { file: layer, start, end: start + key.length };
    const hint = didYouMean(key, known) ?? 'remove it, or use it in a template: {{t "…"}}';
    report(reportTemplate('unused-word', span, `no template uses the word "${key}"`, { hint }));
  }
}
