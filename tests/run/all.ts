/**
 * `npm test`: installs what is missing, runs every stage even after a failure, and closes with `N passed, N failed`.
 * Exit code 0 when nothing failed.
 */

import { mkdirSync } from 'node:fs';
import { installPrerequisites } from './prerequisites.ts';
import { STAGES } from './stages.ts';

mkdirSync('test-results', { recursive: true });
const toInstall = installPrerequisites();
for (const line of toInstall) console.log(line);

let passed = 0;
let failed = toInstall.length;
for (const stage of STAGES) {
  console.log(`\n== ${stage.name}`);
  const begun = performance.now();
  const outcome = stage.run();
  const seconds = Math.round((performance.now() - begun) / 1000);
  passed += outcome.passed;
  failed += outcome.failed;
  console.log(`-- ${stage.name}: ${outcome.passed} ok, ${outcome.failed} not ok, ${seconds} s`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
