import { createHash } from 'node:crypto';
import { type DrawJob, drawTime, PictureFault } from '../../pictures/index.ts';
import { pictureThreads } from '../../project/index.ts';

/** Draws in a thread that is stopped when it takes too long. Throws a PictureFault. */
export async function drawAside(job: DrawJob): Promise<Uint8Array> {
  const key = createHash('sha256').update(job.svg).digest('base64') + job.width;
  const known = stopped.get(key);
  if (known) throw known;
  const answer = await pictureThreads().ask(job, {
    milliseconds: drawTime,
    late: `takes longer than ${drawTime / 1000} seconds to draw`,
    hint: 'save it with fewer filters, masks, patterns and repetitions, or as PNG',
  });
  if (!(answer instanceof PictureFault)) return answer.bytes;
  if (answer.code === 'picture-limit') {
    stopped.set(key, answer);
    setTimeout(() => stopped.delete(key), rememberedFor).unref();
  }
  throw answer;
}

/** What took too long, so that the next deck that shows it need not wait for it again. */
const stopped = new Map<string, PictureFault>();
const rememberedFor = 60_000;
