import { namePattern } from '../source/index.ts';
import { type JsonSchema, type Schema, string } from '../yaml/index.ts';

/** How the file of an icon of one's own may be called; in JSON Schemas it is what names of icons are known by. */
export const iconNamePattern = namePattern;

/** The name of an icon. Whether there is one of this name is found out by who knows the project's files. */
export function iconName(): Schema<string> {
  return {
    ...string({ what: 'the name of an icon' }),
    type: 'icon',
    json: () => ({ type: 'string', pattern: iconNamePattern.source }),
  };
}

/** A JSON Schema in which names of icons complete; others that look like one are let through: they may be added. */
export function completeIcons(schema: JsonSchema, names: readonly string[]): JsonSchema {
  let asked = false;
  const complete = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(complete);
    if (typeof value !== 'object' || value === null) return value;
    const { type, pattern, ...rest } = value as JsonSchema;
    if (type === 'string' && pattern === iconNamePattern.source) {
      asked = true;
      return { ...rest, $ref: '#/$defs/icon' };
    }
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, complete(each)]));
  };
  const completed = complete(schema) as JsonSchema;
  if (!asked || names.length === 0) return schema;
  const icon = { anyOf: [{ enum: names }, { type: 'string', pattern: iconNamePattern.source }] };
  return { ...completed, $defs: { ...(completed.$defs as object | undefined), icon } };
}
