import { contextFields } from './views/context-fields.ts';
import type { FieldContext, FieldTables } from './views/field-tables.ts';
import { fieldTablesOf } from './views/field-tables.ts';

/** A name that templates may ask a kind of value for. */
export interface FieldInfo {
  /** The kind of value that has it: `element`, `deck`. */
  readonly of: string;
  readonly name: string;
  /** In a user's words: `text`, `list of statements`. */
  readonly type: string;
  /** Whether it may be absent, so that printing it needs an {{#if}}. */
  readonly optional: boolean;
  readonly description: string;
}

/** The fields of one kind of value or of all: what `throughline list fields` prints. Empty for an unknown kind. */
export function listFields(of?: string): readonly FieldInfo[] {
  // Only names and descriptions are asked for here: nothing is read, so no context is needed.
  const tables: FieldTables = fieldTablesOf({} as FieldContext);
  const viewed = Object.entries(tables).flatMap(([kind, table]) =>
    [...table].map(([name, { type, optional, description }]) => ({
      of: kind,
      name,
      type,
      optional,
      description,
    })),
  );
  return [...contextFields, ...viewed].filter((field) => of === undefined || field.of === of);
}
