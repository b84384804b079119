/**
 * `npm run foreign -- <folder> [--seeds <n>] [--unverified]`: compiles a miniport that nobody here wrote with our headers
 * and lets it serve a virtio block device, watched by Driver Verifier or not. Exit 1 unless every request comes back with
 * success and with the right data.
 */

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { diagnosticLines } from '../../sandbox/cli/diagnostic-lines.ts';
import { readTexts } from '../../sandbox/cli/locales.ts';
import { createNodeCompiler } from '../../sandbox/cli/node-toolchain.ts';
import { excerpt } from '../../sandbox/cli/source-excerpt.ts';
import { describeLack } from '../../sandbox/grading/describe-lack.ts';
import { message } from '../../sandbox/grading/message.ts';
import { word } from '../../sandbox/grading/wording.ts';
import { prepareProgram } from '../../sandbox/program/prepare.ts';
import { VERIFY_NOTHING } from '../../sandbox/scsiport/verify-level.ts';
import type { SourceFile } from '../../sandbox/toolchain/compiler.ts';
import type { TraceEvent } from '../../sandbox/trace/event.ts';
import { explainBugCheck } from '../../sandbox/verifier/explain.ts';
import { runForeign } from './foreign-run.ts';
import { readDriver } from './foreign-sources.ts';
import { VIRTIO_MACHINE } from './virtio-machine.ts';

const texts = readTexts('en');

/** What stopped a run, and where; nothing when it ran to its end. */
function stopped(events: readonly TraceEvent[], sources: readonly SourceFile[]): string[] {
  return events.flatMap((event) => {
    if (event.kind !== 'bug-check' && event.kind !== 'unsupported') return [];
    const place = event.at === undefined ? [] : excerpt(sources, event.at);
    if (event.kind === 'unsupported') return [word(texts, describeLack(event)), ...place];
    const { id, parameters } = explainBugCheck(events, event);
    return [word(texts, message(`finding.${id}`, parameters)), ...place];
  });
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seeds: { type: 'string', default: '20' }, unverified: { type: 'boolean', default: false } },
});
const [folder = '.'] = positionals;
const machine = values.unverified ? { ...VIRTIO_MACHINE, verifyLevel: VERIFY_NOTHING } : VIRTIO_MACHINE;
const sources = readDriver(resolve(process.env['INIT_CWD'] ?? '.', folder));
const compiled = await (await createNodeCompiler()).compile(sources);
if (!compiled.ok) {
  for (const diagnostic of compiled.diagnostics.filter(({ severity }) => severity === 'error'))
    for (const line of diagnosticLines(texts, diagnostic, sources)) console.error(line);
  process.exit(1);
}
const prepared = await prepareProgram(compiled.module);
const runs = Array.from({ length: Number(values.seeds) }, (_, index) => {
  const seed = index + 1;
  const run = runForeign(prepared, machine, seed);
  const { sent, back, succeeded, intact } = run;
  console.log(
    `seed ${seed}: ${sent} requests, ${back} back, ${succeeded} succeeded, ${intact} with their data`,
  );
  for (const line of stopped(run.events, sources)) console.log(`    ${line}`);
  return run;
});
process.exitCode = runs.every(({ sent, intact, quiescent }) => quiescent && intact === sent) ? 0 : 1;
