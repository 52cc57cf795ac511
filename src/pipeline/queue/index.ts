/** Entered on its own, and only where a queue is asked for. */
export { AskedQueue, type AskOptions, askQueue, QueueFailure, type QueueState } from './ask-queue.ts';
export { serveQueue } from './serve-queue.ts';
