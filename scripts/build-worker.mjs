// Stands in dist/ as build-worker.js: what a further thread of a build runs.
import { runWorker } from './run-process.js';

await runWorker();
