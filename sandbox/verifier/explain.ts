import type { EventOf, TraceEvent } from '../trace/event.ts';
import type { Finding, Rule } from './finding.ts';
import { badCall } from './rules/bad-call.ts';
import { badRegister } from './rules/bad-register.ts';
import { badSrb } from './rules/bad-srb.ts';
import { badVirtualAddress } from './rules/bad-virtual-address.ts';
import { completedSrb } from './rules/completed-srb.ts';
import { completedTwice } from './rules/completed-twice.ts';
import { dmaNotFlushed } from './rules/dma-not-flushed.ts';
import { dmaNotStarted } from './rules/dma-not-started.ts';
import { foreignExtension } from './rules/foreign-extension.ts';
import { hang } from './rules/hang.ts';
import { initializeArguments } from './rules/initialize-arguments.ts';
import { interruptStorm } from './rules/interrupt-storm.ts';
import { invalidStatus } from './rules/invalid-status.ts';
import { mapTransferChannel } from './rules/map-transfer-channel.ts';
import { mapTransferRange } from './rules/map-transfer-range.ts';
import { mapTransferTwice } from './rules/map-transfer-twice.ts';
import { memoryAccess } from './rules/memory-access.ts';
import { nextLuUntagged } from './rules/next-lu-untagged.ts';
import { poolExhausted } from './rules/pool-exhausted.ts';
import { processorTrap } from './rules/processor-trap.ts';
import { resetHoldEnded } from './rules/reset-hold-ended.ts';
import { stallTooLong } from './rules/stall-too-long.ts';
import { wrongContext } from './rules/wrong-context.ts';

export const RULES: readonly Rule[] = [
  memoryAccess,
  completedSrb,
  badCall,
  processorTrap,
  poolExhausted,
  initializeArguments,
  stallTooLong,
  hang,
  completedTwice,
  invalidStatus,
  nextLuUntagged,
  resetHoldEnded,
  badVirtualAddress,
  badRegister,
  badSrb,
  foreignExtension,
  wrongContext,
  interruptStorm,
  mapTransferTwice,
  mapTransferRange,
  mapTransferChannel,
  dmaNotStarted,
  dmaNotFlushed,
];

/** @throws Error when no rule knows the reason: the simulator's fault, not the learner's */
export function explainBugCheck(events: readonly TraceEvent[], bugCheck: EventOf<'bug-check'>): Finding {
  const rule = RULES.find(({ reasons }) => reasons.includes(bugCheck.reason));
  if (rule === undefined) throw new Error(`no rule explains the bug check reason "${bugCheck.reason}"`);
  return rule.explain(events, bugCheck);
}
