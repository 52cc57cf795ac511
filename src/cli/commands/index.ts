import type { Command } from '../command.ts';
import { buildCommand } from './build.ts';
import { checkCommand } from './check.ts';
import { initCommand } from './init.ts';
import { listCommand } from './list.ts';
import { previewCommand } from './preview.ts';
import { schemaCommand } from './schema.ts';
import { verifyCommand } from './verify.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  initCommand,
  buildCommand,
  checkCommand,
  verifyCommand,
  previewCommand,
  listCommand,
  schemaCommand,
];
