/** Names that the program gives to files of its own in an output folder. */
export const manifestName = 'manifest.json';
export const workFolder = '.throughline-work';
export const lockName = '.throughline-lock';
