import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIcons, type Icon, listIcons } from '../../src/icons/index.ts';
import { findPackageRoot, projectFiles } from '../../src/project/index.ts';

const root = findPackageRoot()!;
const files = projectFiles({ project: join(root, 'tests/icons'), package: root });

/** Names of the packaged icons. */
export const packedNames = listIcons(files, null).map(({ name }) => name);

const find = createIcons(files);

export function packedIcon(name: string): Icon {
  return find(name, null).value!;
}

/** The drawing that an icon was packed from. */
export function originalDrawing(name: string, weight: 'fill' | 'regular'): string {
  const file = weight === 'fill' ? `${name}-fill` : name;
  return readFileSync(join(root, 'node_modules/@phosphor-icons/core/assets', weight, `${file}.svg`), 'utf8');
}
