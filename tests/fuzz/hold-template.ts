import type { Diagnostic } from '../../src/source/index.ts';
import { hasErrors } from '../../src/source/index.ts';
import { brokenFile } from './broken-file.ts';
import { buildInMemory } from './build-in-memory.ts';
import { composeTemplateProject } from './compose-template-project.ts';

export interface HeldTemplate {
  readonly faults: readonly string[];
  /** Whether a deck came of it. */
  readonly written: boolean;
}

/** Longer than this nothing may take, in milliseconds of the processor: other programs' do not count. */
const patience = 10_000;

/** What does not hold of a project with templates and a theme of its own, whatever is wrong in them. */
export async function holdTemplate(seed: number): Promise<HeldTemplate> {
  const formats = seed % 4 === 0 ? ['pptx', 'md', 'html', 'docx'] : ['pptx', 'md'];
  const started = process.cpuUsage();
  const { diagnostics, files, laidOut } = await buildInMemory(composeTemplateProject(seed), formats);
  const { user, system } = process.cpuUsage(started);
  const took = (user + system) / 1000;
  const written = files.length > 0 && !hasErrors(diagnostics);
  const faults = [
    ...(took > patience ? [`took ${Math.round(took / 1000)} s`] : []),
    ...diagnostics.flatMap(faultsOf),
    ...(written ? files.flatMap((file) => brokenFile(file, laidOut?.editions ?? [])) : []),
  ];
  return { faults, written };
}

/** A mistake is the user's, said in words, at a place that there is. */
function faultsOf({ code, message, span, trouble, severity }: Diagnostic): string[] {
  const said = `${code}: ${message.slice(0, 200)}`;
  return [
    ...(trouble === 'bug' ? [`a bug of ours: ${said}`] : []),
    ...(/\[object |\bundefined\b/.test(message) || message.trim() === '' ? [`not in words: ${said}`] : []),
    ...(severity === 'error' && !span ? [`at no place: ${said}`] : []),
    ...(span && !(span.start >= 0 && span.start <= span.end && span.end <= span.file.text.length)
      ? [`at a place that is not there: ${said}`]
      : []),
  ];
}
