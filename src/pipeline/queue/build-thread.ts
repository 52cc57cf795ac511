import { Worker } from 'node:worker_threads';
import type { FoundDeck } from '../build-deck.ts';
import type { WorkerAnswer, WorkerTask } from '../worker-threads.ts';

/**
 * A thread that builds one deck after the other: whoever holds a job of a queue has to say so in time, which it could not
 * while it builds itself.
 */
export class BuildThread {
  private readonly script: URL;
  private worker: Worker | null = null;
  private task = '';

  constructor(script: URL) {
    this.script = script;
  }

  /** Null: the deck is gone. A thread that falls is started anew for the next one. */
  async build(name: string, task: WorkerTask): Promise<FoundDeck | null> {
    const text = JSON.stringify(task);
    if (this.task !== text) await this.close();
    this.task = text;
    this.worker ??= startThread(this.script, task);
    const { worker } = this;
    const forget = (): void => {
      if (this.worker === worker) this.worker = null;
    };
    return new Promise((resolve, reject) => {
      // Only what is listened to here: the worker has listeners of its own.
      const end = (settle: () => void): void => {
        worker.off('message', take).off('error', fall).off('exit', leave);
        settle();
      };
      const take = (answer: WorkerAnswer): void => {
        if (answer.name === name) end(() => resolve(answer.built));
      };
      const fall = (error: unknown): void => {
        forget();
        end(() => reject(error instanceof Error ? error : new Error(String(error))));
      };
      const leave = (): void => fall(new Error('the thread that builds decks has ended'));
      worker.on('message', take).on('error', fall).on('exit', leave);
      worker.postMessage(name);
    });
  }

  async close(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }
}

function startThread(script: URL, task: WorkerTask): Worker {
  const worker = new Worker(script, { workerData: task });
  // What falls between two decks is met by the next one.
  worker.on('error', () => undefined);
  return worker;
}
