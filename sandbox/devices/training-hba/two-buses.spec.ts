import { describe, expect, it } from 'vitest';
import { Disk } from '../../scsi/disk.ts';
import { Target } from '../../scsi/target.ts';
import { RESET_TO_SELECTION_NS } from '../../scsi/timing.ts';
import { maskOf } from '../register-table.ts';
import { A_COMMAND_NS, Bench, DATA, FETCH_NS, LATENCY_NS, mask, readBlock } from './bench.fixture.ts';
import { BUSCTL, CMPTAIL, CTRL, HOST_STATUS, INTEN, INTST, REQHEAD } from './registers.ts';
import { TWO_BUS_BUSCTL, TWO_BUS_INTST } from './two-bus-registers.ts';

const BRST1 = maskOf(TWO_BUS_INTST, 'BRST1');
const RSTO1 = maskOf(TWO_BUS_BUSCTL, 'RSTO1');

const latencyNs = [LATENCY_NS, LATENCY_NS] as const;

/** The bench's disks 0 and 1 on bus 0, and a disk 0 on bus 1. */
function twoBuses() {
  const disk = new Disk({ bus: 1, target: 0, lun: 0, blocks: 64, latencyNs });
  const hba = new Bench(8, 8, { secondBus: [new Target(0, [disk])] });
  return { hba, disk };
}

const on = (Bus: number, Context: number) => ({ ...readBlock(3), Bus, Context });

describe('two buses', () => {
  it('have units of their own at the same address', () => {
    const { hba, disk } = twoBuses();
    const read = () => hba.ports.dma.read(DATA, 512);
    hba.run(on(1, 1));
    expect(read()).toEqual(disk.read(3, 1));
    hba.run(on(0, 2));
    expect(read()).toEqual(hba.disks[0]?.read(3, 1));
    expect(hba.disks[0]?.read(3, 1)).not.toEqual(disk.read(3, 1));
  });

  it('work at the same time: a selection that nobody answers holds only its own bus', () => {
    const { hba } = twoBuses();
    hba.announce({ ...on(0, 1), Target: 5 }, on(1, 2));
    hba.ports.pass(A_COMMAND_NS);
    expect(hba.completion(0)).toMatchObject({ Context: 2, HostStatus: HOST_STATUS.OK });
    hba.ports.settle();
    expect(hba.completion(1)).toMatchObject({ Context: 1, HostStatus: HOST_STATUS.SELECTION_TIMEOUT });
  });

  it('are named in the trace', () => {
    const { hba } = twoBuses();
    hba.run(on(1, 1));
    expect(hba.ports.traced('request-fetched')).toMatchObject([{ context: 1, bus: 1 }]);
    expect(hba.ports.traced('command-sent')).toMatchObject([{ context: 1, bus: 1 }]);
  });

  it('are two: a request for a third is invalid', () => {
    expect(twoBuses().hba.run(on(2, 1)).HostStatus).toBe(HOST_STATUS.INVALID_REQUEST);
  });

  it('drop at a reset only the requests of the bus that was reset', () => {
    const { hba } = twoBuses();
    hba.announce(on(0, 1), on(1, 2));
    hba.ports.pass(3 * FETCH_NS);
    hba.write(BUSCTL, RSTO1);
    expect(hba.read(BUSCTL)).toBe(RSTO1);
    expect(hba.read(INTST)).toBe(mask.REQA | BRST1);
    hba.ports.pass(25_000);
    hba.write(BUSCTL, 0);
    hba.ports.settle();
    expect(hba.completion(0)).toMatchObject({ Context: 1, HostStatus: HOST_STATUS.OK });
    expect(hba.read(CMPTAIL)).toBe(1);
    expect(hba.ports.traced('bus-reset')).toEqual([{ dropped: 1, bus: 1 }]);
  });

  it('drop what was announced before the reset and is fetched after it, and not what was announced later', () => {
    const { hba } = twoBuses();
    hba.announce(on(1, 1), on(0, 2), on(1, 3));
    hba.ports.pass(FETCH_NS / 2);
    hba.write(BUSCTL, RSTO1);
    hba.ports.pass(25_000);
    hba.write(BUSCTL, 0);
    hba.announce(on(1, 4));
    hba.ports.settle();
    expect(hba.read(REQHEAD)).toBe(4);
    expect(hba.ports.traced('request-dropped')).toEqual([
      { context: 1, bus: 1 },
      { context: 3, bus: 1 },
    ]);
    expect([hba.completion(0).Context, hba.completion(1).Context]).toEqual([2, 4]);
    expect(hba.read(CMPTAIL)).toBe(2);
  });

  it('lose no completion of the other bus that is being written when one is reset', () => {
    const { hba } = twoBuses();
    hba.announce(on(0, 1), on(1, 2));
    while (hba.ports.traced('data-transferred').length < 2) hba.ports.pass(100);
    hba.write(BUSCTL, mask.RSTO);
    hba.write(BUSCTL, 0);
    hba.ports.settle();
    const contexts = Array.from(
      { length: hba.read(CMPTAIL) ?? 0 },
      (_, index) => hba.completion(index).Context,
    );
    expect(contexts).toContain(2);
  });

  it('wait each for itself after a reset', () => {
    const { hba } = twoBuses();
    hba.write(BUSCTL, mask.RSTO);
    hba.ports.pass(25_000);
    hba.write(BUSCTL, 0);
    hba.announce(on(0, 1), on(1, 2));
    hba.ports.pass(A_COMMAND_NS);
    expect(hba.completion(0).Context).toBe(2);
    hba.ports.pass(RESET_TO_SELECTION_NS + A_COMMAND_NS);
    expect(hba.completion(1)).toMatchObject({ Context: 1, HostStatus: HOST_STATUS.OK });
  });

  it('are both forgotten by CTRL.RST, which lets go of both RST#', () => {
    const { hba } = twoBuses();
    hba.announce(on(0, 1), on(1, 2));
    hba.ports.pass(3 * FETCH_NS);
    hba.write(BUSCTL, mask.RSTO | RSTO1);
    hba.start();
    hba.ports.settle();
    expect([hba.read(BUSCTL), hba.read(CMPTAIL), hba.read(INTST)]).toEqual([0, 0, 0]);
  });

  it('drive the line by BRST1 when it is enabled', () => {
    const { hba } = twoBuses();
    hba.write(INTEN, BRST1);
    hba.write(BUSCTL, RSTO1);
    expect(hba.ports.lineUp).toBe(true);
    hba.write(INTST, BRST1);
    expect(hba.ports.lineUp).toBe(false);
  });
});

describe('one bus', () => {
  it('has no second: its bits read 0 and a request for it is invalid', () => {
    const hba = new Bench();
    hba.write(BUSCTL, RSTO1);
    hba.write(INTEN, BRST1);
    expect([hba.read(BUSCTL), hba.read(INTEN), hba.read(INTST)]).toEqual([0, 0, 0]);
    expect(hba.run(on(1, 1)).HostStatus).toBe(HOST_STATUS.INVALID_REQUEST);
  });

  it('drops nothing that is announced after the rings were set up anew', () => {
    const hba = new Bench();
    hba.announce(readBlock(0));
    hba.write(BUSCTL, mask.RSTO);
    hba.write(CTRL, 0);
    hba.start();
    expect(hba.run({ ...readBlock(0), Context: 9 })).toMatchObject({
      Context: 9,
      HostStatus: HOST_STATUS.OK,
    });
  });
});
