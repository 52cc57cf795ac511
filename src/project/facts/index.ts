export { existsFact, type Fact, type FactKind, type Hash, namesFact } from './fact.ts';
export { FactChecker } from './fact-checker.ts';
export { isAbsent, isSameStamp, isSettled, type Stamp, stampOf } from './stamp.ts';
