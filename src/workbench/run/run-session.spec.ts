import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../sandbox/grading/report.ts';
import type { CompileResult, Compiler } from '../../../sandbox/toolchain/compiler.ts';
import type { Simulator } from '../../simulator/simulator.ts';
import { createRunSession } from './run-session.ts';
import type { Outcome } from './run-state.ts';
import type { Toolchain, ToolchainState } from './toolchain.ts';

const report: Report = {
  scenario: 'not-mine',
  verdict: 'passed',
  diagnostics: [],
  checks: [],
  seeds: 200,
  shownSeed: 1,
  traceHash: '0123456789abcdef',
  metrics: { longestIsrNs: 0, isrCount: 0, longestNeighbourLatencyNs: 0, requests: 0, virtualNs: 0 },
};

function setUp(compiled: CompileResult, simulate: Simulator['run'] = async () => ({ report, events: [] })) {
  const ready = Promise.withResolvers<void>();
  const state = signal<ToolchainState>({ kind: 'loading', loadedBytes: 0, totalBytes: 10 });
  const compiler: Compiler = { compile: async () => compiled, diagnose: async () => [] };
  const toolchain: Toolchain = {
    state,
    compiler,
    whenReady: () => ready.promise,
    retry: () => undefined,
    dispose: () => undefined,
  };
  const outcomes: Outcome[] = [];
  const simulator: Simulator = { prepare: () => undefined, run: simulate, dispose: () => undefined };
  const session = createRunSession(
    { scenarioId: 'not-mine', scenarioYaml: '' },
    toolchain,
    simulator,
    (outcome) => outcomes.push(outcome),
  );
  return { session, outcomes, ready: () => ready.resolve() };
}

const module = new Uint8Array();

describe('a Run', () => {
  it('asked for before the toolchain is there waits and then runs', async () => {
    const { session, outcomes, ready } = setUp({ ok: true, module, diagnostics: [] });
    const running = session.start([]);
    expect(session.state.value.kind).toBe('waiting');
    ready();
    await running;
    expect(outcomes).toEqual([{ kind: 'graded', report, events: [] }]);
    expect(session.state.value.kind).toBe('done');
  });

  it('of what does not compile starts no simulation', async () => {
    const { session, ready } = setUp({ ok: false, diagnostics: [] }, () => {
      throw new Error('started');
    });
    ready();
    await session.start([]);
    expect(session.outcome.value).toEqual({ kind: 'does-not-compile', diagnostics: [] });
  });

  it('cancelled while it waits ends at once', async () => {
    const { session, outcomes } = setUp({ ok: true, module, diagnostics: [] });
    const running = session.start([]);
    session.cancel();
    await running;
    expect(session.state.value.kind).toBe('cancelled');
    expect(outcomes).toEqual([]);
  });

  it('that fails inside the simulator is told apart from a failed program', async () => {
    const { session, ready } = setUp({ ok: true, module, diagnostics: [] }, async () => {
      throw new Error('queue is empty');
    });
    ready();
    await session.start([]);
    expect(session.state.value).toEqual({ kind: 'broken', part: 'simulator', detail: 'queue is empty' });
  });

  it('is not started twice at a time', async () => {
    const { session, outcomes, ready } = setUp({ ok: true, module, diagnostics: [] });
    const first = session.start([]);
    await session.start([]);
    ready();
    await first;
    expect(outcomes).toHaveLength(1);
  });
});
