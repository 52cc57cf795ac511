// How long decks take on a queue: a simulation of the one that asks and of its workers, event by event. Seconds.

/**
 * open: until the one that asks, or a worker, has read the project. compute: a deck on a worker. take: what the one that
 * asks does with a finished deck (unpack, compare, stage). look: one question to Redis. place: per deck, in the end.
 */
export function simulateQueue({
  decks,
  workers,
  inFlight = 16,
  open = 1,
  compute,
  take,
  look = 0.0005,
  place = 0,
}) {
  const waiting = [];
  const done = new Set();
  const free = Array.from({ length: workers }, () => open);
  let now = open;
  let next = 0;
  let taken = 0;
  let pause = 0.02;
  const flying = new Set();
  /** Jobs that are on their way to a worker, by when they are done. */
  const finishing = [];
  /** Workers take the next job by themselves, also while the one that asks is not looking. */
  const settle = () => {
    while (waiting.length > 0) {
      const at = free.indexOf(Math.min(...free));
      if (free[at] > now) break;
      const { job, since } = waiting.shift();
      free[at] = Math.max(free[at], since) + look + compute;
      finishing.push({ job, at: free[at] });
    }
    for (let i = finishing.length - 1; i >= 0; i--) {
      if (finishing[i].at <= now) done.add(finishing.splice(i, 1)[0].job);
    }
  };
  while (taken < decks) {
    while (flying.size < inFlight && next < decks) {
      now += 2 * look;
      flying.add(next);
      waiting.push({ job: next++, since: now });
      settle();
    }
    const before = flying.size;
    now += look;
    settle();
    for (const job of [...flying]) {
      if (!done.has(job)) continue;
      now += take + 2 * look;
      done.delete(job);
      flying.delete(job);
      taken += 1;
    }
    pause = flying.size < before ? 0.01 : Math.min(pause * 1.5, 0.25);
    // How many are at work, and who is there.
    now += 4 * look + (taken < decks ? pause : 0);
    settle();
  }
  return now + decks * place;
}

/** Shards: each machine reads the project and builds its part, one more joins what they built. */
export function simulateShards({ decks, machines, open, compute, write, merge }) {
  return open + Math.ceil(decks / machines) * (compute + write) + open + decks * merge;
}
