export * from './codes.ts';
export { findLeaks, type GateInput } from './gate.ts';
