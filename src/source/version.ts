import { version as packageVersion } from '../../package.json';

/** Version of the program. */
export const version: string = packageVersion;
