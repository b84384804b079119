import { describe, expect, it } from 'vitest';
import { endOf, eventsOf, QUIET, returned, run, said } from './miniport.fixture.ts';

const control = (supported: string) => ({
  declarations: `
    static SCSI_ADAPTER_CONTROL_STATUS Control(PVOID x, SCSI_ADAPTER_CONTROL_TYPE type, PVOID parameters) {
      if (type == ScsiQuerySupportedControlTypes) {
        PSCSI_SUPPORTED_CONTROL_TYPE_LIST list = parameters;
        SAY("types %u", list->MaxControlType);
        ${supported}
      } else SAY("control %u", type);
      return ScsiAdapterControlSuccess;
    }`,
  registration: 'data.HwAdapterControl = Control;',
});

describe('HwScsiAdapterControl', () => {
  it('is asked what it supports, and stops the adapter when the machine shuts down', async () => {
    const events = await run(control('list->SupportedTypeList[ScsiStopAdapter] = TRUE;'), QUIET);
    expect(said(events)).toEqual(['types 5', 'control 1']);
    expect(returned(events)).toHaveLength(4);
    const calls = eventsOf(events, 'routine-enter').filter(
      ({ routine }) => routine === 'HwScsiAdapterControl',
    );
    expect(calls.map(({ irql }) => irql)).toEqual([16, 16]);
    expect(calls[1]?.seq).toBeGreaterThan(eventsOf(events, 'srb-return').at(-1)?.seq ?? 0);
  });

  it('is called for nothing that it does not support', async () => {
    expect(said(await run(control(''), QUIET))).toEqual(['types 5']);
  });

  it('may not write beyond the list', async () => {
    expect(endOf(await run(control('list->SupportedTypeList[5] = TRUE;'), QUIET))).toBe('redzone');
  });
});
