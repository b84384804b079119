import type { ExportedRoutines } from '../miniport.ts';
import type { PortDriver } from '../port-driver.ts';

/** Transfers by the system's DMA controller, for HBAs that are no bus masters. */
export function dmaRoutines(port: () => PortDriver): ExportedRoutines {
  return {
    ScsiPortIoMapTransfer: (extension = 0, srb = 0, address = 0, length = 0) => {
      const driver = port();
      const { adapter, dma } = driver.servicesOf(extension);
      dma.map(driver.heldRequest(adapter, srb >>> 0), address >>> 0, length >>> 0);
    },

    ScsiPortFlushDma: (extension = 0) => {
      port().servicesOf(extension).dma.flush();
    },
  };
}
