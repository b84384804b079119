import type { Dpc } from '../machine/processor.ts';
import type { Adapter } from './adapter.ts';
import { AdapterContext } from './adapter-context.ts';
import { AdapterControl } from './adapter-control.ts';
import { BusEnumeration } from './bus-enumeration.ts';
import { Completion } from './completion.ts';
import { CompletionDpc } from './completion-dpc.ts';
import { DmaTransfer } from './dma-transfer.ts';
import type { Miniport } from './miniport.ts';
import { MiniportTimer } from './miniport-timer.ts';
import type { PortMachine } from './port-machine.ts';
import type { Request } from './request.ts';
import { RequestStarter } from './request-starter.ts';
import { SecondTick } from './second-tick.ts';

/** Everything that the port driver does for one adapter. */
export class AdapterServices {
  readonly context: AdapterContext;
  readonly control: AdapterControl;
  readonly dma: DmaTransfer;
  readonly #starter: RequestStarter;
  readonly #enumeration: BusEnumeration;
  readonly #timer: MiniportTimer;
  readonly #tick: SecondTick;
  #disconnect: (() => void) | undefined;

  constructor(machine: PortMachine, miniport: Miniport, adapter: Adapter) {
    const dpc: Dpc = {
      name: 'ScsiPortCompletionDpc',
      run: () => {
        completionDpc.run();
        this.#tick.startOrStop();
      },
    };
    this.context = new AdapterContext(machine, miniport, adapter, dpc);
    this.control = new AdapterControl(this.context);
    this.dma = new DmaTransfer(this.context);
    this.#starter = new RequestStarter(this.context);
    this.#enumeration = new BusEnumeration(this.context, this.#starter);
    this.#timer = new MiniportTimer(this.context);
    this.#tick = new SecondTick(this.context, this.#starter);
    const completionDpc = new CompletionDpc(this.context, {
      starter: this.#starter,
      completion: new Completion(this.context, this.#starter),
      timer: this.#timer,
      dma: this.dma,
      enumeration: this.#enumeration,
    });
  }

  get adapter(): Adapter {
    return this.context.adapter;
  }

  /** Connects the miniport's interrupt routine; without one the adapter's interrupts reach nobody. */
  connectInterrupt(): void {
    const { entryPoints, slot } = this.adapter;
    if (entryPoints.interrupt === 0) return;
    this.#disconnect = slot.line.connect({ device: slot.source, service: () => this.#service() });
  }

  /** Nothing more is asked of the miniport for this adapter. */
  stop(): void {
    this.#disconnect?.();
    this.#timer.stop();
  }

  /** A request from above. Runs at DISPATCH_LEVEL. */
  submit(request: Request): void {
    const unit = this.context.unit(request.path, request.target, request.lun);
    unit.waiting.push(request);
    this.#starter.startUnit(unit);
  }

  /** Asks every target of every bus what it is. Runs at DISPATCH_LEVEL. */
  scanBuses(): void {
    const { numberOfBuses } = this.adapter.configuration;
    for (let path = 0; path < numberOfBuses; path += 1) this.#enumeration.begin(path);
  }

  startTicking(): void {
    this.#tick.start();
  }

  /** The class driver has dealt with a failed request: the unit's queue moves again. Runs at DISPATCH_LEVEL. */
  releaseQueue(path: number, target: number, lun: number): void {
    const unit = this.context.unit(path, target, lun);
    unit.frozen = false;
    this.#starter.startUnit(unit);
  }

  #service(): boolean {
    const { adapter, miniport } = this.context;
    if (adapter.interruptBarred) return false;
    const claimed = miniport.run('HwScsiInterrupt', adapter.entryPoints.interrupt, [adapter.extension]);
    if ((claimed & 0xff) === 0) return false;
    this.context.requestDpc();
    return true;
  }
}
