import type { DeviceRange } from './device-map.ts';

/** Bytes of a function's configuration space. [PCI] PCI Local Bus Specification 2.1, 6.1 */
export const CONFIGURATION_BYTES = 256;

/** Offsets of the type 00h header. [PCI] 6.1, figure 6-1 */
const VENDOR_ID = 0x00;
const DEVICE_ID = 0x02;
const COMMAND = 0x04;
const CLASS_CODE = 0x09;
const CACHE_LINE_SIZE = 0x0c;
const LATENCY_TIMER = 0x0d;
const BASE_ADDRESSES = 0x10;
const SUBSYSTEM_VENDOR_ID = 0x2c;
const SUBSYSTEM_ID = 0x2e;
const INTERRUPT_LINE = 0x3c;
const INTERRUPT_PIN = 0x3d;

/** Command register: decodes I/O, decodes memory, masters the bus. [PCI] 6.2.2 */
const COMMAND_SET_UP = 0x0007;
/** Programming interface 0, SCSI bus controller, mass storage. [PCI] appendix D */
const SCSI_CONTROLLER = [0x00, 0x00, 0x01];
/** Base address register of I/O space. [PCI] 6.2.5.1 */
const IO_SPACE = 0x1;
const INTA = 1;

/** What software can change in a device that decodes what the BIOS gave it. */
const WRITABLE: ReadonlySet<number> = new Set([
  COMMAND,
  COMMAND + 1,
  CACHE_LINE_SIZE,
  LATENCY_TIMER,
  INTERRUPT_LINE,
]);

/** How a device is told from others: four hexadecimal digits each, in upper case. */
export interface PciIdentity {
  readonly vendor: string;
  readonly device: string;
  /** A device that has no subsystem reads 0 there. [PCI] 6.2.4 */
  readonly subsystemVendor?: string;
  readonly subsystem?: string;
}

/** A device's configuration space as the BIOS left it. */
export class PciConfiguration {
  /** Four hexadecimal digits each, in upper case. */
  readonly vendor: string;
  readonly device: string;
  readonly #bytes = new Uint8Array(CONFIGURATION_BYTES);

  /** @param irq the PIC's input that INTA# is routed to */
  constructor(identity: PciIdentity, ranges: readonly DeviceRange[], irq: number) {
    const { vendor, device, subsystemVendor = '0', subsystem = '0' } = identity;
    this.vendor = vendor;
    this.device = device;
    const view = new DataView(this.#bytes.buffer);
    const put = (offset: number, digits: string): void =>
      view.setUint16(offset, Number.parseInt(digits, 16), true);
    put(VENDOR_ID, vendor);
    put(DEVICE_ID, device);
    put(SUBSYSTEM_VENDOR_ID, subsystemVendor);
    put(SUBSYSTEM_ID, subsystem);
    view.setUint16(COMMAND, COMMAND_SET_UP, true);
    this.#bytes.set(SCSI_CONTROLLER, CLASS_CODE);
    for (const [index, { physical, space }] of ranges.entries()) {
      const value = space === 'port' ? physical | IO_SPACE : physical;
      view.setUint32(BASE_ADDRESSES + 4 * index, value >>> 0, true);
    }
    this.#bytes[INTERRUPT_LINE] = irq;
    this.#bytes[INTERRUPT_PIN] = INTA;
  }

  /** @returns at most `length` bytes from `offset` on, fewer at the end of the space */
  read(offset: number, length: number): Uint8Array {
    return this.#bytes.slice(offset, Math.min(offset + length, CONFIGURATION_BYTES));
  }

  /** Read-only bytes keep their values. @returns bytes that lie in the space */
  write(offset: number, data: Uint8Array): number {
    const length = Math.max(0, Math.min(data.length, CONFIGURATION_BYTES - offset));
    for (const [index, value] of data.subarray(0, length).entries()) {
      if (WRITABLE.has(offset + index)) this.#bytes[offset + index] = value;
    }
    return length;
  }
}
