import { parentPort } from 'node:worker_threads';
import { malformed, PictureFault } from '../limits.ts';
import type { PictureAnswer, PictureJob, PictureMessage, PictureRequest } from '../picture-thread.ts';
import { checkPixels, convertPicture, drawDrawing } from './convert-picture.ts';
import { loadDecoder, loadRenderer } from './load-modules.ts';

/** In a thread of its own: does what is asked for, one job after the other. */
function servePictures(): void {
  if (!parentPort) throw new Error('pictures are served in a worker thread only');
  let last = Promise.resolve();
  parentPort.on('message', (request: PictureRequest) => {
    last = last.then(() => answer(request));
  });
}

async function answer({ job, port, signal }: PictureRequest): Promise<void> {
  const tell = (message: PictureMessage, state: number): void => {
    port.postMessage(message);
    Atomics.store(signal, 0, state);
    Atomics.notify(signal, 0);
  };
  try {
    if (job.kind === 'convert') await loadDecoder();
    if (job.kind === 'draw') await loadRenderer();
    tell({ kind: 'started' }, 1);
    const done = await perform(job);
    tell({ kind: 'done', ...done }, 2);
  } catch (error) {
    const { code, message, hint } = error instanceof PictureFault ? error : malformed('cannot be decoded');
    tell({ kind: 'fault', code, problem: message, hint }, 2);
  }
}

async function perform(job: PictureJob): Promise<PictureAnswer> {
  switch (job.kind) {
    case 'check':
      await checkPixels(job.bytes);
      return { bytes: new Uint8Array(), ignoredProfile: false };
    case 'convert':
      return convertPicture(job);
    case 'draw':
      return { bytes: await drawDrawing(job), ignoredProfile: false };
  }
}

// Stands in dist/ by itself: what the threads for pictures run.
servePictures();
