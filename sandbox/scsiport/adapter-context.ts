import type { Dpc } from '../machine/processor.ts';
import type { MiniportRoutine, SrbId } from '../trace/event.ts';
import type { Adapter } from './adapter.ts';
import { isRecorded } from './interrupt-data.ts';
import { LogicalUnit, unitKey } from './logical-unit.ts';
import type { Miniport } from './miniport.ts';
import type { PortMachine } from './port-machine.ts';

/** What the parts of the port driver that serve one adapter share. */
export class AdapterContext {
  readonly machine: PortMachine;
  readonly miniport: Miniport;
  readonly adapter: Adapter;
  readonly #completionDpc: Dpc;

  constructor(machine: PortMachine, miniport: Miniport, adapter: Adapter, completionDpc: Dpc) {
    this.machine = machine;
    this.miniport = miniport;
    this.adapter = adapter;
    this.#completionDpc = completionDpc;
  }

  /** Runs `body` at the adapter's IRQL, where its interrupt routine cannot run. */
  synchronize<T>(body: () => T): T {
    return this.machine.processor.runAt(this.adapter.slot.line.irql, body);
  }

  /** Calls one of the miniport's routines, synchronised with its interrupt routine, then has its notifications processed. */
  callSynchronized(
    routine: MiniportRoutine,
    pointer: number,
    args: readonly number[] = [],
    srb?: SrbId,
  ): number {
    const result = this.synchronize(() =>
      this.miniport.run(routine, pointer, [this.adapter.extension, ...args], srb),
    );
    this.requestDpc();
    return result;
  }

  /** Has what the miniport notified of processed. */
  requestDpc(): void {
    if (isRecorded(this.adapter.interruptData)) this.machine.processor.queueDpc(this.#completionDpc);
  }

  /** The unit's record, made at its first request. */
  unit(path: number, target: number, lun: number): LogicalUnit {
    const { units, configuration } = this.adapter;
    const key = unitKey(path, target, lun);
    const known = units.get(key);
    if (known !== undefined) return known;
    const size = configuration.unitExtensionSize;
    const extension = size === 0 ? 0 : this.machine.pool.allocate(size, 'unit-extension');
    const unit = new LogicalUnit(path, target, lun, extension);
    units.set(key, unit);
    return unit;
  }
}
