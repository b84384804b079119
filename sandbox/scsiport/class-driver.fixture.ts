/** For specs: a port driver that hands every request straight to its unit, a microsecond later. */

import { MemoryPool } from '../machine/memory-pool.ts';
import { Processor } from '../machine/processor.ts';
import { PC_OF_1996 } from '../machine/profile.ts';
import { randomStream } from '../machine/random.ts';
import { ShadowedMemory, shadowedSize } from '../program/guarded-memory.ts';
import type { StorageUnit } from '../scsi/units.ts';
import { EventQueue } from '../time/event-queue.ts';
import type { EventOf } from '../trace/event.ts';
import { TraceRecorder } from '../trace/recorder.ts';
import { type Adapter, newAdapter } from './adapter.ts';
import { type AdapterConfiguration, UNDECIDED } from './adapter-configuration.ts';
import { ClassDriver, type ClassPort, type Workload } from './class-driver.ts';
import type { AdapterSlot } from './port-machine.ts';
import type { Request } from './request.ts';
import { SCSI_REQUEST_BLOCK as SRB } from './structures.ts';

const POOL_START = 0x18000;
const SIZE = 0x20_0000;
const WORK_NS = 1000;
const NO_ENTRY_POINTS = {
  initialize: 0,
  startIo: 0,
  interrupt: 0,
  findAdapter: 0,
  resetBus: 0,
  adapterControl: 0,
  dmaStarted: 0,
};

/** srb.h */
const SUCCESS = 0x01;
const ERROR_FROZEN_WITH_SENSE = 0x04 | 0x40 | 0x80;
const ERROR_FROZEN = 0x04 | 0x40;

export interface Sent extends Request {
  readonly data: Uint8Array;
  /** Bytes from each page boundary on that are contiguous on the bus. */
  readonly runs: readonly number[];
}

export interface Bench {
  readonly sent: readonly Sent[];
  readonly returned: readonly EventOf<'srb-return'>[];
  /** Unit addresses whose queue was released. */
  readonly released: readonly string[];
  /** Most requests that a unit held at once. */
  readonly deepest: number;
}

const WORKLOAD: Workload = { requests: 4, transferBlocks: [1, 2], writePercent: 50, gapNs: [0, 500] };

/** Lets the class driver work until nothing is left to do. */
export function bench(
  units: readonly StorageUnit[],
  workload: Partial<Workload> = {},
  configuration: Partial<AdapterConfiguration> = {},
): Bench {
  const queue = new EventQueue();
  const trace = new TraceRecorder(() => queue.now());
  const processor = new Processor(queue, trace, PC_OF_1996);
  const memory = new ShadowedMemory(new ArrayBuffer(shadowedSize(SIZE)), {
    size: SIZE,
    stackTop: 0x14000,
    heapBase: POOL_START,
  });
  const pool = new MemoryPool(memory, randomStream(1, 'page-frames'));
  const slot = {} as AdapterSlot;
  const adapter: Adapter = newAdapter(slot, 0, 0, NO_ENTRY_POINTS);
  adapter.configuration = {
    ...UNDECIDED,
    maximumTransferLength: 0x1_0000,
    numberOfBuses: 1,
    maximumTargets: 8,
    maximumUnits: 8,
    ...configuration,
  };
  const sent: Sent[] = [];
  const released: string[] = [];
  const held = new Map<StorageUnit, number>();
  let deepest = 0;

  const submit = (_: Adapter, request: Request): void => {
    const data = memory.bytes.slice(request.buffer, request.buffer + request.length);
    const runs = Array.from({ length: Math.ceil(request.length / 4096) }, (_page, index) =>
      pool.contiguous(request.buffer + index * 4096, request.length - index * 4096),
    );
    sent.push({ ...request, data, runs });
    const unit = units.find(({ target, lun }) => target === request.target && lun === request.lun);
    if (unit === undefined) throw new Error('a request for nobody');
    held.set(unit, (held.get(unit) ?? 0) + 1);
    deepest = Math.max(deepest, held.get(unit) ?? 0);
    queue.after(WORK_NS, () => {
      held.set(unit, (held.get(unit) ?? 0) - 1);
      perform(memory, unit, request);
      request.done();
    });
  };
  const port = {
    machine: { queue, trace, processor, pool },
    miniport: { program: { memory } },
    adapters: [adapter],
    submit,
    releaseQueue: (_: Adapter, path: number, target: number, lun: number) =>
      released.push(`${path}.${target}.${lun}`),
  } as unknown as ClassPort;
  const driver = new ClassDriver(
    port,
    [{ slot, units }],
    { ...WORKLOAD, ...workload },
    randomStream(7, 'class-driver'),
  );
  processor.post(() => driver.start());
  processor.run(60e9);
  const returned = trace.events.filter((event) => event.kind === 'srb-return');
  return { sent, returned, released, deepest };
}

/** What HBA, bus and miniport would do together. */
function perform(memory: ShadowedMemory, unit: StorageUnit, request: Request): void {
  const { srb, cdb, buffer, sense, senseLength } = request;
  const wanted = Math.min(unit.dataOutLength(cdb), request.length);
  const { status, dataIn } = unit.execute(cdb, memory.bytes.slice(buffer, buffer + wanted));
  memory.bytes.set(dataIn.subarray(0, request.length), buffer);
  const good = status === 0;
  if (status === 2) {
    const data = unit.execute(Uint8Array.of(3, 0, 0, 0, senseLength, 0), new Uint8Array(0)).dataIn;
    memory.bytes.set(data, sense);
  }
  const failed = status === 2 ? ERROR_FROZEN_WITH_SENSE : ERROR_FROZEN;
  memory.view.setUint8(srb + SRB.SrbStatus, good ? SUCCESS : failed);
  memory.view.setUint8(srb + SRB.ScsiStatus, status);
  memory.view.setUint32(srb + SRB.DataTransferLength, wanted + dataIn.length, true);
}
