/** Puts client.js and client.css into a folder. */
export function bundlePreview(folder: string): Promise<void>;
