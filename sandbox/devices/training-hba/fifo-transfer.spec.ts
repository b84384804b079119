import { describe, expect, it } from 'vitest';
import { Bench, DATA, mask, NOWHERE, readBlock } from './bench.fixture.ts';
import { XFRCNT, XFRCTX } from './dma-registers.ts';
import { FIFO, FIFOST, PIO_INTEN, PIO_INTST, TRAINING_HBA_PIO } from './pio-registers.ts';
import { BUSCTL, CTRL, DIRECTION, INTST } from './registers.ts';

const SIZE = 16;
const SRVC = 1 << 5;
const BYTE_NS = 100;
const IDLE = SIZE << 16;

const bench = (fifoBytes = SIZE) => new Bench(8, 8, { pio: { fifoBytes } });

/** WRITE(10) of one block. */
const writeBlock = (lba: number) => ({
  ...readBlock(lba),
  Direction: DIRECTION.OUT,
  cdb: [0x2a, 0, 0, 0, 0, lba, 0, 0, 1, 0],
});

const count = (hba: Bench): number => (hba.read(FIFOST) ?? 0) & 0xff;
const services = (hba: Bench): boolean => ((hba.read(INTST) ?? 0) & SRVC) !== 0;
const take = (hba: Bench, offset: number = FIFO.offset): number => hba.hba.read(offset, 1) ?? Number.NaN;
const put = (hba: Bench, byte: number): boolean => hba.hba.write(FIFO.offset, 1, byte);

/** Announces the request and lets time pass until the FIFO can go no further. */
function waiting(request: ReturnType<typeof readBlock>, fifoBytes = SIZE): Bench {
  const hba = bench(fifoBytes);
  hba.announce({ Context: 77, ...request });
  hba.ports.settle();
  return hba;
}

/** Takes what is there until the phase is over. @returns the bytes */
function drain(hba: Bench): number[] {
  const bytes: number[] = [];
  while ((hba.read(XFRCNT) ?? 0) > 0) {
    while (count(hba) > 0) bytes.push(take(hba));
    hba.ports.pass(BYTE_NS);
  }
  return bytes;
}

describe('registers of the PIO variant', () => {
  it('have their reset values, FIFOST with the size of the FIFO', () => {
    const hba = bench();
    hba.write(CTRL, mask.RST);
    expect(TRAINING_HBA_PIO.registers.map(({ offset, width }) => hba.hba.read(offset, width))).toEqual(
      TRAINING_HBA_PIO.registers.map(({ name, reset }) => (name === 'FIFOST' ? IDLE : reset)),
    );
  });

  it('answer nothing on the bus master', () => {
    const hba = new Bench();
    expect([hba.read(FIFOST), hba.hba.read(FIFO.offset, 1)]).toEqual([undefined, undefined]);
  });

  it('have a window of bytes onto the FIFO, and nothing else in it', () => {
    const hba = waiting(readBlock(3));
    expect(hba.hba.read(FIFO.offset + FIFO.count - 1, 1)).toBeDefined();
    expect(hba.hba.read(FIFO.offset + FIFO.count, 1)).toBeUndefined();
    expect([hba.hba.read(FIFO.offset, 2), hba.hba.read(FIFO.offset, 4)]).toEqual([undefined, undefined]);
  });

  it('have one cause more than the bus master', () => {
    const hba = bench();
    hba.write(PIO_INTEN, 0xffff_ffff);
    expect(hba.read(PIO_INTEN)).toBe(0x2f);
  });
});

describe('a read', () => {
  it('shows its request, its direction and its bytes, and fills the FIFO', () => {
    const hba = waiting(readBlock(3));
    expect([hba.read(XFRCTX), hba.read(XFRCNT), hba.read(FIFOST)]).toEqual([
      77,
      512,
      IDLE | (DIRECTION.IN << 8) | SIZE,
    ]);
  });

  it('waits on the bus for as long as the FIFO is full, and loses nothing', () => {
    const hba = waiting(readBlock(3));
    hba.ports.pass(1_000_000_000);
    expect(count(hba)).toBe(SIZE);
    take(hba);
    hba.ports.pass(BYTE_NS - 1);
    expect(count(hba)).toBe(SIZE - 1);
    hba.ports.pass(1);
    expect(count(hba)).toBe(SIZE);
    expect(drain(hba)).toHaveLength(511);
  });

  it.each([1, 16, 128])('brings what the disk holds through a FIFO of %i', (fifoBytes) => {
    const hba = waiting(writeBlock(3), fifoBytes);
    for (let byte = 0; byte < 512; byte += 1) {
      while (count(hba) === 0) hba.ports.pass(BYTE_NS);
      put(hba, byte & 0xff);
    }
    hba.ports.settle();
    hba.announce(readBlock(3));
    hba.ports.settle();
    expect(drain(hba)).toEqual(Array.from({ length: 512 }, (_, index) => index & 0xff));
  });

  it('ends with its completion once the last byte is taken; nothing goes to DataAddress', () => {
    const hba = waiting({ ...readBlock(3), DataAddress: NOWHERE });
    drain(hba);
    hba.ports.settle();
    expect(hba.completion(0)).toMatchObject({ Context: 77, HostStatus: 0, Residual: 0 });
    expect(hba.ports.traced('host-bus-error')).toEqual([]);
    expect(hba.ports.dma.read(DATA, 512)?.every((byte) => byte === 0)).toBe(true);
  });

  it('takes the next byte at any address of the window', () => {
    const bytes = (step: number) => {
      const hba = waiting(readBlock(3));
      return Array.from({ length: SIZE }, (_, index) => take(hba, FIFO.offset + index * step));
    };
    expect(bytes(1)).toEqual(bytes(0));
  });
});

describe('a write', () => {
  it('counts the room in the FIFO, and no more than it wants', () => {
    const hba = waiting(writeBlock(3));
    expect(hba.read(FIFOST)).toBe(IDLE | (DIRECTION.OUT << 8) | SIZE);
    for (let byte = 0; byte < 511; byte += 1) {
      while (count(hba) === 0) hba.ports.pass(BYTE_NS);
      put(hba, 0x5a);
    }
    hba.ports.settle();
    expect([count(hba), hba.read(XFRCNT)]).toEqual([1, 1]);
  });

  it('waits on the bus for as long as the FIFO is empty', () => {
    const hba = waiting(writeBlock(3));
    put(hba, 1);
    hba.ports.pass(1_000_000_000);
    expect(hba.ports.traced('completion-posted')).toEqual([]);
    expect(hba.read(XFRCNT)).toBe(511);
  });
});

describe('SRVC', () => {
  it('stands while the driver can move a byte, whatever is written to it', () => {
    const hba = waiting(readBlock(3));
    hba.write(PIO_INTST, 0xffff_ffff);
    expect(services(hba)).toBe(true);
    while (count(hba) > 0) take(hba);
    expect(services(hba)).toBe(false);
    hba.ports.pass(BYTE_NS);
    expect(services(hba)).toBe(true);
  });

  it('drives the line when it is enabled, and lets go of it with the last byte', () => {
    const hba = bench();
    hba.enable(SRVC);
    hba.announce(readBlock(3));
    hba.ports.settle();
    expect(hba.ports.lineUp).toBe(true);
    drain(hba);
    expect(hba.ports.lineUp).toBe(false);
  });

  it('does not stand for a command without data', () => {
    const hba = waiting({ cdb: [0, 0, 0, 0, 0, 0] });
    expect(services(hba)).toBe(false);
    expect(hba.ports.traced('completion-posted')).toHaveLength(1);
  });
});

describe('an access that COUNT does not allow', () => {
  it('reads 0 and is named in the trace', () => {
    const hba = bench();
    expect(take(hba)).toBe(0);
    expect(hba.ports.traced('fifo-empty')).toHaveLength(1);
  });

  it('writes nothing and is named in the trace', () => {
    const hba = waiting(readBlock(3));
    expect(put(hba, 1)).toBe(true);
    expect(hba.ports.traced('fifo-full')).toHaveLength(1);
    expect(hba.read(XFRCNT)).toBe(512);
  });
});

describe('a reset', () => {
  it.each([
    ['of the SCSI bus', BUSCTL, mask.RSTO],
    ['of the HBA', CTRL, mask.RST],
  ])('%s forgets the data phase', (_, register, value) => {
    const hba = waiting(readBlock(3));
    hba.write(register, value);
    hba.ports.pass(BYTE_NS);
    expect([hba.read(XFRCNT), hba.read(FIFOST), services(hba)]).toEqual([0, IDLE, false]);
  });
});
