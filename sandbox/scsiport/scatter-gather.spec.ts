import { describe, expect, it } from 'vitest';
import { PAGE } from '../machine/memory-pool.ts';
import { endOf, eventsOf, type MiniportParts, QUIET, returned, runEach, said } from './miniport.fixture.ts';

const BREAKS = 3;
const BLOCK = 512;

const LARGE = {
  ...QUIET,
  workload: { requests: 12, transferBlocks: [20, 60], writePercent: 50, gapNs: [0, 1_000_000] },
} as const;

const findAdapter = `if (!Claim(x, config)) return SP_RETURN_ERROR;
  config->ScatterGather = TRUE;
  config->NumberOfPhysicalBreaks = ${BREAKS};
  return SP_RETURN_FOUND;`;

/** The training HBA takes one piece of memory with a command: each piece of a buffer becomes a command of its own. */
const BY_PIECES: MiniportParts = {
  declarations: `
    static ULONG Block(PSCSI_REQUEST_BLOCK srb) {
      return (ULONG)srb->Cdb[2] << 24 | (ULONG)srb->Cdb[3] << 16 | (ULONG)srb->Cdb[4] << 8 | srb->Cdb[5];
    }
    static VOID SendPiece(EXTENSION *x, PSCSI_REQUEST_BLOCK srb, ULONG done, ULONG address, ULONG length) {
      PTH_REQUEST request = &x->Rings->Request[x->Tail];
      ULONG block = Block(srb) + done / ${BLOCK}, i;
      request->Context = x->Tail;
      request->Target = srb->TargetId;
      request->Lun = srb->Lun;
      request->CdbLength = 10;
      request->Direction = srb->SrbFlags & SRB_FLAGS_DATA_IN ? TH_DIRECTION_IN : TH_DIRECTION_OUT;
      request->DataAddress = address;
      request->DataLength = length;
      request->SenseLength = 0;
      for (i = 0; i < 10; i++) request->Cdb[i] = srb->Cdb[i];
      for (i = 0; i < 4; i++) request->Cdb[2 + i] = (UCHAR)(block >> (24 - 8 * i));
      request->Cdb[7] = 0;
      request->Cdb[8] = (UCHAR)(length / ${BLOCK});
      x->Last = srb;
      x->Tail = (x->Tail + 1) % ENTRIES;
      WRITE(TH_REQTAIL, x->Tail);
    }`,
  findAdapter,
  startIo: `ULONG done, length, address;
    x->Memo[0] = 0;
    x->Memo[1] = SRB_STATUS_SUCCESS;
    for (done = 0; done < srb->DataTransferLength; done += length) {
      address = PHYSICAL(srb, (PUCHAR)srb->DataBuffer + done);
      if (length > srb->DataTransferLength - done) length = srb->DataTransferLength - done;
      SAY("%u %u", address, length);
      SendPiece(x, srb, done, address, length);
      x->Memo[0]++;
    }
    SAY("%u", x->Memo[0]);
    return TRUE;`,
  interrupt: `PTH_COMPLETION completion;
    if (!(READ(TH_INTST) & TH_INTST_INT)) return FALSE;
    WRITE(TH_INTST, TH_INTST_CAUSES);
    while (READ(TH_CMPTAIL) != x->Head) {
      completion = &x->Rings->Completion[x->Head];
      if (completion->HostStatus != TH_HOST_OK || completion->ScsiStatus != 0) x->Memo[1] = SRB_STATUS_ERROR;
      x->Head = (x->Head + 1) % ENTRIES;
      WRITE(TH_CMPHEAD, x->Head);
      if (--x->Memo[0] != 0) continue;
      x->Last->SrbStatus = (UCHAR)x->Memo[1];
      ScsiPortNotification(RequestComplete, x, x->Last);
      ScsiPortNotification(NextRequest, x);
    }
    return TRUE;`,
};

/** Takes the address of the first byte for the address of all of them. */
const IN_ONE_PIECE: MiniportParts = { findAdapter };

const runs = runEach([BY_PIECES, IN_ONE_PIECE], LARGE);

describe('a scatter/gather adapter', () => {
  it('gets its data whole when the miniport asks for the address of each piece', async () => {
    const [byPieces = []] = await runs;
    expect(endOf(byPieces)).toBe('quiescent');
    expect(returned(byPieces).length).toBeGreaterThan(12);
    expect(returned(byPieces).filter(({ dataIntact }) => !dataIntact)).toEqual([]);
  });

  it('gets no request of more pieces than NumberOfPhysicalBreaks allows', async () => {
    const [byPieces = []] = await runs;
    const pieces = said(byPieces).flatMap((line) => (line.includes(' ') ? [] : [Number(line)]));
    expect(Math.max(...pieces)).toBe(BREAKS - 1);
    const lengths = eventsOf(byPieces, 'srb-queue').map(({ length }) => length);
    expect(Math.max(...lengths)).toBe((BREAKS - 1) * PAGE);
  });

  it('is told with each address how far it is good for: a page, since the next lies elsewhere', async () => {
    const [byPieces = []] = await runs;
    const pieces = said(byPieces)
      .filter((line) => line.includes(' '))
      .map((line) => line.split(' ').map(Number));
    expect(pieces.every(([address = 0, length = 0]) => (address % PAGE) + length <= PAGE)).toBe(true);
    const follows = pieces.filter(([address], index) => {
      const [before = 0, length = 0] = pieces[index - 1] ?? [];
      return address === before + length;
    });
    expect(follows.length).toBeLessThan(pieces.length / 4);
  });

  it('gets wrong data, or none, when the miniport takes one address for the whole buffer', async () => {
    const [, inOnePiece = []] = await runs;
    expect(returned(inOnePiece).filter(({ dataIntact }) => !dataIntact).length).toBeGreaterThan(0);
  });
});
