import { describe, expect, it } from 'vitest';
import { eventsOf, IDLE, run, said } from './miniport.fixture.ts';

/** Answers INQUIRY for target 0 alone: units 0, 1 and 3 are there. */
const startIo = `ULONG i;
  static const UCHAR types[] = {0x00, 0x05, 0x7f, 0x00, 0x7f, 0x7f, 0x7f, 0x7f};
  srb->SrbStatus = srb->TargetId == 0 ? SRB_STATUS_SUCCESS : SRB_STATUS_SELECTION_TIMEOUT;
  for (i = 0; srb->TargetId == 0 && i < srb->DataTransferLength; i++) ((PUCHAR)srb->DataBuffer)[i] = i ? 0 : types[srb->Lun];
  ScsiPortNotification(RequestComplete, x, srb);
  ScsiPortNotification(NextRequest, x);
  return TRUE;`;
const initialize = 'Start(x); ScsiPortNotification(BusChangeDetected, x, 0); return TRUE;';
const registration = 'data.MapBuffers = TRUE;';

const found = async (configured: string) => {
  const findAdapter = `${configured} return Claim(x, config) ? SP_RETURN_FOUND : SP_RETURN_ERROR;`;
  const events = await run({ registration, findAdapter, initialize, startIo }, IDLE);
  return eventsOf(events, 'unit-found').map(({ target, lun, deviceType }) => [target, lun, deviceType]);
};

describe('BusChangeDetected', () => {
  it('asks each target of the bus what it is, the HBA itself apart', async () => {
    const others = (await found('config->InitiatorBusId[0] = 7;')).filter(([target]) => target !== 0);
    expect(others).toEqual([1, 2, 3, 4, 5, 6].map((target) => [target, 0, -1]));
  });

  it('asks one logical unit of a target after the other, up to the first that is not there', async () => {
    expect(await found('config->MaximumNumberOfTargets = 1;')).toEqual([
      [0, 0, 0],
      [0, 1, 5],
      [0, 2, -1],
    ]);
  });

  it('asks no more units than the miniport says that there can be', async () => {
    const few = 'config->MaximumNumberOfTargets = 1; config->MaximumNumberOfLogicalUnits = 1;';
    expect(await found(few)).toEqual([[0, 0, 0]]);
  });
});

describe('the system', () => {
  it('asks each target of each bus before the first request', async () => {
    const findAdapter = `BOOLEAN claimed = Claim(x, config);
      config->NumberOfBuses = 2;
      config->MaximumNumberOfTargets = 2;
      config->MaximumNumberOfLogicalUnits = 1;
      return claimed ? SP_RETURN_FOUND : SP_RETURN_ERROR;`;
    const events = await run({ registration, findAdapter, startIo }, { ...IDLE, scansBuses: true });
    expect(
      eventsOf(events, 'unit-found').map(({ path, target, deviceType }) => [path, target, deviceType]),
    ).toEqual([
      [0, 0, 0],
      [1, 0, 0],
      [0, 1, -1],
      [1, 1, -1],
    ]);
  });
});

describe('PORT_CONFIGURATION_INFORMATION', () => {
  it('says eight targets and eight logical units before the miniport has decided', async () => {
    const findAdapter = `SAY("%u %u", config->MaximumNumberOfTargets, config->MaximumNumberOfLogicalUnits);
      return SP_RETURN_NOT_FOUND;`;
    expect(said(await run({ findAdapter }, IDLE))).toEqual(['8 8']);
  });
});
