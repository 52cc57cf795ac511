import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { classes } from './cases/index.ts';
import { runCase } from './run-case.ts';

it.skipIf(!process.env.DUMP)(
  'dump',
  async () => {
    const lines: string[] = [];
    for (const c of classes)
      for (const each of c.cases) {
        const { laid, run } = await runCase(each);
        const codes = [...new Set(run.findings.map((f) => f.code))].sort();
        const want = [each.codes].flat().sort();
        const [mark] = laid.marks;
        const first = run.findings.find(
          (f) => f.code === [each.codes].flat()[0] && (!mark || f.file === mark[0]),
        );
        const bad: string[] = [];
        if (JSON.stringify(codes) !== JSON.stringify(want)) bad.push('codes');
        if (
          mark &&
          first &&
          (first.line !== mark[1].line || Math.abs((first.column ?? 0) - mark[1].column) > 1)
        )
          bad.push('place');
        if ((each.exit ?? 1) !== run.code) bad.push(`exit ${run.code}`);
        for (const w of [each.says ?? []].flat())
          if (!`${first?.message}\n${first?.hint}`.includes(w)) bad.push(`says ${w}`);
        if (run.milliseconds > 1000) bad.push(`${Math.round(run.milliseconds)}ms`);
        if (bad.length || process.env.DUMP === 'all') {
          lines.push(
            `## ${c.name}: ${each.name} [${bad}] want ${want} ${mark ? `${mark[0]}:${mark[1].line}:${mark[1].column}` : ''}`,
          );
          for (const f of run.findings.slice(0, 5))
            lines.push(
              `     ${f.file}:${f.line}:${f.column} ${f.severity}[${f.code}] ${f.message.slice(0, 300)} | ${f.hint}`,
            );
          if (run.findings.length === 0) lines.push(run.err.slice(0, 300));
        }
        laid.remove();
      }
    writeFileSync('/tmp/hostile/dump.txt', lines.join('\n'));
  },
  200_000,
);
