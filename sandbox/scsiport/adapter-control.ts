import type { AdapterContext } from './adapter-context.ts';

/** SCSI_ADAPTER_CONTROL_TYPE (srb.h). */
const QUERY_SUPPORTED_CONTROL_TYPES = 0;
const STOP_ADAPTER = 1;
const CONTROL_TYPES = 5;

/** SCSI_SUPPORTED_CONTROL_TYPE_LIST: how many there are, then a BOOLEAN for each. */
const LIST_BYTES = 4 + CONTROL_TYPES;

/** HwScsiAdapterControl: what it supports is asked once; ScsiStopAdapter comes when the machine shuts down. */
export class AdapterControl {
  readonly #context: AdapterContext;
  #supported: ReadonlySet<number> = new Set();

  constructor(context: AdapterContext) {
    this.#context = context;
  }

  /** Runs when the adapter has been initialised; a miniport need not have the routine. */
  querySupportedTypes(): void {
    const { machine, miniport, adapter } = this.#context;
    if (adapter.entryPoints.adapterControl === 0) return;
    const list = machine.pool.tryAllocate(LIST_BYTES, 'control-type-list');
    if (list === undefined) return;
    const { view } = miniport.program.memory;
    view.setUint32(list, CONTROL_TYPES, true);
    this.#call(QUERY_SUPPORTED_CONTROL_TYPES, list);
    const types = Array.from({ length: CONTROL_TYPES }, (_, type) => type);
    this.#supported = new Set(types.filter((type) => view.getUint8(list + 4 + type) !== 0));
    machine.pool.release(list, LIST_BYTES);
  }

  stop(): void {
    if (this.#supported.has(STOP_ADAPTER)) this.#call(STOP_ADAPTER, 0);
  }

  #call(type: number, parameters: number): void {
    const { adapterControl } = this.#context.adapter.entryPoints;
    this.#context.callSynchronized('HwScsiAdapterControl', adapterControl, [type, parameters]);
  }
}
