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
  readonly alignmentMask: number;
  readonly numberOfBuses: number;
  /** SCSI IDs of the HBA itself, by bus. */
  readonly initiatorIds: readonly number[];
  readonly scatterGather: boolean;
  readonly master: boolean;
  /** The miniport reads and writes DataBuffer itself. */
  readonly mapBuffers: boolean;
  readonly taggedQueuing: boolean;
  readonly autoRequestSense: boolean;
  readonly multipleRequestPerLu: boolean;
}

/** Before HwScsiFindAdapter has decided. */
export const UNDECIDED: AdapterConfiguration = {
  srbExtensionSize: 0,
  unitExtensionSize: 0,
  maximumTransferLength: 0,
  physicalBreaks: 0,
  dmaChannel: UNINITIALIZED,
  alignmentMask: 0,
  numberOfBuses: 0,
  initiatorIds: [],
  scatterGather: false,
  master: false,
  mapBuffers: false,
  taggedQueuing: false,
  autoRequestSense: false,
  multipleRequestPerLu: false,
};
