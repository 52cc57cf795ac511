export type Paper = 'a4' | 'letter';

/** Letter where that is what lies in the printers (Unicode CLDR, paper sizes by territory), A4 everywhere else. */
export function usualPaper(language: string): Paper {
  const region = /-([A-Z]{2})(?:-|$)/i.exec(language)?.[1]?.toUpperCase();
  return region !== undefined && letterRegions.has(region) ? 'letter' : 'a4';
}

const letterRegions: ReadonlySet<string> = new Set([
  ...['BZ', 'CA', 'CL', 'CO', 'CR', 'GT', 'MX', 'NI', 'PA', 'PH', 'PR', 'SV', 'US', 'VE'],
]);
