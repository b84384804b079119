/** A miniport for a device that is not ours: what stands in `virtio-blk/` was written from the device's specification. */

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { MachineConfig } from '../../sandbox/grading/machine-config.ts';
import { eventsOf, prepareSources } from '../../sandbox/scsiport/miniport.fixture.ts';
import { DriverBuild } from './drivers-build.ts';
import { type ForeignRun, runForeign } from './foreign-run.ts';
import { readDriver } from './foreign-sources.ts';
import { VIRTIO_MACHINE } from './virtio-machine.ts';

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);
const DRIVER = fileURLToPath(new URL('virtio-blk/', import.meta.url));

const prepared = prepareSources(readDriver(DRIVER));

async function run(machine: MachineConfig, seed: number): Promise<ForeignRun> {
  return runForeign(await prepared, machine, seed);
}

describe('the virtio block miniport', () => {
  it('is a driver for Windows that calls the port driver and nothing else', async () => {
    const builder = new DriverBuild();
    const { subsystem, imports } = await builder.build(readDriver(DRIVER));
    builder.remove();
    expect([subsystem, [...imports.keys()]]).toEqual(['NT native', ['scsiport.sys']]);
  });

  it.each(SEEDS)('completes every request with its data (seed %i)', async (seed) => {
    const { sent, intact, quiescent } = await run(VIRTIO_MACHINE, seed);
    expect(sent).toBeGreaterThanOrEqual(VIRTIO_MACHINE.workload.requests);
    expect({ intact, quiescent }).toEqual({ intact: sent, quiescent: true });
  });

  it('keeps several requests under way, and never more than the device has room for', async () => {
    const { events } = await run(VIRTIO_MACHINE, 1);
    let underWay = 0;
    const depths = eventsOf(events, 'device').map(({ event }) => {
      if (event === 'request-fetched') underWay += 1;
      if (event === 'request-used') underWay -= 1;
      return underWay;
    });
    expect(Math.max(...depths)).toBe(6);
    expect(eventsOf(events, 'device').map(({ event }) => event)).not.toContain('needs-reset');
  });

  it('serves requests without a tag among the tagged ones', async () => {
    const workload = { ...VIRTIO_MACHINE.workload, disableDisconnectPercent: 30 };
    const { sent, intact, quiescent } = await run({ ...VIRTIO_MACHINE, workload }, 1);
    expect({ intact, quiescent }).toEqual({ intact: sent, quiescent: true });
  });

  it('shows the device as the one disk of its bus', async () => {
    const { events } = await run(VIRTIO_MACHINE, 1);
    const found = eventsOf(events, 'unit-found');
    const disks = found.filter(({ deviceType }) => deviceType === 0);
    expect(disks.map(({ target, lun }) => [target, lun])).toEqual([[0, 0]]);
    const asked = [[0, 0], [0, 1], ...[1, 2, 3, 4, 5, 6].map((target) => [target, 0])];
    expect(found.map(({ target, lun }) => [target, lun])).toEqual(asked);
  });

  it('reports what the device could not read', async () => {
    const targets = VIRTIO_MACHINE.targets.map((disk) => ({ ...disk, badBlocks: [300] }));
    const workload = { ...VIRTIO_MACHINE.workload, retries: 0 };
    const { sent, back, succeeded, intact } = await run({ ...VIRTIO_MACHINE, targets, workload }, 1);
    expect(back).toBe(sent);
    expect(intact).toBe(succeeded);
    expect(succeeded).toBeLessThan(sent);
  });
});
