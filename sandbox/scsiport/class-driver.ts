import type { Random } from '../machine/random.ts';
import type { GuardedMemory, Permission } from '../program/memory.ts';
import { blockSpan10, OPERATION } from '../scsi/cdb.ts';
import { BLOCK_BYTES, type Disk } from '../scsi/disk.ts';
import {
  SCSISTAT_GOOD,
  SP_UNTAGGED,
  SRB_FLAGS_DATA_IN,
  SRB_FLAGS_DATA_OUT,
  SRB_FUNCTION_EXECUTE_SCSI,
  SRB_STATUS_MASK,
  SRB_STATUS_SUCCESS,
} from './constants.ts';
import type { PortDriver } from './port-driver.ts';
import { transferLimit } from './routines/initialization.ts';
import { SCSI_REQUEST_BLOCK as SRB } from './structures.ts';

/** What disk class drivers give a request unless told otherwise, in seconds. */
const TIME_OUT = 10;

/** Bytes of sense data a class driver of that time makes room for (SENSE_DATA). */
const SENSE_BYTES = 18;

const READ_WRITE_10_BYTES = 10;

export interface Workload {
  readonly requests: number;
  /** Blocks of one request, both ends included. */
  readonly transferBlocks: readonly [low: number, high: number];
  /** Share of writes, 0 to 100. */
  readonly writePercent: number;
  /** Nanoseconds from one request to the next, both ends included. */
  readonly gapNs: readonly [low: number, high: number];
}

/** Where a unit's next request begins: consecutive requests never overlap. */
interface Cursor {
  readonly disk: Disk;
  lba: number;
}

/** One read or write, as drawn from the workload. */
interface Transfer {
  readonly disk: Disk;
  readonly lba: number;
  readonly blocks: number;
  readonly write: boolean;
}

/** Virtual addresses of what one request takes from the pool. */
interface RequestMemory {
  readonly srb: number;
  readonly buffer: number;
  readonly sense: number;
  /** 0 when the miniport asked for no SRB extension. */
  readonly extension: number;
}

/** The disk class driver above the port driver: reads and writes, and verifies every byte that comes back. */
export class ClassDriver {
  readonly #port: PortDriver;
  readonly #cursors: readonly Cursor[];
  readonly #workload: Workload;
  readonly #random: Random;
  #submitted = 0;
  #outstanding = 0;
  /** Waits for the memory of another request. */
  #held: Transfer | undefined;

  constructor(port: PortDriver, disks: readonly Disk[], workload: Workload, random: Random) {
    this.#port = port;
    this.#cursors = disks.map((disk) => ({ disk, lba: 0 }));
    this.#workload = workload;
    this.#random = random;
  }

  /** Schedules the first request; each one schedules the next. Without an adapter there is nothing to ask. */
  start(): void {
    if (this.#port.adapter === undefined || this.#submitted === this.#workload.requests) return;
    const { queue, processor } = this.#port.machine;
    queue.after(this.#random(...this.#workload.gapNs), () => {
      processor.post(() => {
        const transfer = this.#draw();
        if (transfer !== undefined) this.#send(transfer);
      });
    });
  }

  #draw(): Transfer | undefined {
    const { adapter } = this.#port;
    const cursor = this.#cursors[this.#random(0, this.#cursors.length - 1)];
    if (adapter === undefined || cursor === undefined) return undefined;
    const { disk } = cursor;
    const largest = Math.max(1, Math.floor(transferLimit(adapter) / BLOCK_BYTES));
    const blocks = Math.min(this.#random(...this.#workload.transferBlocks), largest, disk.blocks);
    if (cursor.lba + blocks > disk.blocks) cursor.lba = 0;
    const { lba } = cursor;
    cursor.lba += blocks;
    const write = this.#random(1, 100) <= this.#workload.writePercent;
    return { disk, lba, blocks, write };
  }

  #send(transfer: Transfer): void {
    const memory = this.#takeMemory(transfer);
    if (memory === undefined) {
      this.#held = transfer;
      return;
    }
    this.#submitted += 1;
    this.#outstanding += 1;
    this.#submit(this.#submitted, transfer, memory);
    this.start();
  }

  /** @throws BugCheck when there is no memory even for a single request */
  #takeMemory({ blocks, write }: Transfer): RequestMemory | undefined {
    const { pool } = this.#port.machine;
    const taken: [address: number, length: number][] = [];
    const take = (length: number, region: string, permission: Permission = 'read-write'): number => {
      const address =
        this.#outstanding === 0
          ? pool.allocate(length, region, permission)
          : pool.tryAllocate(length, region, permission);
      if (address !== undefined) taken.push([address, length]);
      return address ?? 0;
    };
    const extensionSize = this.#port.adapter?.srbExtensionSize ?? 0;
    const memory = {
      srb: take(SRB.size, 'srb'),
      buffer: take(blocks * BLOCK_BYTES, 'data-buffer', write ? 'read-only' : 'read-write'),
      sense: take(SENSE_BYTES, 'sense-buffer'),
      extension: extensionSize === 0 ? 0 : take(extensionSize, 'srb-extension'),
    };
    if (taken.length === (extensionSize === 0 ? 3 : 4)) return memory;
    for (const [address, length] of taken) pool.release(address, length);
    return undefined;
  }

  #submit(id: number, transfer: Transfer, requestMemory: RequestMemory): void {
    const { machine, miniport } = this.#port;
    const { pool, processor, trace } = machine;
    const { memory } = miniport.program;
    const { disk, lba, blocks, write } = transfer;
    const { srb, buffer, sense, extension } = requestMemory;
    const extensionSize = this.#port.adapter?.srbExtensionSize ?? 0;
    const length = blocks * BLOCK_BYTES;
    if (write) {
      for (let index = 0; index < length; index += 4)
        memory.view.setUint32(buffer + index, this.#random(0, 0xffff_ffff), true);
    }
    const cdb = transferCdb(write, lba, blocks);
    fillSrb(memory, transfer, requestMemory, cdb);
    this.#port.submit({
      id,
      srb,
      path: 0,
      target: disk.target,
      lun: disk.lun,
      cdb,
      buffer,
      length,
      direction: write ? 'out' : 'in',
      sense,
      senseLength: SENSE_BYTES,
      srbExtension: extension,
      timeout: TIME_OUT,
      done: () => {
        const { view } = memory;
        const srbStatus = view.getUint8(srb + SRB.SrbStatus);
        const scsiStatus = view.getUint8(srb + SRB.ScsiStatus);
        const transferred = view.getUint32(srb + SRB.DataTransferLength, true);
        const span = blockSpan10(cdb);
        const onMedium = disk.read(span.lba, span.blocks);
        const inMemory = memory.bytes.subarray(buffer, buffer + length);
        trace.record({
          kind: 'srb-return',
          srb: id,
          srbStatus,
          scsiStatus,
          length: transferred,
          dataIntact:
            (srbStatus & SRB_STATUS_MASK) === SRB_STATUS_SUCCESS &&
            scsiStatus === SCSISTAT_GOOD &&
            transferred === length &&
            onMedium.every((byte, index) => byte === inMemory[index]),
        });
        pool.release(srb, SRB.size);
        pool.release(buffer, length);
        pool.release(sense, SENSE_BYTES);
        if (extension !== 0) pool.release(extension, extensionSize);
        this.#outstanding -= 1;
        const held = this.#held;
        this.#held = undefined;
        if (held !== undefined) processor.post(() => this.#send(held));
      },
    });
  }
}

function fillSrb(memory: GuardedMemory, transfer: Transfer, parts: RequestMemory, cdb: Uint8Array): void {
  const { view, bytes } = memory;
  const { srb } = parts;
  const { disk, blocks, write } = transfer;
  view.setUint16(srb + SRB.Length, SRB.size, true);
  view.setUint8(srb + SRB.Function, SRB_FUNCTION_EXECUTE_SCSI);
  view.setUint8(srb + SRB.TargetId, disk.target);
  view.setUint8(srb + SRB.Lun, disk.lun);
  view.setUint8(srb + SRB.QueueTag, SP_UNTAGGED);
  view.setUint8(srb + SRB.CdbLength, cdb.length);
  view.setUint8(srb + SRB.SenseInfoBufferLength, SENSE_BYTES);
  view.setUint32(srb + SRB.SrbFlags, write ? SRB_FLAGS_DATA_OUT : SRB_FLAGS_DATA_IN, true);
  view.setUint32(srb + SRB.DataTransferLength, blocks * BLOCK_BYTES, true);
  view.setUint32(srb + SRB.TimeOutValue, TIME_OUT, true);
  view.setUint32(srb + SRB.DataBuffer, parts.buffer, true);
  view.setUint32(srb + SRB.SenseInfoBuffer, parts.sense, true);
  view.setUint32(srb + SRB.SrbExtension, parts.extension, true);
  bytes.set(cdb, srb + SRB.Cdb);
}

/** READ(10) or WRITE(10). [SCSI-2] 9.2.6, 9.2.21 */
function transferCdb(write: boolean, lba: number, blocks: number): Uint8Array {
  const cdb = new Uint8Array(READ_WRITE_10_BYTES);
  const view = new DataView(cdb.buffer);
  view.setUint8(0, write ? OPERATION.WRITE_10 : OPERATION.READ_10);
  view.setUint32(2, lba);
  view.setUint16(7, blocks);
  return cdb;
}
