import type { Rule } from '../finding.ts';

/** 0xF2: a device has held the line through so many interrupts that nobody can be serving it. */
export const interruptStorm: Rule = {
  reasons: ['interrupt-storm'],
  explain(events, { seq, detail }) {
    const device = String(detail['device'] ?? '');
    const rise = events.findLast(
      (event) => event.seq < seq && event.kind === 'line-assert' && event.source === device,
    );
    return {
      id: 'interrupt-storm',
      parameters: { device },
      source: 'bug-check-0xf2',
      ...(rise === undefined ? {} : { earlierSeq: rise.seq }),
    };
  },
};
