import type { EventOf, MiniportRoutine, TraceEvent } from '../trace/event.ts';
import { usedRoutine } from './describe-lack.ts';
import { message } from './message.ts';
import type { Message } from './report.ts';

/** Routines of type VOID. */
const WITHOUT_RESULT: ReadonlySet<MiniportRoutine> = new Set([
  'HwScsiTimer',
  'HwScsiDmaStarted',
  'HwScsiEnableInterruptsCallback',
  'HwScsiDisableInterruptsCallback',
]);

/** One event of a trace in words; the texts are `moment.…`. */
export function describeEvent(event: TraceEvent): Message {
  switch (event.kind) {
    case 'line-assert':
      return message('moment.line-assert', { source: event.source, irq: event.irq });
    case 'line-deassert':
      return message('moment.line-deassert', { source: event.source, irq: event.irq });
    case 'isr-enter':
      return message('moment.isr-enter', { device: event.device });
    case 'isr-exit':
      return event.claimed
        ? message('moment.isr-exit-claimed', { device: event.device })
        : message('moment.isr-exit-refused', { device: event.device });
    case 'irql':
      return message('moment.irql', { from: event.from, to: event.to });
    case 'dpc-queue':
      return message('moment.dpc-queue', { dpc: event.dpc });
    case 'dpc-enter':
      return message('moment.dpc-enter', { dpc: event.dpc });
    case 'dpc-exit':
      return message('moment.dpc-exit', { dpc: event.dpc });
    case 'routine-enter':
      return event.srb === undefined
        ? message('moment.routine-enter', { name: event.name })
        : message('moment.routine-enter-srb', { name: event.name, srb: event.srb });
    case 'routine-exit':
      return WITHOUT_RESULT.has(event.routine)
        ? message('moment.routine-exit-void', { name: event.name })
        : message('moment.routine-exit', { name: event.name, result: event.result });
    case 'miniport-registered':
      return event.routines.HwScsiInterrupt
        ? message('moment.miniport-registered', { name: event.routines.HwScsiInterrupt })
        : message('moment.miniport-registered-without');
    case 'register-read':
      return message('moment.register-read', register(event));
    case 'register-write':
      return message('moment.register-write', register(event));
    case 'buffer-read':
      return message('moment.buffer-read', buffer(event));
    case 'buffer-write':
      return message('moment.buffer-write', buffer(event));
    case 'notification':
      return notification(event);
    case 'srb-queue':
      return message('moment.srb-queue', { srb: event.srb, target: event.target, lun: event.lun });
    case 'srb-return':
      return message('moment.srb-return', { srb: event.srb, status: event.srbStatus });
    case 'srb-timeout':
      return message('moment.srb-timeout', { srb: event.srb });
    case 'unit-found':
      return event.deviceType < 0
        ? message('moment.unit-absent', unit(event))
        : message('moment.unit-found', { ...unit(event), type: event.deviceType });
    case 'srb-access':
      return event.write
        ? message('moment.srb-write', { srb: event.srb, offset: event.offset })
        : message('moment.srb-read', { srb: event.srb, offset: event.offset });
    case 'static-access':
      return event.write
        ? message('moment.static-write', { device: event.device })
        : message('moment.static-read', { device: event.device });
    case 'dma-map':
      return message('moment.dma-map', { srb: event.srb, bytes: event.length });
    case 'dma-flush':
      return message('moment.dma-flush', { srb: event.srb, bytes: event.bytes });
    case 'device':
      return device(event);
    case 'stall':
      return message('moment.stall', { duration: event.microseconds * 1000 });
    case 'log-error':
      return message('moment.log-error', { code: event.code });
    case 'debug':
      return message('moment.debug', { text: event.text.trimEnd() });
    case 'bug-check':
      return message('moment.bug-check', { code: event.code });
    case 'unsupported':
      return message('moment.unsupported', { routine: usedRoutine(event) });
    case 'end':
      return end(event);
  }
}

function register(event: EventOf<'register-read' | 'register-write'>): Message['parameters'] {
  const name = event.register === '' ? `+0x${event.offset.toString(16)}` : event.register;
  return { device: event.device, register: name, value: event.value };
}

function unit({ path, target, lun }: EventOf<'unit-found'>): Message['parameters'] {
  return { path, target, lun };
}

function buffer({
  device,
  register,
  width,
  count,
}: EventOf<'buffer-read' | 'buffer-write'>): Message['parameters'] {
  return { device, register, bytes: width * count };
}

function notification({ notification: name, srb, microseconds }: EventOf<'notification'>): Message {
  if (microseconds === 0) return message('moment.timer-cancelled', { notification: name });
  if (microseconds !== undefined) {
    return message('moment.timer-requested', { notification: name, duration: microseconds * 1000 });
  }
  return srb === undefined
    ? message('moment.notification', { notification: name })
    : message('moment.notification-srb', { notification: name, srb });
}

/** What the models record inside themselves; anything else is shown under its own name. */
function device({ device: name, event, detail }: EventOf<'device'>): Message {
  const cause = String(detail['cause'] ?? '');
  switch (event) {
    case 'cause-latched':
      return message('moment.cause-latched', { device: name, cause });
    case 'cause-cleared':
      return message('moment.cause-cleared', { device: name, cause });
    case 'lost-interrupt':
      return message('moment.lost-interrupt', { device: name });
    case 'completion-posted':
      return message('moment.completion-posted', { device: name, sequence: detail['sequence'] ?? 0 });
    case 'request-fetched':
      return message('moment.request-fetched', { device: name, target: detail['target'] ?? 0 });
    case 'command-sent':
      return message('moment.command-sent', { device: name, target: detail['target'] ?? 0 });
    case 'data-transferred':
      return message('moment.data-transferred', { device: name, bytes: detail['bytes'] ?? 0 });
    case 'transfer-wanted':
      return message('moment.transfer-wanted', { device: name, bytes: detail['bytes'] ?? 0 });
    case 'transfer-started':
      return message('moment.transfer-started', { device: name, bytes: detail['bytes'] ?? 0 });
    case 'fifo-empty':
      return message('moment.fifo-empty', { device: name });
    case 'fifo-full':
      return message('moment.fifo-full', { device: name });
    case 'channel-programmed':
      return message('moment.channel-programmed', {
        channel: detail['channel'] ?? 0,
        bytes: detail['bytes'] ?? 0,
      });
    case 'terminal-count':
      return message('moment.terminal-count', { channel: detail['channel'] ?? 0 });
    default:
      return message('moment.device', { device: name, event });
  }
}

function end({ reason }: EventOf<'end'>): Message {
  switch (reason) {
    case 'quiescent':
      return message('moment.end-quiescent');
    case 'budget':
      return message('moment.end-budget');
    case 'bug-check':
      return message('moment.end-bug-check');
    case 'unsupported':
      return message('moment.end-unsupported');
  }
}
