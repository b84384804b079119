/** The routines of a miniport that the system calls. */

import type { MiniportRoutine } from '../trace/event.ts';
import type { CallFact } from './fact.ts';
import { callbackPage, PAGES } from './sources.ts';

type EntryPoint = Omit<CallFact, 'name' | 'page'>;

const FACTS: Readonly<Record<MiniportRoutine, EntryPoint>> = {
  DriverEntry: {
    level: 'PASSIVE_LEVEL',
    checks: ['interrupt-registered', 'no-interrupt-routine'],
    stops: [],
    sources: [PAGES.driverEntry],
  },
  HwScsiFindAdapter: {
    level: 'PASSIVE_LEVEL',
    callback: 'PHW_FIND_ADAPTER',
    checks: [],
    stops: [],
    sources: [callbackPage('PHW_FIND_ADAPTER')],
  },
  HwScsiInitialize: {
    level: 'DIRQL',
    callback: 'PHW_INITIALIZE',
    checks: [],
    stops: [],
    sources: [callbackPage('PHW_INITIALIZE')],
  },
  HwScsiStartIo: {
    level: 'DIRQL',
    callback: 'PHW_STARTIO',
    checks: ['routine-time', 'served-by-interrupt', 'throughput'],
    stops: ['hang'],
    sources: [callbackPage('PHW_STARTIO')],
  },
  HwScsiInterrupt: {
    level: 'DIRQL',
    callback: 'PHW_INTERRUPT',
    checks: [
      'status-first',
      'claims-own',
      'refuses-foreign',
      'refuses-quickly',
      'srb-untouched-when-foreign',
      'line-released',
      'no-cause-lost',
      'no-storm',
      'isr-time',
      'stall-time',
      'isr-prints-nothing',
      'neighbour-latency',
    ],
    stops: ['interrupt-storm', 'hang'],
    sources: [PAGES.interrupt, callbackPage('PHW_INTERRUPT'), PAGES.interruptRoutine],
  },
  HwScsiResetBus: {
    level: 'DIRQL',
    callback: 'PHW_RESET_BUS',
    checks: [],
    stops: ['reset-hold-ended'],
    sources: [callbackPage('PHW_RESET_BUS'), PAGES.resetBus],
  },
  HwScsiTimer: {
    level: 'DIRQL',
    callback: 'PHW_TIMER',
    checks: ['routine-time', 'timer-cancelled', 'completion-latency', 'taken-when-told'],
    stops: ['null-call'],
    sources: [callbackPage('PHW_TIMER')],
  },
  HwScsiDmaStarted: {
    level: 'DIRQL',
    callback: 'PHW_DMA_STARTED',
    checks: [],
    stops: ['dma-not-started'],
    sources: [PAGES.dmaStarted, PAGES.dmaStartedRoutine],
  },
  HwScsiEnableInterruptsCallback: {
    level: 'DISPATCH_LEVEL',
    callback: 'PHW_INTERRUPT',
    checks: ['deferred-in-order', 'routine-time'],
    stops: ['null-call'],
    sources: [PAGES.enableInterrupts],
  },
  HwScsiDisableInterruptsCallback: {
    level: 'DIRQL',
    callback: 'PHW_INTERRUPT',
    checks: ['reenabled-in-callback'],
    stops: ['null-call'],
    sources: [PAGES.disableInterrupts],
  },
  HwScsiAdapterControl: {
    level: 'DIRQL',
    callback: 'PHW_ADAPTER_CONTROL',
    checks: [],
    stops: ['redzone'],
    sources: [callbackPage('PHW_ADAPTER_CONTROL')],
  },
};

export const ENTRY_POINTS: readonly CallFact[] = Object.entries(FACTS).map(([name, fact]) => ({
  name,
  page: 'entry-points',
  ...fact,
}));
