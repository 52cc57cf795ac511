export { type ServeLspOptions, serveLsp } from './serve-lsp.ts';
