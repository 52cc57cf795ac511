export function simulateQueue(of: {
  readonly decks: number;
  readonly workers: number;
  readonly inFlight?: number;
  readonly open?: number;
  readonly compute: number;
  readonly take: number;
  readonly look?: number;
  readonly place?: number;
}): number;
export function simulateShards(of: {
  readonly decks: number;
  readonly machines: number;
  readonly open: number;
  readonly compute: number;
  readonly write: number;
  readonly merge: number;
}): number;
