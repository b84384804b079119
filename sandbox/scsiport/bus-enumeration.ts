import type { AdapterContext } from './adapter-context.ts';
import { inquiry } from './port-request.ts';
import type { RequestStarter } from './request-starter.ts';

/** Bytes of INQUIRY data that are asked for: the standard ones. [SCSI-2] 8.2.5.1 */
const INQUIRY_BYTES = 36;

/** Asks every target of a bus, one after the other, what it is. */
export class BusEnumeration {
  readonly #context: AdapterContext;
  readonly #starter: RequestStarter;

  constructor(context: AdapterContext, starter: RequestStarter) {
    this.#context = context;
    this.#starter = starter;
  }

  begin(path: number): void {
    this.#ask(path, 0);
  }

  #ask(path: number, target: number): void {
    const { adapter, machine } = this.#context;
    if (target >= adapter.configuration.maximumTargets) return;
    const next = (): void => this.#ask(path, target + 1);
    if (target === adapter.configuration.initiatorIds[path]) {
      next();
      return;
    }
    const address = machine.pool.tryAllocate(INQUIRY_BYTES, 'data-buffer');
    if (address === undefined) return;
    const request = inquiry(
      this.#context,
      { path, target, lun: 0 },
      { address, length: INQUIRY_BYTES },
      (succeeded) => {
        this.#record(path, target, succeeded ? address : 0);
        machine.pool.release(address, INQUIRY_BYTES);
        next();
      },
    );
    if (request === undefined) machine.pool.release(address, INQUIRY_BYTES);
    else this.#starter.startAtOnce(this.#context.unit(path, target, 0), request);
  }

  /** @param data address of what the target answered; 0 when it did not */
  #record(path: number, target: number, data: number): void {
    const { machine, miniport } = this.#context;
    // Peripheral qualifier and device type; the text after them is the vendor's. [SCSI-2] 8.2.5.1
    const deviceType = data === 0 ? -1 : miniport.program.memory.view.getUint8(data);
    machine.trace.record({ kind: 'unit-found', path, target, lun: 0, deviceType });
  }
}
