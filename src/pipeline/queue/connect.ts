import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Diagnostic, Outcome } from '../../source/index.ts';
import { reportBuild } from '../codes.ts';
import { type QueueAddress, readQueueAddress } from './address.ts';

export interface QueueOptions {
  /** `redis://HOST:6379`. */
  readonly address: string;
  /** What keys begin with. */
  readonly prefix: string;
}

export interface Libraries {
  readonly Queue: typeof Queue;
  readonly Worker: typeof Worker;
  readonly Redis: typeof Redis;
}

/** Times in milliseconds. Tests have shorter ones. */
export const queueTimes = {
  /** A worker that is silent for so long is taken for dead. */
  lock: 15_000,
  /** How long who asks, and who works, is known without saying so again. */
  presence: 30_000,
  /** A server that does not answer for so long is given up. */
  patience: 120_000,
  connect: 10_000,
};

/** Opens what is needed, and asks once whether the server answers. Diagnostics: queue-address, queue-library, queue-unreachable. */
export async function connectQueue(
  { address }: QueueOptions,
  project: string,
): Promise<
  Outcome<{ readonly address: QueueAddress; readonly libraries: Libraries; readonly redis: Redis }>
> {
  const read = readQueueAddress(address);
  if (!read) {
    const hint = 'write redis://HOST:6379, with /N behind it for the database N';
    return {
      diagnostics: [
        reportBuild('queue-address', null, 'the address of the queue is none of Redis', { hint }),
      ],
    };
  }
  const libraries = await loadLibraries(project);
  if (!libraries) {
    const hint = 'npm install bullmq ioredis';
    const message = 'a queue takes the packages bullmq and ioredis, and they are not installed';
    return { diagnostics: [reportBuild('queue-library', null, message, { hint })] };
  }
  const redis = new libraries.Redis({
    ...read.connection,
    lazyConnect: true,
    connectTimeout: queueTimes.connect,
    // The first attempt decides; what comes later is waited for.
    maxRetriesPerRequest: null,
    retryStrategy: () => null,
  });
  // Said below, once.
  let last: Error | null = null;
  redis.on('error', (error) => (last = error));
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    redis.disconnect();
    return { diagnostics: [unreachable(read, last ?? error)] };
  }
  redis.options.retryStrategy = (times) => Math.min(times * 100, 1000);
  return { value: { address: read, libraries, redis }, diagnostics: [] };
}

/** In words, and never with a password. */
export function unreachable({ shown }: QueueAddress, error: unknown): Diagnostic {
  const { message = '', code = '' } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (/WRONGPASS|NOAUTH|invalid password|without any password/i.test(message)) {
    const hint =
      'write redis://:PASSWORD@HOST:6379, or set THROUGHLINE_QUEUE to it, so that no list of processes shows it';
    return reportBuild(
      'queue-unreachable',
      null,
      `the queue at ${shown} does not take this user and password`,
      { hint },
    );
  }
  const why = /^E[A-Z]+$/.test(code) ? ` (${code})` : '';
  const hint = 'start redis-server, or name the machine that it runs on';
  return reportBuild('queue-unreachable', null, `nothing answers as Redis at ${shown}${why}`, { hint });
}

async function loadLibraries(project: string): Promise<Libraries | null> {
  try {
    const [{ Queue, Worker }, { Redis }] = await Promise.all([import('bullmq'), import('ioredis')]);
    return { Queue, Worker, Redis };
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  try {
    // A program that is installed for all projects finds what one of them has.
    const require = createRequire(join(project, 'package.json'));
    const { Queue, Worker } = require('bullmq') as typeof import('bullmq');
    const { Redis } = require('ioredis') as typeof import('ioredis');
    return { Queue, Worker, Redis };
  } catch (error) {
    if (!isMissing(error)) throw error;
    return null;
  }
}

function isMissing(error: unknown): boolean {
  const { code } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
}
