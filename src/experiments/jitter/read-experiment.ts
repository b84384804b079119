/** `content/experiments/<name>/experiment.yaml`, and the program beside it. */

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { MachineConfig } from '../../../sandbox/grading/machine-config.ts';
import { machine } from '../../../sandbox/grading/machine-schema.ts';
import { machineOf } from '../../../sandbox/grading/resolve-machine.ts';
import { PARTS } from '../../../sandbox/grading/scenario-schema.ts';
import { workload } from '../../../sandbox/grading/workload-schema.ts';
import type { SourceFile } from '../../../sandbox/toolchain/compiler.ts';

const experimentSchema = z.strictObject({
  part: z.enum(PARTS),
  order: z.int().positive(),
  /** Files of the driver shared with scenarios, relative to `content/scenarios`. */
  given: z.array(z.string()),
  /** Files beside the experiment. */
  own: z.array(z.string()),
  machine,
  workload,
  limits: z.strictObject({ virtualMs: z.number().positive() }),
});

export interface Experiment {
  readonly files: readonly SourceFile[];
  readonly machine: MachineConfig;
}

/**
 * @param content the folder `content/`
 * @throws when a file is missing or not as its schema wants it
 */
export function readExperiment(content: string, name: string): Experiment {
  const folder = `${content}experiments/${name}/`;
  const experiment = experimentSchema.parse(parse(readFileSync(`${folder}experiment.yaml`, 'utf8')));
  const paths = [
    ...experiment.own.map((file) => folder + file),
    ...experiment.given.map((file) => `${content}scenarios/${file}`),
  ];
  return {
    files: paths.map((path) => ({ path: basename(path), text: readFileSync(path, 'utf8') })),
    machine: machineOf(experiment),
  };
}
