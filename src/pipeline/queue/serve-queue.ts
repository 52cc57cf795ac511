import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Project } from '../../project/index.ts';
import { type Diagnostic, hasErrors, type Outcome } from '../../source/index.ts';
import { reportBuild } from '../codes.ts';
import { sha256 } from '../commit/index.ts';
import { workerScript } from '../worker-threads.ts';
import type { QueueJob } from './ask-queue.ts';
import { BuildThread } from './build-thread.ts';
import { connectQueue, type QueueOptions, queueTimes } from './connect.ts';
import { type InputsKey, inputsKeyOf } from './inputs-key.ts';
import { packBuilt } from './pack-built.ts';
import { Presence, queueNameOf } from './presence.ts';

export interface ServeOptions extends QueueOptions {
  /** Decks that are built at once. */
  readonly jobs: number;
  readonly signal: AbortSignal;
  readonly onReady: (shown: string) => void;
  readonly onBuilt: (deck: string, milliseconds: number) => void;
  readonly onTrouble: (message: string) => void;
}

/**
 * Builds decks that are asked for on a queue, until it is interrupted. Ends with queue-refused when somebody asks for decks
 * of other inputs or of another version, and nobody for those of this one. Diagnostics: those of opening the project and of
 * `connectQueue`, queue-refused.
 */
export async function serveQueue(
  open: () => Outcome<Project>,
  options: ServeOptions,
): Promise<readonly Diagnostic[]> {
  const script = workerScript();
  for (;;) {
    const project = open();
    if (!project.value || hasErrors(project.diagnostics)) return project.diagnostics;
    const key = await inputsKeyOf(project.value);
    const ended = await serveKey(project.value, key, script!, options);
    if (ended.diagnostics.length > 0 || options.signal.aborted) return ended.diagnostics;
    // Somebody asks for something else: perhaps the files here have become the same meanwhile.
    const again = open().value;
    const now = again ? await inputsKeyOf(again) : key;
    const asked = ended.asked!;
    if (!isSame(now, asked)) return [refusal(now, asked)];
  }
}

async function serveKey(
  project: Project,
  key: InputsKey,
  script: URL,
  options: ServeOptions,
): Promise<{ readonly diagnostics: readonly Diagnostic[]; readonly asked: InputsKey | null }> {
  const connected = await connectQueue(options, project.root);
  if (!connected.value) return { diagnostics: connected.diagnostics, asked: null };
  const { redis, libraries, address } = connected.value;
  const { prefix, jobs, signal } = options;
  const presence = new Presence(redis, prefix);
  const threads = Array.from({ length: jobs }, () => new BuildThread(script));
  const idle = [...threads];
  let busy = 0;
  let left = false;
  const worker = new libraries.Worker<QueueJob, string>(
    queueNameOf(key, sha256),
    async ({ data }) => {
      const thread = idle.pop()!;
      busy += 1;
      const begun = performance.now();
      try {
        const { deck, vars, options: made } = data;
        const task = { root: project.root, vars, options: { ...made, browser: null } };
        const built = await thread.build(deck, task);
        options.onBuilt(deck, performance.now() - begun);
        return packBuilt(deck, built);
      } finally {
        busy -= 1;
        idle.push(thread);
      }
    },
    {
      connection: {
        ...address.connection,
        maxRetriesPerRequest: null,
        // A server that is gone is no reason to stay.
        retryStrategy: (times) => (left ? null : Math.min(times * 100, 1000)),
      },
      prefix,
      concurrency: jobs,
      lockDuration: queueTimes.lock,
      stalledInterval: queueTimes.lock / 2,
      // A worker that dies costs a deck one of three attempts.
      maxStalledCount: 2,
    },
  );
  const said = new Map<string, number>();
  worker.on('error', (error) => {
    const trouble = troubleOf(error);
    // A server that is full or gone says so many times a second.
    if (performance.now() - (said.get(trouble) ?? Number.NEGATIVE_INFINITY) > 60_000) {
      said.set(trouble, performance.now());
      options.onTrouble(trouble);
    }
    if (/\bOOM\b/.test(error.message) && !worker.isPaused()) {
      void worker.pause(true).catch(() => undefined);
      setTimeout(() => !left && worker.resume(), 2000).unref();
    }
  });
  try {
    await worker.waitUntilReady();
    await presence.say('works', randomUUID(), key);
    options.onReady(address.shown);
    for (;;) {
      if (signal.aborted) return { diagnostics: [], asked: null };
      if (busy === 0 && redis.status === 'ready') {
        const asks = await presence.others('asks').catch(() => []);
        const [other] = asks;
        if (other && !asks.some((each) => isSame(each, key))) return { diagnostics: [], asked: other };
      }
      await sleep(1000, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    left = true;
    await Promise.race([presence.leave(), sleep(1000, undefined, { ref: false })]);
    // What is being built is given up at once when interrupted: another worker takes it.
    await Promise.race([
      worker.close(signal.aborted).catch(() => undefined),
      sleep(2000, undefined, { ref: false }),
    ]);
    await Promise.all(threads.map((thread) => thread.close()));
    redis.disconnect();
  }
}

/** Never the address: it may hold a password. */
function troubleOf(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  if (/\bOOM\b/.test(error.message)) return 'it has no memory left';
  return code ?? error.message.split('\n', 1)[0]!.replace(/rediss?:\/\/\S+/g, 'redis://…');
}

function isSame(a: InputsKey, b: InputsKey): boolean {
  return a.project === b.project && a.program === b.program;
}

function refusal(own: InputsKey, asked: InputsKey): Diagnostic {
  const [version, hint] =
    own.program === asked.program
      ? ['other files', 'bring content, templates, icons and throughline.yaml to the same state']
      : ['another version of the program', 'install the same version of Throughline and of Node on both'];
  return reportBuild('queue-refused', null, `what is asked for has ${version} than this worker`, { hint });
}
