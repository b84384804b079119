import { useComputed } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { WorkbenchModel } from '../state/model.ts';
import type { Say } from '../state/say.ts';
import type { RunState } from './run-state.ts';
import type { ToolchainState } from './toolchain.ts';

/** One line that always has its place: what is loading, what is running, or how it ended. */
export function ToolchainStatus({ model }: { model: WorkbenchModel }) {
  const { say, session, toolchain } = model;
  const run = session.state.value;
  const loading = toolchain.state.value;
  const text = statusText(say, run, loading);
  // Byte counts change many times a second: only the words around them are announced.
  const announced = useComputed(() => announcement(say, session.state.value, toolchain.state.value)).value;

  const line = useRef<HTMLDivElement>(null);
  const retry = () => {
    // The button goes: the focus stays with what it brings.
    line.current?.focus();
    toolchain.retry();
  };

  return (
    <div ref={line} class="wb-status" tabIndex={-1}>
      {loading.kind === 'loading' && (
        <progress
          class="wb-progress"
          aria-label={say('toolchain.progress')}
          value={loading.loadedBytes}
          max={Math.max(1, loading.totalBytes)}
        />
      )}
      <span class={`wb-status-text is-${loading.kind === 'failed' ? 'failed' : run.kind}`} aria-hidden="true">
        {text}
      </span>
      <span role="status" class="wb-hidden">
        {announced}
      </span>
      {run.kind === 'done' && (
        <a href="#wb-results-title">{say('run.see', { verdict: verdictWord(say, run) })}</a>
      )}
      {run.kind === 'broken' && (
        <a href="#wb-results-title">{say('run.see', { verdict: say('run.broken') })}</a>
      )}
      {loading.kind === 'failed' && (
        <button type="button" class="fm-key" onClick={retry}>
          {say('toolchain.retry')}
        </button>
      )}
    </div>
  );
}

function verdictWord(say: Say, { outcome }: Extract<RunState, { kind: 'done' }>): string {
  return say(`verdict.${outcome.kind === 'graded' ? outcome.report.verdict : outcome.kind}`);
}

function statusText(say: Say, run: RunState, loading: ToolchainState): string {
  const parts = [announcement(say, run, loading)];
  if (loading.kind === 'loading' && loading.totalBytes > 0) {
    const megabytes = (bytes: number) => say.number(Math.round(bytes / 100_000) / 10);
    parts.push(
      say('toolchain.bytes', {
        loaded: megabytes(loading.loadedBytes),
        total: megabytes(loading.totalBytes),
      }),
    );
  }
  if (run.kind === 'simulating' && run.seeds > 0) parts.push(say('run.seeds', run));
  return parts.filter(Boolean).join(' ');
}

function announcement(say: Say, run: RunState, loading: ToolchainState): string {
  if (loading.kind === 'failed') return say(`toolchain.failed-${loading.reason}`);
  if (run.kind === 'waiting') return say('run.waiting');
  if (run.kind === 'compiling') return say('run.compiling');
  if (run.kind === 'simulating') return say('run.simulating');
  if (run.kind === 'cancelled') return say('run.cancelled');
  if (loading.kind === 'loading') return say('toolchain.loading');
  return loading.kind === 'ready' && run.kind === 'idle' ? say('toolchain.ready') : '';
}
