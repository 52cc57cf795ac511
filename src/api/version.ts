import { version as own } from '../source/index.ts';

/** Of the program. */
export const version: string = own;
