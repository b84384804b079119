/** For specs: a miniport that keeps its logical units' queues filled, as a driver of an HBA with tagged queuing does. */

import type { MachineConfig } from '../grading/machine-config.ts';
import { BUSY, type MiniportParts } from './miniport.fixture.ts';

/** The units, asked for another request as soon as the HBA has the last. */
export const TAGGED: MiniportParts = {
  registration: 'data.TaggedQueuing = TRUE; data.MultipleRequestPerLu = TRUE; data.AutoRequestSense = TRUE;',
  startIo: `Send(x, srb);
    if (srb->QueueTag == SP_UNTAGGED) ScsiPortNotification(NextRequest, x);
    else ScsiPortNotification(NextLuRequest, x, srb->PathId, srb->TargetId, srb->Lun);
    return TRUE;`,
  interrupt: `PSCSI_REQUEST_BLOCK done;
    if (!(READ(TH_INTST) & TH_INTST_INT)) return FALSE;
    WRITE(TH_INTST, TH_INTST_CAUSES);
    while ((done = Take(x)) != NULL) ScsiPortNotification(RequestComplete, x, done);
    return TRUE;`,
};

/** Two disks, asked for more than they can do at once. */
export const CROWDED: MachineConfig = {
  ...BUSY,
  targets: [0, 1].map((target) => ({ target, lun: 0, blocks: 256, latencyNs: [50_000, 400_000] })),
  workload: { requests: 24, transferBlocks: [1, 2], writePercent: 50, gapNs: [0, 20_000] },
};
