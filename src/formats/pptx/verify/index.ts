import type { Diagnostic } from '../../../source/index.ts';
import type { Package } from '../package/package.ts';
export function verifyPackage(_parts: Package): Diagnostic[] { return []; }
