/** Experiments as a content collection: the program compiled, and the run that is shown before anything is turned. */

import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { z } from 'astro/zod';
import { createNodeCompiler } from '../../../sandbox/cli/node-toolchain.ts';
import type { MachineConfig } from '../../../sandbox/grading/machine-config.ts';
import { prepareProgram } from '../../../sandbox/program/prepare.ts';
import { FIRST_SETTINGS, type Outcome, runExperiment } from './experiment.ts';
import { readExperiment } from './read-experiment.ts';

const NAME = 'feel-the-jitter';

/** Made by this project's own code at build time, so not looked into again. */
export const experimentSchema = z.object({
  /** The linked program, base64. */
  module: z.string(),
  machine: z.custom<MachineConfig>(),
  first: z.custom<Outcome>(),
});

export function experimentsLoader(): Loader {
  return {
    name: 'experiments-loader',
    load: async (context) => {
      const content = fileURLToPath(new URL('content/', context.config.root));
      await load(content, context);
      context.watcher?.add(`${content}experiments/`);
      context.watcher?.on('change', (path) => {
        if (path.startsWith(`${content}experiments/`)) void load(content, context);
      });
    },
  };
}

async function load(content: string, { store, parseData }: LoaderContext): Promise<void> {
  const { files, machine } = readExperiment(content, NAME);
  const compiled = await (await createNodeCompiler()).compile(files);
  if (!compiled.ok) throw new Error(`${NAME} does not compile: ${JSON.stringify(compiled.diagnostics)}`);
  const program = await prepareProgram(compiled.module);
  const data = {
    module: Buffer.from(compiled.module).toString('base64'),
    machine,
    first: runExperiment(program, machine, FIRST_SETTINGS),
  };
  store.set({ id: NAME, data: await parseData({ id: NAME, data }) });
}
