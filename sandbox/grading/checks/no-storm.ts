import { isrActivations } from '../../trace/isr-windows.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { HBA } from './hba.ts';

/** The line is not left asserted, interrupt after interrupt, until the machine gives up. */
export const noStorm = defineCheck({
  id: 'no-storm',
  source: 'bug-check-0xf2',
  parameters: {},
  judge({ events }) {
    const storm = events.find((event) => event.kind === 'bug-check' && event.reason === 'interrupt-storm');
    if (storm === undefined) return undefined;
    const device = storm.kind === 'bug-check' ? String(storm.detail['device'] ?? HBA) : HBA;
    const rise = events.findLast(
      (event) => event.seq < storm.seq && event.kind === 'line-assert' && event.source === device,
    );
    const calls = isrActivations(events, HBA).filter(({ enter }) => rise && enter.seq > rise.seq);
    const first = calls.find(({ exit }) => exit?.claimed) ?? calls[0];
    return {
      seq: storm.seq,
      message: message('check.no-storm.fault', { device }),
      expected: message('check.no-storm.expected'),
      actual: message('check.no-storm.actual', { calls: calls.length }),
      ...(first?.exit ? { earlierSeq: first.exit.seq } : {}),
    };
  },
});
