import type { AdapterContext } from './adapter-context.ts';
import type { LogicalUnit } from './logical-unit.ts';
import { inquiry } from './port-request.ts';
import type { RequestStarter } from './request-starter.ts';

/** Bytes of INQUIRY data that are asked for: the standard ones. [SCSI-2] 8.2.5.1 */
const INQUIRY_BYTES = 36;

/** Peripheral qualifier: zero when a unit is connected there. [SCSI-2] 8.2.5.1 */
const QUALIFIER = 0xe0;

type Address = Pick<LogicalUnit, 'path' | 'target' | 'lun'>;

/**
 * Asks every target of a bus, one after the other, what it is: its logical unit 0, and the next one as long as they
 * answer. A gap ends the search of a target (Microsoft Knowledge Base, Q162471 and Q182541).
 */
export class BusEnumeration {
  readonly #context: AdapterContext;
  readonly #starter: RequestStarter;

  constructor(context: AdapterContext, starter: RequestStarter) {
    this.#context = context;
    this.#starter = starter;
  }

  begin(path: number): void {
    this.#ask({ path, target: 0, lun: 0 });
  }

  #ask(unit: Address): void {
    const { adapter, machine } = this.#context;
    const { initiatorIds, maximumTargets } = adapter.configuration;
    const { path, target } = unit;
    if (target >= maximumTargets) return;
    if (target === initiatorIds[path]) {
      this.#ask(targetAfter(unit));
      return;
    }
    const address = machine.pool.tryAllocate(INQUIRY_BYTES, 'data-buffer');
    if (address === undefined) return;
    const request = inquiry(this.#context, unit, { address, length: INQUIRY_BYTES }, (succeeded) => {
      const isThere = this.#record(unit, succeeded ? address : 0);
      machine.pool.release(address, INQUIRY_BYTES);
      this.#ask(this.#after(unit, isThere));
    });
    if (request === undefined) machine.pool.release(address, INQUIRY_BYTES);
    else this.#starter.startAtOnce(this.#context.unit(path, target, unit.lun), request);
  }

  #after(unit: Address, isThere: boolean): Address {
    const lun = unit.lun + 1;
    const { maximumUnits } = this.#context.adapter.configuration;
    return isThere && lun < maximumUnits ? { ...unit, lun } : targetAfter(unit);
  }

  /**
   * @param data address of what the target answered; 0 when it did not
   * @returns whether there is a unit
   */
  #record(unit: Address, data: number): boolean {
    const { machine, miniport } = this.#context;
    const answer = data === 0 ? QUALIFIER : miniport.program.memory.view.getUint8(data);
    const isThere = (answer & QUALIFIER) === 0;
    machine.trace.record({ kind: 'unit-found', ...unit, deviceType: isThere ? answer : -1 });
    return isThere;
  }
}

function targetAfter({ path, target }: Address): Address {
  return { path, target: target + 1, lun: 0 };
}
