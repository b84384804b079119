/** The variants that differ in registers: bus master with one bus or two, system DMA, PIO. */

import type { DevicePorts } from '../device.ts';
import type { TrainingHbaConfig } from './config.ts';
import type { DataPath } from './data-path.ts';
import { DataTransfer } from './data-transfer.ts';
import { DMA_INTEN, TRAINING_HBA_DMA } from './dma-registers.ts';
import { FifoTransfer } from './fifo-transfer.ts';
import type { InterruptCauses } from './interrupt-causes.ts';
import { PIO_INTEN, TRAINING_HBA_PIO } from './pio-registers.ts';
import { INTEN, TRAINING_HBA } from './registers.ts';
import { TRAINING_HBA_TWO_BUS, TWO_BUS_INTEN } from './two-bus-registers.ts';

type VariantTable =
  | typeof TRAINING_HBA
  | typeof TRAINING_HBA_TWO_BUS
  | typeof TRAINING_HBA_DMA
  | typeof TRAINING_HBA_PIO;

/** What any variant has. */
export type HbaRegister = VariantTable['registers'][number];

export function registersOf({ systemDma, pio, secondBus }: TrainingHbaConfig): VariantTable {
  if (systemDma !== undefined) return TRAINING_HBA_DMA;
  if (pio !== undefined) return TRAINING_HBA_PIO;
  return secondBus === undefined ? TRAINING_HBA : TRAINING_HBA_TWO_BUS;
}

/** The mask of all causes that the variant has. */
export function causesOf({ systemDma, pio, secondBus }: TrainingHbaConfig): number {
  if (systemDma !== undefined) return DMA_INTEN.implemented;
  if (pio !== undefined) return PIO_INTEN.implemented;
  return (secondBus === undefined ? INTEN : TWO_BUS_INTEN).implemented;
}

/** @returns undefined for the bus master */
export function dataPathOf(
  { systemDma, pio, bytesPerSecond }: TrainingHbaConfig,
  ports: DevicePorts,
  causes: InterruptCauses,
): DataPath | undefined {
  if (systemDma !== undefined) return new DataTransfer(ports, causes, { ...systemDma, bytesPerSecond });
  return pio && new FifoTransfer(ports, causes, { ...pio, bytesPerSecond });
}
