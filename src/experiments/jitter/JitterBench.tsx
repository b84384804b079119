import { useEffect, useRef, useState } from 'preact/hooks';
import type { MachineConfig } from '../../../sandbox/grading/machine-config.ts';
import type { Locale } from '../../i18n/locales.ts';
import { createSay } from '../../workbench/state/say.ts';
import { Controls } from './Controls.tsx';
import { FIRST_SETTINGS, type Outcome, type Settings } from './experiment.ts';
import { Instruments } from './Instruments.tsx';
import type { ExperimentAnswer, ExperimentRequest } from './protocol.ts';
import './jitter.css';

export interface JitterBenchProps {
  readonly locale: Locale;
  /** Every text below `jitter.` and `workbench.` of the page's language, by key. */
  readonly texts: Readonly<Record<string, string>>;
  /** The linked program, base64. */
  readonly module: string;
  readonly machine: MachineConfig;
  /** What {@link FIRST_SETTINGS} come to. */
  readonly first: Outcome;
}

/** Controls and instruments: each turn of a control is a run of the machine. */
export function JitterBench({ locale, texts, module, machine, first }: JitterBenchProps) {
  const say = createSay({ locale, texts });
  const [settings, setSettings] = useState<Settings>(FIRST_SETTINGS);
  const [outcome, setOutcome] = useState(first);
  const [broken, setBroken] = useState(false);
  const [ready, setReady] = useState(false);
  const worker = useRef<Worker | undefined>();
  /** What was turned while a run was under way; of several, the last. */
  const waiting = useRef<Settings | undefined>();
  const busy = useRef(false);

  useEffect(() => {
    setReady(true);
    return () => worker.current?.terminate();
  }, []);

  const start = (wanted: Settings) => {
    busy.current = true;
    worker.current ??= startWorker(finish, fail);
    worker.current.postMessage({ module, machine, settings: wanted } satisfies ExperimentRequest);
  };
  const fail = () => {
    busy.current = false;
    worker.current?.terminate();
    worker.current = undefined;
    setBroken(true);
  };
  const finish = (answer: ExperimentAnswer) => {
    if (answer.kind === 'broken') return fail();
    busy.current = false;
    setBroken(false);
    setOutcome(answer.outcome);
    const next = waiting.current;
    waiting.current = undefined;
    if (next) start(next);
  };
  const turn = (turned: Settings) => {
    setSettings(turned);
    if (busy.current) waiting.current = turned;
    else start(turned);
  };

  return (
    <section class="jitter not-content" aria-label={say('jitter.label')}>
      <Controls say={say} settings={settings} ready={ready} onTurn={turn} />
      <Instruments say={say} outcome={outcome} />
      {broken && (
        <p class="jitter-broken" role="alert">
          {say('jitter.broken')}
        </p>
      )}
    </section>
  );
}

function startWorker(onAnswer: (answer: ExperimentAnswer) => void, onFault: () => void): Worker {
  const worker = new Worker(new URL('./experiment.worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<ExperimentAnswer>) => onAnswer(data);
  worker.onerror = onFault;
  return worker;
}
