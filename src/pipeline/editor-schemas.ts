import { join, resolve } from 'node:path';
import type { Project } from '../project/index.ts';
import type { Diagnostic } from '../source/index.ts';
import { reportBuild } from './codes.ts';
import { isBelow, writeTextFile } from './commit/index.ts';
import { projectSchemas, type SchemaFile } from './json-schemas.ts';
import type { ProjectCache } from './project-cache.ts';

/** Where `init` writes the schemas, in the project. */
export const schemaFolder = 'schemas';

interface Written {
  /** Paths, below the folder as the user knows it. */
  readonly value: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes schemas into a folder, over older ones and over nothing else; in the project no link leads out of it.
 * Diagnostics: output-unwritable, file-exists.
 */
export async function writeSchemas(
  { root }: Project,
  schemas: readonly SchemaFile[],
  { folder, shown }: { readonly folder: string; readonly shown: string },
): Promise<Written> {
  const diagnostics: Diagnostic[] = [];
  const value: string[] = [];
  const within = isBelow(root, folder) ? root : undefined;
  for (const { path, text } of schemas) {
    const named = join(shown, path).replaceAll('\\', '/');
    const mayReplace = (old: string) => parseSchema(old) !== null;
    const problems = await writeTextFile(resolve(folder, path), text, named, { within, mayReplace });
    diagnostics.push(...problems);
    if (problems.length === 0) value.push(named);
  }
  return { value, diagnostics };
}

/** Brings the schemas that `init` wrote up to date, where it did. Diagnostics: output-unwritable, file-exists. */
export async function refreshSchemas(project: Project, cache: ProjectCache): Promise<readonly Diagnostic[]> {
  const place = { folder: join(project.root, schemaFolder), shown: schemaFolder };
  return (await writeSchemas(project, oldSchemas(project, cache), place)).diagnostics;
}

/** Says when the schemas that `init` wrote are old. Diagnostics: schemas-old. */
export function checkSchemas(project: Project, cache: ProjectCache): readonly Diagnostic[] {
  const old = oldSchemas(project, cache).map(({ path }) => path);
  if (old.length === 0) return [];
  const span = { file: { path: `${schemaFolder}/${old[0]}`, text: '' }, start: 0, end: 0 };
  const message = `editors are told of other templates and outlines than there are: ${old.join(', ')}`;
  const hint = `run "throughline schema --out ${schemaFolder}" in the project’s folder; "throughline preview" does it too`;
  return [reportBuild('schemas-old', span, message, { hint })];
}

/** Those that say something else now, or are not there yet; none in a project that keeps no schemas. */
function oldSchemas(project: Project, cache: ProjectCache): readonly SchemaFile[] {
  const textAt = (path: string) => project.files.readText(`${schemaFolder}/${path}`, null);
  // Whoever asked for one schema alone keeps one.
  const always = ['outline', 'theme', 'project'].map((format) => textAt(`${format}.schema.json`).value?.text);
  if (always.some((text) => parseSchema(text ?? '') === null)) return [];
  return projectSchemas(project, { cache, sound: true }).value!.filter(({ path, text }) => {
    const found = textAt(path);
    if (!found.value) return found.diagnostics[0]?.code === 'file-not-found';
    const schema = parseSchema(found.value.text);
    // Other line ends and another layout say the same.
    return schema !== null && JSON.stringify(schema) !== JSON.stringify(JSON.parse(text));
  });
}

/** A text that is a schema of ours, parsed; null for any other. */
function parseSchema(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('$schema' in value) || !('title' in value))
      return null;
    return /^Throughline (outline|deck|theme|project)$/.test(String(value.title)) ? value : null;
  } catch {
    return null;
  }
}
