import type { Cancel, DevicePorts } from '../device.ts';
import { REQUEST_ENTRY } from './registers.ts';
import { decodeRequest, type Request } from './request.ts';
import type { RequestRing } from './request-ring.ts';

export interface FetcherConfig {
  /** Nanoseconds one fetch takes; of a pair, each fetch draws one: shortest, longest. */
  readonly fetchNs: number | readonly [number, number];
  /** SCSI buses that an entry can name. */
  readonly buses: number;
}

export interface FetchListener {
  fetched(request: Request): void;
  /** No memory answered at the entry's address. */
  failed(address: number, length: number): void;
}

/** Takes announced entries out of the request ring, one at a time. */
export class RequestFetcher {
  readonly #ports: DevicePorts;
  readonly #ring: RequestRing;
  readonly #fetchNs: FetcherConfig['fetchNs'];
  readonly #buses: number;
  readonly #listener: FetchListener;
  #fetching: Cancel | undefined;

  constructor(
    ports: DevicePorts,
    ring: RequestRing,
    { fetchNs, buses }: FetcherConfig,
    listener: FetchListener,
  ) {
    this.#ports = ports;
    this.#ring = ring;
    this.#fetchNs = fetchNs;
    this.#buses = buses;
    this.#listener = listener;
  }

  /** Begins to fetch the next announced entry, when there is one and no fetch is under way. */
  advance(): void {
    if (this.#fetching !== undefined || this.#ring.waiting === 0) return;
    this.#fetching = this.#ports.clock.after(this.#drawFetchNs(), () => {
      this.#fetching = undefined;
      this.#fetch();
    });
  }

  /** Gives up a fetch that is under way. */
  stop(): void {
    this.#fetching?.();
    this.#fetching = undefined;
  }

  #drawFetchNs(): number {
    return typeof this.#fetchNs === 'number' ? this.#fetchNs : this.#ports.random(...this.#fetchNs);
  }

  #fetch(): void {
    // The driver may have taken its announcement back while the fetch was under way.
    if (this.#ring.waiting === 0) return;
    const { address, head } = this.#ring;
    const entry = this.#ports.dma.read(address, REQUEST_ENTRY.size);
    if (entry === undefined) {
      this.#listener.failed(address, REQUEST_ENTRY.size);
      return;
    }
    this.#ring.advance();
    const request = decodeRequest(entry, this.#buses);
    const { context, bus, target, lun } = request;
    this.#ports.trace('request-fetched', {
      context,
      ...(this.#buses > 1 && { bus }),
      target,
      lun,
      index: head,
      operation: request.cdb[0] ?? 0,
    });
    this.#listener.fetched(request);
  }
}
