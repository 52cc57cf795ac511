/** The declarations of the library by file name, as the compiler writes them; `made`: where they lie. */
export function libraryTypes(
  folder: string,
): Promise<{ readonly made: string; readonly types: ReadonlyMap<string, string> }>;
