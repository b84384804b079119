import type { CheckResult, Report } from '../../../sandbox/grading/report.ts';
import { keyOf, Problem } from '../editor/ProblemList.tsx';
import type { Outcome } from '../run/run-state.ts';
import type { WorkbenchModel } from '../state/model.ts';
import { BlueScreen } from './BlueScreen.tsx';
import { CheckItem } from './CheckItem.tsx';

/** The verdict of the last Run and what it rests on. */
export function Results({ model }: { model: WorkbenchModel }) {
  const { say, session } = model;
  const outcome = session.outcome.value;
  const run = session.state.value;
  return (
    <section class="wb-results" aria-labelledby="wb-results-title">
      <h2 id="wb-results-title" class="wb-title" tabIndex={-1}>
        {say('results.title')}
      </h2>
      <p class="wb-hidden" role="status" aria-live="polite">
        {run.kind === 'done' && announcement(model, run.outcome)}
        {run.kind === 'broken' && say(`broken.${run.part}`)}
      </p>
      {run.kind === 'broken' && (
        <div class="wb-notice">
          <p>{say(`broken.${run.part}`)}</p>
          <pre class="wb-detail">{run.detail}</pre>
        </div>
      )}
      {outcome ? <Shown model={model} outcome={outcome} /> : <p class="wb-empty">{say('results.none')}</p>}
    </section>
  );
}

function Shown({ model, outcome }: { model: WorkbenchModel; outcome: Outcome }) {
  const { say, outdated } = model;
  return (
    <>
      <Verdict model={model} outcome={outcome} />
      {outdated.value && <p class="wb-outdated">{say('results.outdated')}</p>}
      {outcome.kind === 'does-not-compile' ? (
        <ul class="wb-checks">
          {outcome.diagnostics
            .filter(({ severity }) => severity === 'error')
            .map((problem) => (
              <Problem key={keyOf(problem)} model={model} problem={problem} fits={!outdated.value} />
            ))}
        </ul>
      ) : (
        <Graded model={model} report={outcome.report} />
      )}
    </>
  );
}

function Verdict({ model, outcome }: { model: WorkbenchModel; outcome: Outcome }) {
  const { say, props } = model;
  const verdict = outcome.kind === 'graded' ? outcome.report.verdict : outcome.kind;
  return (
    <div class={`wb-verdict is-${verdict}`}>
      <p class="wb-verdict-word">{say(`verdict.${verdict}`)}</p>
      <p>{summary(model, outcome)}</p>
      {verdict === 'passed' && props.next && (
        <p>
          <a href={props.next.href}>{say('next', { title: props.next.title })}</a>
        </p>
      )}
    </div>
  );
}

function Graded({ model, report }: { model: WorkbenchModel; report: Report }) {
  const { say, props } = model;
  const { unsupported, metrics } = report;
  return (
    <>
      {unsupported && (
        <p>
          {model.word(unsupported.message)}{' '}
          <a href={`${props.base}${props.locale}/reference/unsupported/`}>{say('unsupported.reference')}</a>
        </p>
      )}
      <ul class="wb-checks">
        {failedFirst(report).map((check) => (
          <CheckItem key={check.id} model={model} check={check} shownSeed={report.shownSeed} />
        ))}
      </ul>
      <BlueScreen model={model} />
      <p class="wb-metrics-title fm-label">{say('metric.of-all-runs', { seeds: report.seeds })}</p>
      <dl class="wb-metrics">
        {metrics.isrCount > 0 && (
          <Metric name={say('metric.longest-isr')} value={say.time(metrics.longestIsrNs)} />
        )}
        {metrics.longestNeighbourLatencyNs > 0 && (
          <Metric
            name={say('metric.longest-neighbour')}
            value={say.time(metrics.longestNeighbourLatencyNs)}
          />
        )}
        <Metric name={say('metric.isr-count')} value={say.number(metrics.isrCount)} />
        <Metric name={say('metric.requests')} value={say.number(metrics.requests)} />
        <Metric name={say('metric.trace')} value={report.traceHash} />
      </dl>
    </>
  );
}

function failedFirst({ checks }: Report): readonly CheckResult[] {
  const failed = checks.filter(({ verdict }) => verdict === 'failed');
  return [...failed, ...checks.filter((check) => !failed.includes(check))];
}

function Metric({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt class="fm-label">{name}</dt>
      <dd class="fm-number">{value}</dd>
    </div>
  );
}

function summary({ say }: WorkbenchModel, outcome: Outcome): string {
  if (outcome.kind === 'does-not-compile') {
    const errors = outcome.diagnostics.filter(({ severity }) => severity === 'error').length;
    return say('summary.does-not-compile', { errors });
  }
  const { verdict, checks, seeds } = outcome.report;
  const passed = checks.filter((check) => check.verdict === 'passed').length;
  return say(`summary.${verdict}`, { passed, checks: checks.length, seeds });
}

/** What a listener needs first: the verdict, and the first thing that is wrong. */
function announcement(model: WorkbenchModel, outcome: Outcome): string {
  const { say } = model;
  const verdict = outcome.kind === 'graded' ? outcome.report.verdict : outcome.kind;
  const parts = [say(`verdict.${verdict}`), summary(model, outcome)];
  if (outcome.kind === 'graded') {
    const failed = outcome.report.checks.find((check) => check.verdict === 'failed');
    if (failed) parts.push(model.word(failed.message));
  }
  return parts.join(' ');
}
