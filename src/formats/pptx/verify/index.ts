import type { Diagnostic } from '../../../source/index.ts';
import type { Package, Part } from '../package/package.ts';
export class Inspection { look(_name: string, _part: Part): void {} findings(): Diagnostic[] { return []; } }
export function verifyPackage(_parts: Package): Diagnostic[] { return []; }
