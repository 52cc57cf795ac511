export * from './codes.ts';
export { findLeaks, type GateInput } from './gate.ts';
export { SecretTexts } from './secret-texts.ts';
