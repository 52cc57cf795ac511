import { resolve } from 'node:path';
import {
  brandJsonSchema,
  deckSchemaOf,
  editsJsonSchema,
  outlineJsonSchema,
  projectJsonSchema,
  projectSchemas,
  themeJsonSchema,
  writeSchemas as writeSchemaFiles,
} from '../../index.ts';
import { outputNameProblem } from '../../project/index.ts';
import { reportCli } from '../codes.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { findProject } from '../find-project.ts';
import { formatTable } from '../tables.ts';

/** Prints one schema, lists them, or writes all into a folder. Diagnostics: invalid-argument, and those of opening the project. */
export async function runSchema(input: CommandInput): Promise<CommandResult> {
  const [format, outline] = input.arguments.words;
  const out = input.arguments.texts.get('out');
  if (outline !== undefined && format !== 'deck') {
    const hint = 'throughline schema deck OUTLINE';
    return failed(`only the schema of decks depends on an outline`, hint);
  }
  if (out !== undefined) return writeSchemas(input, out, format);
  if (format === undefined) return listSchemas(input);
  if (format !== 'deck') return print(plainSchemas[format as keyof typeof plainSchemas]());
  const project = findProject(input);
  if (!project.value) return { output: '', diagnostics: project.diagnostics };
  const schema = deckSchemaOf(project.value, outline ?? null);
  const diagnostics = [...project.diagnostics, ...schema.diagnostics];
  return schema.value ? { ...print(schema.value), diagnostics } : { output: '', diagnostics };
}

/** What each schema is for. */
const schemas = [
  ['outline', 'content/*/outline.yaml', 'what is true, with its sources'],
  ['deck', 'content/*/decks/*.yaml', 'what is shown to whom; with the ids of its outline'],
  ['theme', 'templates/*/theme.yaml', 'what slides look like'],
  ['brand', '*.brand.yaml', 'what a presentation that is a theme does not say'],
  ['edits', 'content/*/decks/*.edits.yaml', 'what was changed by hand in a finished deck'],
  ['project', 'throughline.yaml', 'defaults and settings'],
] as const;

function listSchemas(input: CommandInput): CommandResult {
  const items = schemas.map(([format, files, summary]) => ({ format, files, summary }));
  return {
    output: input.json
      ? `${JSON.stringify({ version: 1, schemas: items }, null, 2)}\n`
      : formatTable(schemas),
    diagnostics: [],
    notes: ['Print one with "throughline schema outline", or write all with "throughline schema --out DIR".'],
  };
}

const plainSchemas = {
  outline: outlineJsonSchema,
  theme: themeJsonSchema,
  brand: brandJsonSchema,
  edits: editsJsonSchema,
  project: projectJsonSchema,
};

async function writeSchemas(
  input: CommandInput,
  out: string,
  format: string | undefined,
): Promise<CommandResult> {
  const problem = outputNameProblem(out);
  if (problem !== null) return failed(`"${out}" ${problem}`, 'name another folder: --out schemas');
  const project = findProject(input);
  if (!project.value) return { output: '', diagnostics: project.diagnostics };
  const schemas = projectSchemas(project.value);
  const diagnostics = [...project.diagnostics, ...schemas.diagnostics];
  const wanted = (schemas.value ?? []).filter((each) => format === undefined || each.format === format);
  const { folder } = input.terminal;
  const written = await writeSchemaFiles(project.value, wanted, { folder: resolve(folder, out), shown: out });
  diagnostics.push(...written.diagnostics);
  const output = input.json
    ? `${JSON.stringify({ version: 1, written: written.value }, null, 2)}\n`
    : written.value.map((path) => `${path}\n`).join('');
  return { output, diagnostics, account: true };
}

function print(schema: object): CommandResult {
  return { output: `${JSON.stringify(schema, null, 2)}\n`, diagnostics: [] };
}

function failed(message: string, hint: string): CommandResult {
  return { output: '', diagnostics: [reportCli('invalid-argument', null, message, { hint })] };
}
