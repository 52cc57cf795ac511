/** Puts client.js and client.css into a folder. */
export function bundleWeb(folder: string): Promise<void>;
