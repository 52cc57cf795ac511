import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Project } from '../../project/index.ts';
import type { Diagnostic, Outcome } from '../../source/index.ts';
import type { DeckOptions, FoundDeck } from '../build-deck.ts';
import { reportBuild } from '../codes.ts';
import { sha256 } from '../commit/index.ts';
import type { QueueAddress } from './address.ts';
import { connectQueue, type QueueOptions, queueTimes, unreachable } from './connect.ts';
import { inputsKeyOf } from './inputs-key.ts';
import { OwnFiles } from './own-files.ts';
import { BadAnswer, unpackBuilt } from './pack-built.ts';
import { Presence, queueNameOf } from './presence.ts';

export interface AskOptions extends QueueOptions {
  /** Decks that may be under way: each takes its files' room in Redis. */
  readonly inFlight: number;
  readonly onState?: ((state: QueueState) => void) | undefined;
}

export interface QueueState {
  readonly done: number;
  readonly of: number;
  readonly running: number;
  readonly failed: number;
  /** Machines that take decks. */
  readonly workers: number;
  readonly seconds: number;
}

/** What a worker needs to know of a deck. */
export interface QueueJob {
  readonly deck: string;
  readonly vars: readonly (readonly [name: string, value: string])[];
  readonly options: DeckOptions;
}

/** The queue as a whole has failed. */
export class QueueFailure extends Error {
  readonly diagnostic: Diagnostic;
  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

/** How often a deck is tried. */
const attempts = 3;
/** How long results are kept that nobody asks for any more, in seconds. */
const kept = 3600;

/** Opens a queue on which others build decks. Diagnostics: those of `connectQueue`. */
export async function askQueue(
  project: Project,
  work: Omit<QueueJob, 'deck'>,
  options: AskOptions,
): Promise<Outcome<AskedQueue>> {
  const connected = await connectQueue(options, project.root);
  if (!connected.value) return { diagnostics: connected.diagnostics };
  const { redis, libraries, address } = connected.value;
  const key = await inputsKeyOf(project);
  const { prefix } = options;
  const queue = new libraries.Queue<QueueJob, string>(queueNameOf(key, sha256), {
    connection: redis,
    prefix,
  });
  queue.on('error', () => undefined);
  const presence = new Presence(redis, prefix);
  await presence.say('asks', randomUUID(), key);
  const asked = new AskedQueue({ redis, queue, presence, address, project, work, options });
  return { value: asked, diagnostics: [] };
}

interface Opened {
  readonly redis: Redis;
  readonly queue: Queue<QueueJob, string>;
  readonly presence: Presence;
  readonly address: QueueAddress;
  readonly project: Project;
  readonly work: Omit<QueueJob, 'deck'>;
  readonly options: AskOptions;
}

export class AskedQueue {
  private readonly opened: Opened;
  /** Names of decks by their jobs. */
  private readonly inFlight = new Map<string, string>();
  private readonly badAnswers = new Map<string, number>();
  private readonly files: OwnFiles;
  private of = 0;
  private done = 0;
  private failed = 0;
  /** When something last came of it. */
  private last = performance.now();
  private readonly begun = performance.now();

  constructor(opened: Opened) {
    this.opened = opened;
    this.files = new OwnFiles(opened.project.disk);
  }

  /**
   * Has decks built: asks `next` for names until there is none, and hands over each as it comes. Ends when all have come;
   * fails with `QueueFailure`.
   */
  async run(
    next: () => string | null,
    onBuilt: (name: string, built: FoundDeck | null) => Promise<void>,
    of: number,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    this.of = of;
    const { options } = this.opened;
    let held: string | null = null;
    for (let pause = 20; !signal?.aborted; pause = Math.min(pause * 1.5, 250)) {
      while (this.inFlight.size < options.inFlight) {
        const name: string | null = held ?? next();
        held = null;
        if (name === null) break;
        if (await this.add(name)) continue;
        held = name;
        break;
      }
      if (this.inFlight.size === 0 && held === null) return;
      const before = this.inFlight.size;
      const asked = [...this.inFlight];
      // All at once: one way to the server and back.
      const states = await this.answer(Promise.all(asked.map(([id]) => this.opened.queue.getJobState(id))));
      for (const [i, [id, name]] of asked.entries()) {
        if (signal?.aborted) break;
        await this.take(id, name, states[i]!, onBuilt);
      }
      if (this.inFlight.size < before) pause = 10;
      await this.tell();
      await this.giveUpOnSilence();
      await sleep(pause);
    }
    await this.withdraw();
  }

  async close(): Promise<void> {
    const { presence, queue, redis } = this.opened;
    await presence.leave();
    await Promise.race([queue.close().catch(() => undefined), sleep(1000, undefined, { ref: false })]);
    redis.disconnect();
  }

  /** False where the server has no room for it just now. */
  private async add(name: string): Promise<boolean> {
    const { queue, work } = this.opened;
    const job: QueueJob = { deck: name, ...work };
    // The same for the same deck of the same inputs: who asks again after a fall finds what was built meanwhile.
    const id = sha256(JSON.stringify(job));
    try {
      const state = await this.answer(queue.getJobState(id));
      if (state === 'failed') await this.answer(queue.remove(id));
      await this.answer(
        queue.add('deck', job, {
          jobId: id,
          attempts,
          backoff: { type: 'fixed', delay: 200 },
          removeOnComplete: { age: kept },
          removeOnFail: { age: kept },
        }),
      );
    } catch (error) {
      if (!isFull(error)) throw error;
      if (this.inFlight.size === 0 && performance.now() - this.last > queueTimes.patience / 6)
        throw this.full();
      return false;
    }
    this.inFlight.set(id, name);
    return true;
  }

  private async take(
    id: string,
    name: string,
    state: string,
    onBuilt: (name: string, built: FoundDeck | null) => Promise<void>,
  ): Promise<void> {
    const { queue } = this.opened;
    if (state !== 'completed' && state !== 'failed') {
      // The server forgot it, as one without a file of its own does when it is started again.
      if (state === 'unknown') {
        this.inFlight.delete(id);
        if (!(await this.add(name))) this.inFlight.set(id, name);
      }
      return;
    }
    const job = await this.answer(queue.getJob(id));
    if (!job) return;
    let built: FoundDeck | null = null;
    if (state === 'completed') {
      try {
        built = unpackBuilt(name, job.returnvalue);
        this.files.compare(built);
      } catch (error) {
        if (!(error instanceof BadAnswer)) throw error;
        const count = (this.badAnswers.get(name) ?? 0) + 1;
        this.badAnswers.set(name, count);
        await this.answer(queue.remove(id));
        if (count < attempts) {
          this.inFlight.delete(id);
          if (!(await this.add(name))) this.inFlight.set(id, name);
          return;
        }
        built = this.failure(name, error.message);
      }
    } else built = this.failure(name, job.failedReason || 'no worker said why');
    this.inFlight.delete(id);
    this.done += 1;
    if (built && !built.deck) this.failed += 1;
    this.last = performance.now();
    await onBuilt(name, built);
    // Only now: whoever falls before it finds it again.
    await this.answer(queue.remove(id));
  }

  private failure(name: string, why: string): FoundDeck {
    const message = `the deck ${name} was not built: ${why.split('\n', 1)[0]}`;
    const hint = 'its worker says more; a build without --queue shows whether it is the deck';
    return { deck: null, found: [reportBuild('queue-failed', null, message, { hint })] };
  }

  private async tell(): Promise<void> {
    const { options, queue, presence } = this.opened;
    if (!options.onState) return;
    const running = await this.answer(queue.getActiveCount());
    const workers = (await this.answer(presence.others('works'))).length;
    const { done, of, failed } = this;
    const seconds = (performance.now() - this.begun) / 1000;
    options.onState({ done, of, failed, running, workers, seconds });
  }

  /** Nothing has come for long: either the server is full, or nobody works, which is waited for. */
  private async giveUpOnSilence(): Promise<void> {
    if (performance.now() - this.last < queueTimes.patience) return;
    this.last = performance.now();
    const { redis, options } = this.opened;
    const probe = redis.set(`${options.prefix}:probe`, '1', 'PX', 1000);
    await this.answer(probe).catch((error: unknown) => {
      throw isFull(error) ? this.full() : error;
    });
  }

  private full(): QueueFailure {
    const message = `Redis at ${this.opened.address.shown} has no memory left for a deck`;
    const hint = 'give it more (maxmemory), or ask for fewer at once with --in-flight';
    return new QueueFailure(reportBuild('queue-full', null, message, { hint }));
  }

  /** Waits for an answer, as long as the server may be away. */
  private async answer<T>(asked: Promise<T>): Promise<T> {
    const { redis, address } = this.opened;
    asked.catch(() => undefined);
    const gone = new AbortController();
    const watch = async (): Promise<never> => {
      let silent = 0;
      while (silent < queueTimes.patience) {
        await sleep(500, undefined, { signal: gone.signal, ref: false });
        silent = redis.status === 'ready' ? 0 : silent + 500;
      }
      throw new QueueFailure(unreachable(address, null));
    };
    const watching = watch();
    watching.catch(() => undefined);
    try {
      return await Promise.race([asked, watching]);
    } finally {
      gone.abort();
    }
  }

  /** Takes back what nobody has begun. */
  private async withdraw(): Promise<void> {
    const { queue } = this.opened;
    const all = [...this.inFlight.keys()].map((id) => queue.remove(id).catch(() => 0));
    await Promise.race([Promise.all(all), sleep(1000, undefined, { ref: false })]);
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && /\bOOM\b/.test(error.message);
}
