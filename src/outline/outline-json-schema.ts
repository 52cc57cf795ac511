import type { JsonSchema } from '../yaml/index.ts';
import { outlineSchema } from './outline-schema.ts';

/** JSON Schema 2020-12 of `outline.yaml`, for editors. */
export function outlineJsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Throughline outline',
    ...outlineSchema.json(),
  };
}
