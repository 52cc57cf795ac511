import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { type FaultCode, PictureFault } from './limits.ts';
import type { Orientation, RasterFormat } from './raster-scan.ts';

interface JobLimits {
  /** Of work, from when the job begins: by the clock it may take longer, where the machine has other things to do. */
  readonly milliseconds: number;
  /** What is said when the time is over: `takes longer than 8 seconds to decode`. */
  readonly late: string;
  readonly hint: string;
  /** The thread has taken so much memory that it ends with the job. */
  readonly heavy?: boolean;
}

/** For a thread to start and to load what it needs, on a machine that has much else to do. */
const startTime = 60_000;
/** For which a thread without work is kept. */
const idleTime = 5_000;
/** Of the heap of JavaScript; pictures lie beside it, in memory with limits of its own. */
const heapMegabytes = 256;
/** Threads that draw at the same time. */
const mostAtOnce = 2;

/**
 * Decodes and draws pictures in threads that can be stopped at any time, which nothing can do to code that runs in this
 * one. Threads are started when they are needed, and keep no process alive.
 */
export class PictureThreads {
  private readonly script: string | null;
  private readonly idle: Worker[] = [];
  private readonly waiting: (() => void)[] = [];
  private running = 0;
  private timer: NodeJS.Timeout | null = null;

  /** `script` is the bundled thread; null: there is none. */
  constructor(script: string | null) {
    this.script = script;
  }

  /** Waits for the answer and does nothing else meanwhile. */
  askNow(job: PictureJob, limits: JobLimits): PictureAnswer | PictureFault {
    const worker = this.start();
    if (!worker) return notThere();
    const { port, signal } = this.send(worker, job);
    const state = waitFor(signal, 1, startTime);
    const clock = new WorkClock(limits.milliseconds);
    while (state === 1 && waitFor(signal, 2, clock.step) !== 2 && !clock.isOver());
    const finished = Atomics.load(signal, 0) === 2;
    let answer: PictureMessage | null = null;
    for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port))
      answer = next.message;
    port.close();
    if (!finished) {
      void worker.terminate();
      return state === 0 ? notThere() : late(limits);
    }
    return this.take(worker, answer, limits);
  }

  /** As `askNow`, while other things go on. */
  async ask(job: PictureJob, limits: JobLimits): Promise<PictureAnswer | PictureFault> {
    while (this.running >= mostAtOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.running += 1;
    try {
      return await this.askOne(job, limits);
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }

  private askOne(job: PictureJob, limits: JobLimits): Promise<PictureAnswer | PictureFault> {
    const worker = this.start();
    if (!worker) return Promise.resolve(notThere());
    const { port } = this.send(worker, job);
    return new Promise((resolve) => {
      const finish = (answer: PictureAnswer | PictureFault): void => {
        clearTimeout(timer);
        worker.removeAllListeners('error').on('error', () => undefined);
        port.close();
        resolve(answer);
      };
      const stop = (fault: PictureFault): void => {
        void worker.terminate();
        finish(fault);
      };
      let timer = setTimeout(() => stop(notThere()), startTime);
      port.on('message', (message: PictureMessage) => {
        if (message.kind === 'started') {
          clearTimeout(timer);
          const clock = new WorkClock(limits.milliseconds);
          const look = (): void => {
            if (clock.isOver()) stop(late(limits));
            else timer = setTimeout(look, clock.step);
          };
          timer = setTimeout(look, clock.step);
        } else finish(this.take(worker, message, limits));
      });
      // Its heap is full, or its script cannot be loaded.
      worker.on('error', () => stop(outOfHeap()));
    });
  }

  private start(): Worker | null {
    const known = this.idle.pop();
    if (known) return known;
    if (this.script === null) return null;
    const worker = new Worker(this.script, {
      // What a decoder says to its console is said to nobody.
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    });
    worker.on('error', () => undefined);
    worker.unref();
    return worker;
  }

  private send(worker: Worker, job: PictureJob): { readonly port: MessagePort; readonly signal: Int32Array } {
    const { port1, port2 } = new MessageChannel();
    const signal = new Int32Array(new SharedArrayBuffer(4));
    const request: PictureRequest = { job, port: port2, signal };
    worker.postMessage(request, [port2]);
    return { port: port1, signal };
  }

  private take(
    worker: Worker,
    message: PictureMessage | null,
    { heavy = false }: JobLimits,
  ): PictureAnswer | PictureFault {
    if (message?.kind === 'done' && !heavy) this.keep(worker);
    else void worker.terminate();
    if (message?.kind === 'done') return message;
    return message?.kind === 'fault'
      ? new PictureFault(message.code, message.problem, message.hint)
      : notThere();
  }

  private keep(worker: Worker): void {
    this.idle.push(worker);
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      for (const each of this.idle.splice(0)) void each.terminate();
    }, idleTime).unref();
  }
}

/**
 * How long a job has worked. The work of all threads is known, not that of one: a job has done no more than that, and no
 * more than the clock says.
 */
class WorkClock {
  /** How long to wait before it is asked again, in milliseconds. */
  readonly step: number;
  private readonly limit: number;
  private readonly before = process.cpuUsage();
  private waited = 0;

  constructor(limit: number) {
    this.limit = limit;
    this.step = limit / 4;
  }

  /** Asked after each step. */
  isOver(): boolean {
    this.waited += this.step;
    const { user, system } = process.cpuUsage(this.before);
    return (
      this.waited >= this.limit && ((user + system) / 1000 >= this.limit || this.waited >= 4 * this.limit)
    );
  }
}

/** The state that a job has reached, when it is the one that is waited for or the time is over. */
function waitFor(signal: Int32Array, state: number, milliseconds: number): number {
  for (;;) {
    const now = Atomics.load(signal, 0);
    if (now >= state || Atomics.wait(signal, 0, now, milliseconds) === 'timed-out')
      return Atomics.load(signal, 0);
  }
}

function late({ late: problem, hint }: JobLimits): PictureFault {
  return new PictureFault('picture-limit', problem, hint);
}

function notThere(): PictureFault {
  const problem = 'needs a part of Throughline that is not there or does not start';
  return new PictureFault('picture-renderer', problem, 'install Throughline again');
}

function outOfHeap(): PictureFault {
  const problem = 'takes more memory than there is for it';
  return new PictureFault('picture-limit', problem, 'save it smaller, or as PNG');
}

/** What the thread for pictures is asked to do. */
export type PictureJob = CheckJob | ConvertJob | DrawJob;

/** Sees that all pixels of a large PNG are there. */
interface CheckJob {
  readonly kind: 'check';
  readonly bytes: Uint8Array;
}

/** Decodes a picture, makes it upright and of the usual colours, and saves it again. */
export interface ConvertJob {
  readonly kind: 'convert';
  readonly bytes: Uint8Array;
  readonly format: RasterFormat;
  readonly orientation: Orientation;
  /** ICC profile of its colours; null: sRGB, or what CMYK comes to without one. */
  readonly profile: Uint8Array | null;
  /** At the most; null: as many as there are. */
  readonly maxPixels: number | null;
  readonly target: 'png' | 'jpeg';
  /** Of JPEG: whether colours are stored at half the size. */
  readonly subsampled: boolean;
  /** Nothing but turning is done, so that saving it as well as it was loses next to nothing. */
  readonly onlyTurned: boolean;
}

/** Draws an SVG document as a PNG. */
export interface DrawJob {
  readonly kind: 'draw';
  readonly svg: string;
  readonly width: number;
  /** Files, or absolute paths of such, in the order in which what one lacks is looked for in the others. */
  readonly fonts: readonly (string | Uint8Array)[];
  /** What a text has that asks for nothing. */
  readonly defaults: { readonly defaultFontFamily: string; readonly defaultFontSize: number };
}

export interface PictureAnswer {
  /** Of what was made; empty where there was something to check only. */
  readonly bytes: Uint8Array;
  /** The profile could not be applied. */
  readonly ignoredProfile: boolean;
}

/** What comes back over the port of a job. */
export type PictureMessage =
  /** What the job needs is loaded: its time begins. */
  | { readonly kind: 'started' }
  | ({ readonly kind: 'done' } & PictureAnswer)
  | { readonly kind: 'fault'; readonly code: FaultCode; readonly problem: string; readonly hint: string };

/** What a job is sent with: where to answer, and the word that is set when there is an answer. */
export interface PictureRequest {
  readonly job: PictureJob;
  readonly port: MessagePort;
  readonly signal: Int32Array;
}
