export function unpackPictureFonts(folder: string, before: string): Promise<void>;
/** A font as a plain file. */
export function plainFont(woff: Buffer): Buffer;
