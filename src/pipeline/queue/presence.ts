import type { Redis } from 'ioredis';
import { queueTimes } from './connect.ts';
import type { InputsKey } from './inputs-key.ts';

/** Who is there: the names of all in a set, and of each a key that vanishes with it. */
export class Presence {
  private readonly redis: Redis;
  private readonly prefix: string;
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly own: string[] = [];

  constructor(redis: Redis, prefix: string) {
    this.redis = redis;
    this.prefix = prefix;
  }

  async say(role: 'asks' | 'works', id: string, key: InputsKey): Promise<void> {
    const names = `${this.prefix}:${role}`;
    const name = `${names}:${id}`;
    this.own.push(name);
    const say = () =>
      Promise.all([
        this.redis.set(name, JSON.stringify(key), 'PX', queueTimes.presence),
        this.redis.sadd(names, id),
        this.redis.pexpire(names, 2 * queueTimes.presence),
      ]);
    await say().catch(() => undefined);
    const timer = setInterval(() => void say().catch(() => undefined), queueTimes.presence / 3);
    this.timers.push(timer);
  }

  async others(role: 'asks' | 'works'): Promise<readonly InputsKey[]> {
    const names = `${this.prefix}:${role}`;
    const ids = await this.redis.smembers(names);
    const texts = await Promise.all(ids.map((id) => this.redis.get(`${names}:${id}`)));
    const gone = ids.filter((_, i) => texts[i] === null);
    if (gone.length > 0) await this.redis.srem(names, ...gone);
    return texts.flatMap((text) => (text == null ? [] : [JSON.parse(text) as InputsKey]));
  }

  async leave(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    if (this.own.length > 0 && this.redis.status === 'ready')
      await this.redis.del(...this.own).catch(() => undefined);
  }
}

/** Queues of other inputs or programs have other names: their jobs never meet. */
export function queueNameOf({ project, program }: InputsKey, hash: (text: string) => string): string {
  return `decks-${hash(`${project} ${program}`).slice(0, 32)}`;
}
