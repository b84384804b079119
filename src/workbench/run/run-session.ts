/** One Run after another: wait for the toolchain, compile, simulate, and keep the last outcome. */

import { type Signal, signal } from '@preact/signals';
import type { CompileResult, SourceFile } from '../../../sandbox/toolchain/compiler.ts';
import { CompilerCrash } from '../../../sandbox/toolchain/compiler-crash.ts';
import type { Simulator } from '../../simulator/simulator.ts';
import type { WorkbenchProps } from '../props.ts';
import { isBusy, type Outcome, type RunState } from './run-state.ts';
import type { Toolchain } from './toolchain.ts';

export interface RunSession {
  readonly state: Signal<RunState>;
  /** The outcome shown: it stays while the next run is under way. */
  readonly outcome: Signal<Outcome | undefined>;
  /** Does nothing while a run is under way. */
  start(sources: readonly SourceFile[]): Promise<void>;
  cancel(): void;
}

export function createRunSession(
  { scenarioId, scenarioYaml }: Pick<WorkbenchProps, 'scenarioId' | 'scenarioYaml'>,
  toolchain: Toolchain,
  simulator: Simulator,
  onOutcome: (outcome: Outcome) => void,
): RunSession {
  const state = signal<RunState>({ kind: 'idle' });
  const outcome = signal<Outcome | undefined>(undefined);
  let abort = new AbortController();

  const run = async (sources: readonly SourceFile[], stop: AbortSignal): Promise<Outcome> => {
    if (toolchain.state.peek().kind !== 'ready') state.value = { kind: 'waiting' };
    await orAborted(toolchain.whenReady(), stop);
    state.value = { kind: 'compiling' };
    const compiled: CompileResult = await toolchain.compiler.compile(sources, stop);
    const { diagnostics } = compiled;
    if (!compiled.ok) return { kind: 'does-not-compile', diagnostics };
    state.value = { kind: 'simulating', done: 0, seeds: 0 };
    const { module } = compiled;
    const onProgress = (done: number, seeds: number) => {
      state.value = { kind: 'simulating', done, seeds };
    };
    const simulation = await simulator.run(
      { scenarioId, scenarioYaml, module, diagnostics },
      stop,
      onProgress,
    );
    return { kind: 'graded', ...simulation };
  };

  return {
    state,
    outcome,
    async start(sources) {
      if (isBusy(state.peek())) return;
      abort = new AbortController();
      const { signal: stop } = abort;
      try {
        const reached = await run(sources, stop);
        outcome.value = reached;
        state.value = { kind: 'done', outcome: reached };
        onOutcome(reached);
      } catch (error) {
        state.value = stop.aborted ? { kind: 'cancelled' } : broken(error);
      }
    },
    cancel: () => abort.abort(),
  };
}

function broken(error: unknown): RunState {
  const part = error instanceof CompilerCrash ? 'compiler' : 'simulator';
  return { kind: 'broken', part, detail: error instanceof Error ? error.message : String(error) };
}

function orAborted<T>(promise: Promise<T>, stop: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const fire = () => reject(stop.reason);
  stop.addEventListener('abort', fire, { once: true });
  return Promise.race([promise, aborted]).finally(() => stop.removeEventListener('abort', fire));
}
