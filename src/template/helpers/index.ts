import { citationHelpers } from './citations.ts';
import { dataHelpers } from './data.ts';
import { documentHelpers } from './documents.ts';
import type { Helper } from './helper.ts';
import { listHelpers as listFamily } from './lists.ts';
import { logicHelpers } from './logic.ts';
import { queryHelpers } from './queries.ts';
import { tableHelpers } from './tables.ts';
import { textHelpers } from './text.ts';

/** Every helper that a template may call. To add one is a line in its family's file. */
export const helpers: readonly Helper[] = [
  ...textHelpers,
  ...citationHelpers,
  ...documentHelpers,
  ...queryHelpers,
  ...listFamily,
  ...dataHelpers,
  ...tableHelpers,
  ...logicHelpers,
];

export const helpersByName: ReadonlyMap<string, Helper> = new Map(
  helpers.map((helper) => [helper.name, helper]),
);
