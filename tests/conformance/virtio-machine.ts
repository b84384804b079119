import type { MachineConfig } from '../../sandbox/grading/machine-config.ts';

/** A PC with a virtio block device, and a class driver that reads and writes more than the device can do at a time. */
export const VIRTIO_MACHINE: MachineConfig = {
  irq: 11,
  hba: { model: 'virtio-blk', fetchNs: 2_000, bytesPerSecond: 50e6 },
  targets: [{ target: 0, lun: 0, blocks: 8_192, latencyNs: [50_000, 400_000] }],
  workload: { requests: 200, transferBlocks: [1, 256], writePercent: 50, gapNs: [0, 500_000], retries: 4 },
  scansBuses: true,
  limitNs: 600e9,
};
