import { describe, expect, it } from 'vitest';
import { endings, IDLE, run, said } from './miniport.fixture.ts';

describe('ScsiPortGetBusData', () => {
  it('reads the PCI configuration space of a slot, into a buffer of the caller or of its own', async () => {
    const events = await run(
      {
        findAdapter: `UCHAR own[64]; PUCHAR allocated; ULONG length; USHORT none = 0;
          length = ScsiPortGetBusData(x, PCIConfiguration, 0, config->SlotNumber, own, sizeof(own));
          SAY("%u %04x %04x %u %02x%02x", length, *(USHORT *)own, *(USHORT *)(own + 2), own[0x3c], own[11], own[10]);
          length = ScsiPortGetBusData(x, PCIConfiguration, 0, config->SlotNumber, &allocated, 0);
          SAY("%u %04x", length, *(USHORT *)allocated);
          length = ScsiPortGetBusData(x, PCIConfiguration, 0, 3, &none, 2);
          SAY("%u %04x", length, none);
          SAY("%u", ScsiPortGetBusData(x, PCIConfiguration, 5, 3, &none, 2));
          SAY("%u", ScsiPortGetBusData(x, Cmos, 0, 3, &none, 2));
          return Claim(x, config) ? SP_RETURN_FOUND : SP_RETURN_ERROR;`,
      },
      IDLE,
    );
    expect(said(events)).toEqual(['64 1af5 5050 11 0100', '256 1af5', '2 ffff', '0', '0']);
  });

  it('is for HwScsiFindAdapter only', async () => {
    const get = 'ScsiPortGetBusData(x, PCIConfiguration, 0, 0, srb, 4)';
    const set = 'ScsiPortSetBusDataByOffset(x, PCIConfiguration, 0, 0, srb, 0, 4)';
    expect(
      await endings({ get: { startIo: `${get}; return TRUE;` }, set: { startIo: `${set}; return TRUE;` } }),
    ).toEqual({ get: 'wrong-context', set: 'wrong-context' });
  });
});

describe('ScsiPortSetBusDataByOffset', () => {
  it('changes what software may change, and nothing else', async () => {
    const events = await run(
      {
        findAdapter: `UCHAR space[64]; ULONG ones = 0xFFFFFFFF;
          SAY("%u", ScsiPortSetBusDataByOffset(x, PCIConfiguration, 0, config->SlotNumber, &ones, 0, 4));
          SAY("%u", ScsiPortSetBusDataByOffset(x, PCIConfiguration, 0, config->SlotNumber, &ones, 0x0D, 1));
          SAY("%u", ScsiPortSetBusDataByOffset(x, PCIConfiguration, 0, config->SlotNumber, &ones, 254, 4));
          ScsiPortGetBusData(x, PCIConfiguration, 0, config->SlotNumber, space, sizeof(space));
          SAY("%04x %02x", *(USHORT *)space, space[0x0D]);
          return Claim(x, config) ? SP_RETURN_FOUND : SP_RETURN_ERROR;`,
      },
      IDLE,
    );
    expect(said(events)).toEqual(['4', '1', '2', '1af5 ff']);
  });
});
