import { formatTime } from '../../../sandbox/grading/wording.ts';
import type { Say } from '../../workbench/state/say.ts';
import type { Outcome } from './experiment.ts';
import { PointerTrail } from './PointerTrail.tsx';
import { Terminal } from './Terminal.tsx';

/** HwScsiInterrupt's documented limit, in nanoseconds. */
const LIMIT_NS = 50_000;

/** What the printer of the experiment can take: a byte each 80 µs. */
const PRINTER_BEST = 12_500;

const KB = 1_000;

/** What came of a run: who waited, what was lost, how much was done. */
export function Instruments({ say, outcome }: { say: Say; outcome: Outcome }) {
  const { longestIsrNs, bytesPerSecond, suffering, lost } = outcome;
  const { pointer, serial, printer, worstLatencyNs } = suffering;
  const over = longestIsrNs > LIMIT_NS;
  const waited = (device: string) => say('jitter.waited', { time: formatTime(worstLatencyNs[device] ?? 0) });
  return (
    <dl class="jitter-instruments">
      <div>
        <dt>{say('jitter.isr')}</dt>
        <dd>
          <strong class={`fm-number ${over ? 'is-over' : 'is-within'}`}>{formatTime(longestIsrNs)}</strong>{' '}
          {say(over ? 'jitter.isr.over' : 'jitter.isr.within')}
        </dd>
      </div>
      <div>
        <dt>{say('jitter.disk')}</dt>
        <dd class="fm-number">{say('jitter.rate', { rate: Math.round(bytesPerSecond / KB) })}</dd>
      </div>
      <div>
        <dt>{say('jitter.terminal')}</dt>
        <dd>
          <Terminal lost={lost} />
          <span>{say('jitter.terminal.lost', { lost: serial.lost, all: lost.length })}</span>
          <span>{waited('uart')}</span>
        </dd>
      </div>
      <div>
        <dt>{say('jitter.pointer')}</dt>
        <dd>
          <PointerTrail path={pointer.path} />
          <span>{say('jitter.pointer.gap', { time: formatTime(pointer.longestGapNs) })}</span>
          <span>{waited('mouse')}</span>
        </dd>
      </div>
      <div>
        <dt>{say('jitter.printer')}</dt>
        <dd>
          <meter
            min={0}
            max={PRINTER_BEST}
            value={printer.bytesPerSecond}
            aria-label={say('jitter.printer')}
          />
          <span>
            {say('jitter.printer.rate', { rate: Math.round(printer.bytesPerSecond), best: PRINTER_BEST })}
          </span>
          <span>{waited('parallel')}</span>
        </dd>
      </div>
    </dl>
  );
}
