import { servePictures } from './serve-pictures.ts';

// Stands in dist/ by itself: what the threads for pictures run.
servePictures();
