import { describe, expect, it } from 'vitest';
import { Bench, DATA, FETCH_NS, mask, readBlock } from './bench.fixture.ts';
import {
  DMA_INTEN,
  DMA_INTST,
  DMA_REGISTERS,
  TRAINING_HBA_DMA,
  XFRCNT,
  XFRCTL,
  XFRCTX,
  XFRST,
} from './dma-registers.ts';
import { BUSCTL, CTRL, DIRECTION, INTST } from './registers.ts';

const CHANNEL = 5;
const XFER = 1 << 4;
const WAIT = 1 << 2;
const BUSY = 1 << 3;
const TC = 1 << 4;
const CHAN = CHANNEL << 16;

const bench = () => new Bench(8, 8, { systemDma: { channel: CHANNEL } });

/** WRITE(10) of one block. */
const writeBlock = (lba: number) => ({
  ...readBlock(lba),
  Direction: DIRECTION.OUT,
  cdb: [0x2a, 0, 0, 0, 0, lba, 0, 0, 1, 0],
});

/** Lets the controller of the bench move `length` bytes of the device's request, all of them unless given. */
function serve(hba: Bench, length?: number): void {
  const request = hba.ports.requests.get(CHANNEL);
  if (request === undefined) throw new Error('DREQ is down');
  hba.ports.requests.delete(CHANNEL);
  const all = request.direction === 'in' ? request.data : new Uint8Array(request.length).fill(0x5a);
  request.ended(all.subarray(0, length ?? all.length), length !== undefined);
}

/** Announces the request and lets time pass until its target waits. */
function waiting(request = readBlock(3)): Bench {
  const hba = bench();
  hba.announce({ Context: 77, ...request });
  hba.ports.settle();
  return hba;
}

describe('registers of the system DMA variant', () => {
  it('have their reset values, XFRST with the channel', () => {
    const values = TRAINING_HBA_DMA.registers.filter(({ access }) => access !== 'wo');
    const hba = bench();
    hba.write(CTRL, mask.RST);
    expect(values.map((register) => hba.read(register))).toEqual(
      values.map((register) => (register.name === 'XFRST' ? CHAN : register.reset)),
    );
  });

  it('answer nothing on the bus master', () => {
    const hba = new Bench();
    for (const register of DMA_REGISTERS) {
      expect([hba.read(register), hba.write(register, 1)]).toEqual([undefined, false]);
    }
  });

  it('have one cause more than the bus master', () => {
    const hba = bench();
    hba.write(DMA_INTEN, 0xffff_ffff);
    expect(hba.read(DMA_INTEN)).toBe(0x1f);
  });

  it('let XFRCTL be written and not read', () => {
    const hba = bench();
    expect([hba.read(XFRCTL), hba.write(XFRCTL, 1)]).toEqual([undefined, true]);
  });
});

describe('a target that has reselected for its data', () => {
  it('is shown by its request, its direction, its bytes, and XFER', () => {
    const hba = waiting();
    expect([hba.read(XFRCTX), hba.read(XFRCNT), hba.read(XFRST)]).toEqual([
      77,
      512,
      CHAN | WAIT | DIRECTION.IN,
    ]);
    expect((hba.read(DMA_INTST) ?? 0) & XFER).toBe(XFER);
  });

  it('interrupts when XFER is enabled, until the cause is cleared', () => {
    const hba = bench();
    hba.enable(XFER);
    hba.announce(readBlock(3));
    hba.ports.settle();
    expect(hba.ports.lineUp).toBe(true);
    hba.write(DMA_INTST, XFER);
    expect(hba.ports.lineUp).toBe(false);
  });

  it('keeps the bus, and other requests from it', () => {
    const hba = waiting();
    hba.announce({ Context: 78, Target: 1, ...readBlock(0) });
    hba.ports.settle();
    expect(hba.ports.traced('command-sent')).toHaveLength(1);
  });

  it('moves nothing before GO', () => {
    const hba = waiting();
    hba.ports.pass(1_000_000_000);
    expect(hba.ports.requests.size).toBe(0);
    expect(hba.ports.traced('completion-posted')).toEqual([]);
  });

  it('is not there for a command without data', () => {
    const hba = waiting({ cdb: [0, 0, 0, 0, 0, 0] });
    expect(hba.ports.traced('transfer-wanted')).toEqual([]);
    expect(hba.ports.traced('completion-posted')).toHaveLength(1);
  });
});

describe('GO', () => {
  it('raises DREQ of the channel', () => {
    const hba = waiting();
    hba.write(XFRCTL, 1);
    expect(hba.ports.requests.get(CHANNEL)).toMatchObject({ direction: 'in', nsPerByte: 100 });
    expect(hba.read(XFRST)).toBe(CHAN | BUSY | DIRECTION.IN);
  });

  it('is ignored when no target waits', () => {
    const hba = bench();
    hba.write(XFRCTL, 1);
    expect(hba.ports.requests.size).toBe(0);
  });

  it('lets a read end with its completion once all bytes are moved; nothing goes to DataAddress', () => {
    const hba = waiting();
    hba.write(XFRCTL, 1);
    serve(hba);
    hba.ports.settle();
    expect(hba.completion(0)).toMatchObject({ Context: 77, HostStatus: 0, Residual: 0, Sequence: 1 });
    expect(hba.read(XFRST)).toBe(CHAN);
    expect(hba.ports.dma.read(DATA, 512)?.every((byte) => byte === 0)).toBe(true);
  });

  it('lets the disk have what the controller has moved', () => {
    const hba = waiting(writeBlock(3));
    expect(hba.read(XFRST)).toBe(CHAN | WAIT | DIRECTION.OUT);
    hba.write(XFRCTL, 1);
    serve(hba);
    hba.ports.settle();
    expect(hba.completion(0)).toMatchObject({ HostStatus: 0, Residual: 0 });
    hba.announce(readBlock(3));
    hba.ports.settle();
    hba.write(XFRCTL, 1);
    const request = hba.ports.requests.get(CHANNEL);
    expect(request?.direction === 'in' && request.data.every((byte) => byte === 0x5a)).toBe(true);
  });
});

describe('a terminal count before the end of the data', () => {
  it('has the target wait again, for the rest', () => {
    const hba = waiting();
    hba.write(DMA_INTST, XFER);
    hba.write(XFRCTL, 1);
    serve(hba, 200);
    expect([hba.read(XFRCNT), hba.read(XFRST)]).toEqual([312, CHAN | TC | WAIT | DIRECTION.IN]);
    expect((hba.read(DMA_INTST) ?? 0) & XFER).toBe(XFER);
    hba.write(XFRCTL, 1);
    expect(hba.read(XFRST)).toBe(CHAN | BUSY | DIRECTION.IN);
    serve(hba);
    hba.ports.settle();
    expect(hba.completion(0)).toMatchObject({ HostStatus: 0, Residual: 0 });
  });
});

describe('a reset', () => {
  it.each([
    ['of the SCSI bus', BUSCTL, mask.RSTO],
    ['of the HBA', CTRL, mask.RST],
  ])('%s lowers DREQ and forgets the data phase', (_, register, value) => {
    const hba = waiting();
    hba.write(XFRCTL, 1);
    hba.write(register, value);
    expect([hba.ports.requests.size, hba.read(XFRCNT), hba.read(XFRST)]).toEqual([0, 0, CHAN]);
  });
});

describe('the bus master', () => {
  it('latches no XFER and moves its data itself', () => {
    const hba = new Bench();
    hba.run(readBlock(3));
    hba.ports.pass(FETCH_NS);
    expect((hba.read(INTST) ?? 0) & XFER).toBe(0);
    expect(hba.ports.traced('data-transferred')).toHaveLength(1);
  });
});
