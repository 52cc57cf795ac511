import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { stampOf } from '../project/index.ts';
import { buildOne, type DeckOptions, type FoundDeck } from './build-deck.ts';
import { openProject } from './open-project.ts';
import { planBuild } from './plan-build.ts';
import { Printer } from './programs/printer.ts';
import { createProjectCache } from './project-cache.ts';

/** Decks for which a further thread pays off: it takes as long to start as a few decks take to build. */
const worthAThread = 8;
/** More than these wait for the disk, and take memory. */
const limit = 8;

/** How many threads build so many decks, this one included; `asked` 0: as many as pay off. */
export function jobsFor(decks: number, asked: number): number {
  const wanted =
    asked > 0 ? asked : Math.min(availableParallelism(), limit, Math.floor(decks / worthAThread));
  return Math.max(1, Math.min(wanted, decks));
}

/**
 * Threads that build decks beside this one. `next` gives the name of the next deck to build, null when there is none;
 * `onBuilt` takes it. `script` is the bundled worker.
 */
export class WorkerPool {
  private readonly workers: readonly Worker[];
  /** Resolves when no deck is left and all are built; rejects with what a worker failed of. */
  readonly done: Promise<void>;

  constructor(
    count: number,
    { script, task }: { readonly script: URL; readonly task: WorkerTask },
    next: () => string | null,
    onBuilt: (name: string, built: FoundDeck | null) => Promise<void>,
  ) {
    this.workers = Array.from({ length: count }, () => new Worker(script, { workerData: task }));
    const ends = this.workers.map((worker) => serve(worker, next, onBuilt));
    this.done = Promise.all(ends).then(() => undefined);
    // Whoever waits for it is told; until then it is no unhandled failure.
    this.done.catch(() => undefined);
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map(end));
  }
}

/** Lets a worker end its browser. One that has failed, or is in the middle of a deck, is not waited for. */
async function end(worker: Worker): Promise<void> {
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  worker.postMessage(null);
  const patience = new Promise((resolve) => setTimeout(resolve, 2000).unref());
  await Promise.race([ended, patience]);
  await worker.terminate();
}

/** Keeps two decks with a worker, so that it has one to go on with. */
function serve(
  worker: Worker,
  next: () => string | null,
  onBuilt: (name: string, built: FoundDeck | null) => Promise<void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let asked = 0;
    const ask = (): void => {
      const name = next();
      if (name !== null) {
        asked += 1;
        worker.postMessage(name);
      } else if (asked === 0) resolve();
    };
    worker.on('message', (answer: WorkerAnswer) => {
      onBuilt(answer.name, answer.built)
        .then(() => {
          asked -= 1;
          ask();
        })
        .catch(reject);
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('a thread that builds decks has ended')));
    ask();
    ask();
  });
}

/** The bundled program's other entry; null where it was not bundled. */
export function workerScript(): URL | null {
  const script = new URL('build-worker.js', import.meta.url);
  return stampOf(fileURLToPath(script)) ? script : null;
}

/** What a worker is started with. */
export interface WorkerTask {
  readonly root: string;
  /** Of the command line. */
  readonly vars: readonly (readonly [name: string, value: string])[];
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
  const { root, vars, options } = workerData as WorkerTask;
  const project = openProject(root, new Map(vars), undefined, options.asOf).value;
  const plan = new Map(project && (planBuild(project, []).value ?? []).map((each) => [each.name, each]));
  const cache = project && createProjectCache(project);
  const printer = new Printer(options.browser);
  // One after the other: each is asked for before the last one is sent, so that nobody waits for the other.
  let last = Promise.resolve();
  port.on('message', (name: string | null) => {
    last = last.then(async () => {
      if (name === null) {
        await printer.close();
        port.close();
        return;
      }
      const planned = plan.get(name);
      const built =
        planned && project && cache ? await buildOne(planned, { project, cache }, options, printer) : null;
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
