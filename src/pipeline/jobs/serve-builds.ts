import { parentPort, workerData } from 'node:worker_threads';
import { buildOne, type DeckOptions, type FoundDeck } from '../build-one.ts';
import { planBuild } from '../plan-build.ts';
import { createProjectCache, openProject } from '../project-cache.ts';

/** What a worker is started with. */
export interface WorkerTask {
  readonly root: string;
  readonly options: DeckOptions;
}

/** What a worker answers to the name of a deck. */
export interface WorkerAnswer {
  readonly name: string;
  /** Null: the deck is gone since the build began. */
  readonly built: FoundDeck | null;
}

/** In a worker thread: builds each deck that is asked for by name, and sends it back with its files. */
export function serveBuilds(): void {
  const port = parentPort;
  if (!port) throw new Error('builds are served in worker threads only');
  // Set by whoever starts the worker, which is the pool.
  const { root, options } = workerData as WorkerTask;
  const project = openProject(root).value;
  const plan = project ? (planBuild(project, []).value ?? []) : [];
  const cache = project && createProjectCache(project);
  // One after the other: each is asked for before the last one is sent, so that nobody waits for the other.
  let last = Promise.resolve();
  port.on('message', (name: string) => {
    last = last.then(async () => {
      const planned = plan.find((each) => each.name === name);
      const built = planned && project && cache ? await buildOne(planned, { project, cache }, options) : null;
      const answer: WorkerAnswer = { name, built };
      port.postMessage(answer);
    });
    last.catch((error: unknown) => {
      // Thrown here it reaches the pool as an error of the worker.
      setImmediate(() => {
        throw error;
      });
    });
  });
}
