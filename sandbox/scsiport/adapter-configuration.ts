import { type DmaChannel, transferWidth } from '../machine/dma-controller.ts';
import { dmaChannel } from '../machine/system-dma.ts';

/** SP_UNINITIALIZED_VALUE (srb.h): a field of the configuration that nobody has filled in. */
export const UNINITIALIZED = 0xffff_ffff;

/** What HwScsiFindAdapter left in PORT_CONFIGURATION_INFORMATION, and the port driver goes by. */
export interface AdapterConfiguration {
  /** Bytes of each SRB extension, and of each logical unit's extension; 0 for none. */
  readonly srbExtensionSize: number;
  readonly unitExtensionSize: number;
  /** Bytes; {@link UNINITIALIZED} when the miniport set no limit. */
  readonly maximumTransferLength: number;
  /** {@link UNINITIALIZED} when the miniport set no limit. */
  readonly physicalBreaks: number;
  readonly dmaChannel: number;
  /** DMA_WIDTH and DMA_SPEED. */
  readonly dmaWidth: number;
  readonly dmaSpeed: number;
  readonly numberOfBuses: number;
  /** Targets of a bus that the port driver looks for. */
  readonly maximumTargets: number;
  /** Logical units of a target, the same. */
  readonly maximumUnits: number;
  /** SCSI IDs of the HBA itself, by bus. */
  readonly initiatorIds: readonly number[];
  readonly scatterGather: boolean;
  readonly master: boolean;
  /** The miniport reads and writes DataBuffer itself. */
  readonly mapBuffers: boolean;
  /** The miniport has the addresses of its extensions translated. */
  readonly needPhysicalAddresses: boolean;
  readonly taggedQueuing: boolean;
  readonly multipleRequestPerLu: boolean;
}

/** Before HwScsiFindAdapter has decided. */
export const UNDECIDED: AdapterConfiguration = {
  srbExtensionSize: 0,
  unitExtensionSize: 0,
  maximumTransferLength: 0,
  physicalBreaks: 0,
  dmaChannel: UNINITIALIZED,
  dmaWidth: 0,
  dmaSpeed: 0,
  numberOfBuses: 0,
  maximumTargets: 0,
  maximumUnits: 0,
  initiatorIds: [],
  scatterGather: false,
  master: false,
  mapBuffers: false,
  needPhysicalAddresses: false,
  taggedQueuing: false,
  multipleRequestPerLu: false,
};

/** A subordinate HBA: the system's DMA controller moves its data. */
export function usesSystemDma({ master, dmaChannel: number }: AdapterConfiguration): boolean {
  return !master && number !== UNINITIALIZED;
}

/** Bytes that DMA_WIDTH stands for. */
const WIDTHS: readonly number[] = [1, 2, 4];

/** @returns the channel of a subordinate HBA; undefined when it has none, or one that does not move such words */
export function systemDmaChannel(configuration: AdapterConfiguration): DmaChannel | undefined {
  if (!usesSystemDma(configuration)) return undefined;
  const channel = dmaChannel(configuration.dmaChannel);
  const fits = channel !== undefined && transferWidth(channel) === WIDTHS[configuration.dmaWidth];
  return fits ? channel : undefined;
}

/**
 * Nanoseconds of one transfer, by DMA_SPEED: Compatible, TypeA, TypeB, TypeC. From the rates of 8-bit devices, 1.0, 1.3,
 * 2.0 and 8.2 MB/s (EISA; NEC Image P100E Service Guide, table 1-6). TypeF is of chip sets that this machine is not.
 */
const TRANSFER_NS: readonly number[] = [1_000, 769, 500, 122];

/** Nanoseconds a byte of a subordinate HBA takes on its channel. */
export function dmaNsPerByte({ dmaSpeed, dmaWidth }: AdapterConfiguration): number {
  return (TRANSFER_NS[dmaSpeed] ?? TRANSFER_NS[0] ?? 0) / (WIDTHS[dmaWidth] ?? 1);
}
