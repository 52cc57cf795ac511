/** The declarations of the library by file name, as the compiler writes them, which works in a folder. */
export function libraryTypes(folder: string): Promise<ReadonlyMap<string, string>>;
