/** A driver's side of the TH-50 for specs: rings in the bench's memory, requests announced and completions read. */

import { Disk } from '../../scsi/disk.ts';
import { Target } from '../../scsi/target.ts';
import { encodeEntry, readField } from '../entry-layout.ts';
import { TestPorts } from '../ports.fixture.ts';
import { maskOf } from '../register-table.ts';
import type { TrainingHbaConfig } from './config.ts';
import {
  BUSCTL,
  CMPBASE,
  CMPHEAD,
  CMPTAIL,
  COMPLETION_ENTRY,
  CTRL,
  DIRECTION,
  INTEN,
  INTST,
  REQBASE,
  REQTAIL,
  REQUEST_ENTRY,
  RINGSZ,
} from './registers.ts';
import { TrainingHba } from './training-hba.ts';

export const FETCH_NS = 2_000;
export const LATENCY_NS = 50_000;
/** Longer than any command of the bench, shorter than a selection timeout. */
export const A_COMMAND_NS = 1_000_000;

const REQUESTS = 0x10_0000;
const COMPLETIONS = 0x10_4000;
export const DATA = 0x10_8000;
export const SENSE = 0x10_7000;
/** No memory answers here. */
export const NOWHERE = 0x40;

export const mask = {
  RST: maskOf(CTRL, 'RST'),
  RUN: maskOf(CTRL, 'RUN'),
  CMPL: maskOf(INTST, 'CMPL'),
  REQA: maskOf(INTST, 'REQA'),
  BRST: maskOf(INTST, 'BRST'),
  HERR: maskOf(INTST, 'HERR'),
  INT: maskOf(INTST, 'INT'),
  RSTO: maskOf(BUSCTL, 'RSTO'),
};

type CompletionField = (typeof COMPLETION_ENTRY)['fields'][number]['name'];

export interface BenchRequest {
  readonly Context?: number;
  readonly Bus?: number;
  readonly Target?: number;
  readonly Lun?: number;
  readonly CdbLength?: number;
  readonly Direction?: number;
  readonly DataAddress?: number;
  readonly DataLength?: number;
  readonly SenseAddress?: number;
  readonly SenseLength?: number;
  readonly cdb?: readonly number[];
}

/** READ(10) of one block. */
export const readBlock = (lba: number): BenchRequest => ({
  Direction: DIRECTION.IN,
  DataAddress: DATA,
  DataLength: 512,
  cdb: [0x28, 0, 0, 0, 0, lba, 0, 0, 1, 0],
});

export class Bench {
  readonly ports = new TestPorts();
  readonly disks = [0, 1].map(
    (target) => new Disk({ target, lun: 0, blocks: 64, latencyNs: [LATENCY_NS, LATENCY_NS] }),
  );
  readonly hba: TrainingHba;
  readonly #requests: number;
  readonly #completions: number;
  #tail = 0;

  /** An HBA that runs, with rings of the given sizes and nothing enabled. */
  constructor(requests = 8, completions = 8, config: Partial<TrainingHbaConfig> = {}) {
    this.hba = new TrainingHba(this.ports, {
      fetchNs: FETCH_NS,
      bytesPerSecond: 10_000_000,
      targets: this.disks.map((disk) => new Target(disk.target, [disk])),
      ...config,
    });
    this.#requests = requests;
    this.#completions = completions;
    this.start();
  }

  /** CTRL.RST, then rings and RUN. */
  start(): void {
    this.#tail = 0;
    this.write(CTRL, mask.RST);
    this.write(REQBASE, REQUESTS);
    this.write(CMPBASE, COMPLETIONS);
    this.write(RINGSZ, this.#requests | (this.#completions << 16));
    this.write(CTRL, mask.RUN);
  }

  read(register: { readonly offset: number }): number | undefined {
    return this.hba.read(register.offset, 4);
  }

  write(register: { readonly offset: number }, value: number): boolean {
    return this.hba.write(register.offset, 4, value);
  }

  enable(causes: number): void {
    this.write(INTEN, causes);
  }

  /** Fills the next entry without announcing it. */
  fill({ cdb = [0, 0, 0, 0, 0, 0], ...fields }: BenchRequest): void {
    const entry = encodeEntry(REQUEST_ENTRY, { CdbLength: cdb.length, ...fields });
    entry.set(cdb, 0x18);
    this.ports.dma.write(REQUESTS + this.#tail * REQUEST_ENTRY.size, entry);
    this.#tail = (this.#tail + 1) % this.#requests;
  }

  /** Fills entries and rings the doorbell once. */
  announce(...requests: readonly BenchRequest[]): void {
    for (const request of requests) this.fill(request);
    this.write(REQTAIL, this.#tail);
  }

  /** Announces the request and lets time pass until it is completed. */
  run(request: BenchRequest): Record<CompletionField, number> {
    const index = this.read(CMPTAIL) ?? 0;
    this.announce(request);
    this.ports.settle();
    return this.completion(index);
  }

  completion(index: number): Record<CompletionField, number> {
    const address = COMPLETIONS + index * COMPLETION_ENTRY.size;
    const entry =
      this.ports.dma.read(address, COMPLETION_ENTRY.size) ?? new Uint8Array(COMPLETION_ENTRY.size);
    const view = new DataView(entry.buffer);
    const field = (name: CompletionField) => readField(COMPLETION_ENTRY, view, name);
    return {
      Context: field('Context'),
      HostStatus: field('HostStatus'),
      ScsiStatus: field('ScsiStatus'),
      Reserved: field('Reserved'),
      Residual: field('Residual'),
      Sequence: field('Sequence'),
    };
  }

  takeAll(): void {
    this.write(CMPHEAD, this.read(CMPTAIL) ?? 0);
  }
}
