/**
 * What one rendering may spend: far above any real template, far below what a machine notices. `work` counts what helpers
 * go through and make, in units of `extent.ts`; `values` how deep values are put together from values.
 */
export const renderLimits = {
  depth: 60,
  steps: 2_000_000,
  characters: 8_000_000,
  work: 10_000_000,
  values: 200,
} as const;
