/** How a service routine of the engine's reaches its device: one byte at a time, at the price of an ISA access. */
export interface PortAccess {
  /** @param offset bytes from the device's base port */
  read(offset: number): number;
  write(offset: number, value: number): void;
}
