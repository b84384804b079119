import { type IsrActivation, isrActivations } from '../../trace/isr-windows.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { EnabledCauses } from './enabled-causes.ts';
import { HBA, isStatusRead, isStatusWrite } from './hba.ts';

/**
 * Before it returns TRUE the interrupt routine dismisses the interrupt: every cause that it could have seen is
 * cleared or masked. A cause that latched after it had looked may hold the line up: that is the next interrupt.
 * A pending cause that is not enabled holds nothing.
 */
export const lineReleased = defineCheck({
  id: 'line-released',
  source: 'interrupt-prototype',
  parameters: {},
  judge({ events }) {
    const causes = new EnabledCauses();
    let next = 0;
    for (const activation of isrActivations(events, HBA)) {
      const { exit, assertingAtExit, routine } = activation;
      if (!exit?.claimed || !assertingAtExit) continue;
      for (; next < exit.seq; next += 1) {
        const event = events[next];
        if (event !== undefined) causes.follow(event);
      }
      const looked = lastLook(activation);
      const left = causes.interrupting.find(([, latched]) => latched < looked);
      if (left === undefined) continue;
      const [cause, earlierSeq] = left;
      return {
        seq: exit.seq,
        message: message('check.line-released.fault', { routine }),
        expected: message('check.line-released.expected'),
        actual: message('check.line-released.actual', { cause }),
        earlierSeq,
      };
    }
    return undefined;
  },
});

/**
 * The moment up to which the routine answers for what is pending: the last look at the status that an
 * acknowledge followed; without any acknowledge the first look, without any look the entry.
 */
function lastLook({ events, enter }: IsrActivation): number {
  const reads = events.filter(isStatusRead);
  const write = events.findLast(isStatusWrite);
  const before = write ? reads.findLast((read) => read.seq < write.seq) : reads[0];
  return before?.seq ?? enter.seq;
}
