/**
 * What learners read and write here is the source of real drivers: each scenario's starter, solution and alternatives
 * build, with the given files, against headers and an import library that are not ours.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  cFilesOf,
  readGiven,
  readScenario,
  readScenarioFile,
  scenarioIds,
} from '../../sandbox/cli/scenario-folder.ts';
import type { SourceFile } from '../../sandbox/toolchain/compiler.ts';
import { DriverBuild } from './drivers-build.ts';

const PORT_DRIVER = 'scsiport.sys';

interface Candidate {
  readonly name: string;
  readonly sources: readonly SourceFile[];
}

function candidatesOf(id: string): Candidate[] {
  const scenario = readScenario(id);
  if (!('edit' in scenario)) throw new Error(`${id}/scenario.yaml is not valid`);
  const { files: given, errors } = readGiven(scenario);
  if (errors.length > 0) throw new Error(`${id} lacks a given file`);
  return ['starter.c', 'solution.c', ...cFilesOf(id, 'alternative')].map((file) => {
    const text = readScenarioFile(id, file);
    if (text === undefined) throw new Error(`${id} lacks ${file}`);
    return { name: `${id}/${file}`, sources: [{ path: scenario.edit, text }, ...given] };
  });
}

let builder: DriverBuild;

vi.setConfig({ maxConcurrency: 2 });

beforeAll(() => {
  builder = new DriverBuild();
});
afterAll(() => builder?.remove());

describe('with its given files, built for Windows without a warning', () => {
  test.concurrent.each(scenarioIds().flatMap(candidatesOf))(
    '$name is a native driver of scsiport.sys',
    async ({ sources }) => {
      const { format, subsystem, imports } = await builder.build(sources);
      expect({ format, subsystem }).toEqual({ format: 'pei-i386', subsystem: 'NT native' });
      // A SCSI miniport calls the port driver and nothing else.
      expect([...imports.keys()]).toEqual([PORT_DRIVER]);
      expect(imports.get(PORT_DRIVER)).toEqual(
        expect.arrayContaining(['ScsiPortInitialize', 'ScsiPortNotification']),
      );
    },
  );
});
