import { describe, expect, it } from 'vitest';
import { TestPorts } from '../devices/ports.fixture.ts';
import { Disk } from './disk.ts';
import { type CommandReport, ScsiBus, type ScsiCommand } from './scsi-bus.ts';
import { Target } from './target.ts';
import { ASYNCHRONOUS_BYTE_NS, NEXUS_NS, SELECTION_TIMEOUT_NS, STATUS_NS } from './timing.ts';

const LATENCY_NS = 100_000;
const TEST_UNIT_READY = Uint8Array.of(0, 0, 0, 0, 0, 0);
const READ_BLOCK = Uint8Array.of(0x28, 0, 0, 0, 0, 0, 0, 0, 1, 0);

function setUp() {
  const ports = new TestPorts();
  const target = (id: number) =>
    new Target(id, [new Disk({ target: id, lun: 0, blocks: 10, latencyNs: [LATENCY_NS, LATENCY_NS] })]);
  const bus = new ScsiBus(ports, { bytesPerSecond: 10_000_000, targets: [target(0), target(1)] });
  const log: { name: string; time: number; report?: CommandReport }[] = [];
  const submit = (name: string, command: Partial<ScsiCommand> = {}) =>
    bus.submit({
      target: 0,
      lun: 0,
      cdb: TEST_UNIT_READY,
      direction: 'none',
      dataLength: 0,
      senseLength: 0,
      sent: () => log.push({ name: `${name} sent`, time: ports.clock.now() }),
      fetchData: (length) => new Uint8Array(length),
      storeData: () => true,
      storeSense: () => true,
      finished: (report) => log.push({ name, time: ports.clock.now(), report }),
      ...command,
    });
  return { ports, bus, log, submit };
}

const SEND_NS = NEXUS_NS + 6 * ASYNCHRONOUS_BYTE_NS;

describe('SCSI bus', () => {
  it('takes selection, command, latency, reselection and status one after another', () => {
    const { ports, log, submit } = setUp();
    submit('a');
    ports.settle();
    expect(log.map(({ name, time }) => [name, time])).toEqual([
      ['a sent', SEND_NS],
      ['a', SEND_NS + LATENCY_NS + NEXUS_NS + STATUS_NS],
    ]);
  });

  it('lets units work side by side while only one nexus holds the bus', () => {
    const { ports, log, submit } = setUp();
    submit('a', { target: 0 });
    submit('b', { target: 1 });
    ports.settle();
    expect(log.map(({ name }) => name)).toEqual(['a sent', 'b sent', 'a', 'b']);
    expect(log[3]?.time).toBe(2 * SEND_NS + LATENCY_NS + NEXUS_NS + STATUS_NS);
  });

  it('lets a unit perform its commands one after another', () => {
    const { ports, log, submit } = setUp();
    submit('a');
    submit('b');
    ports.settle();
    expect(log.map(({ name }) => name)).toEqual(['a sent', 'b sent', 'a', 'b']);
    expect((log[3]?.time ?? 0) - (log[2]?.time ?? 0)).toBe(LATENCY_NS + NEXUS_NS + STATUS_NS);
  });

  it('holds the bus during a data phase for the time of its bytes', () => {
    const { ports, log, submit } = setUp();
    submit('a', { cdb: READ_BLOCK, direction: 'in', dataLength: 512 });
    ports.settle();
    const send = NEXUS_NS + 10 * ASYNCHRONOUS_BYTE_NS;
    expect(log[1]?.time).toBe(send + LATENCY_NS + NEXUS_NS + 512 * 100 + STATUS_NS);
  });

  it('is held by a data phase that its initiator moves in its own time, until that is over', () => {
    const { ports, log, submit } = setUp();
    let over = (): void => undefined;
    submit('a', {
      cdb: READ_BLOCK,
      direction: 'in',
      dataLength: 512,
      dataPhase: (phase, end) => {
        log.push({ name: `a ${phase.direction}`, time: ports.clock.now() });
        over = end;
      },
    });
    submit('b', { target: 1 });
    ports.settle();
    const send = NEXUS_NS + 10 * ASYNCHRONOUS_BYTE_NS;
    expect(log.slice(2)).toEqual([{ name: 'a in', time: send + LATENCY_NS + NEXUS_NS }]);
    ports.pass(1_000_000);
    const now = ports.clock.now();
    over();
    ports.settle();
    expect(log[3]).toMatchObject({ name: 'a', time: now + STATUS_NS, report: { residual: 0 } });
    expect(log[4]?.name).toBe('b');
  });

  it('is held by a selection that nobody answers until it times out', () => {
    const { ports, log, submit } = setUp();
    submit('nobody', { target: 6 });
    submit('a');
    ports.settle();
    expect(log[0]).toMatchObject({ time: SELECTION_TIMEOUT_NS, report: { outcome: 'selection-timeout' } });
    expect(log[1]).toMatchObject({ name: 'a sent', time: SELECTION_TIMEOUT_NS + SEND_NS });
  });

  it('tells every target that RST was asserted', () => {
    const ports = new TestPorts();
    const reset: number[] = [];
    const target = (id: number) => {
      const disk = new Disk({ target: id, lun: 0, blocks: 10, latencyNs: [0, 0] });
      disk.busReset = () => reset.push(id);
      return new Target(id, [disk]);
    };
    new ScsiBus(ports, { bytesPerSecond: 10_000_000, targets: [target(0), target(1)] }).assertReset();
    expect(reset).toEqual([0, 1]);
  });

  it('forgets every command when RST is asserted', () => {
    const { ports, bus, log, submit } = setUp();
    submit('a');
    submit('b', { target: 1 });
    ports.pass(SEND_NS);
    bus.assertReset();
    bus.releaseReset();
    ports.settle();
    expect(log.map(({ name }) => name)).toEqual(['a sent']);
  });
});
