import type { CheckResult, Moment } from '../../../sandbox/grading/report.ts';
import { Place } from '../editor/Place.tsx';
import type { WorkbenchModel } from '../state/model.ts';

interface CheckItemProps {
  readonly model: WorkbenchModel;
  readonly check: CheckResult;
  /** Moments of other seeds cannot be shown in the timeline. */
  readonly shownSeed: number;
}

/** One check: its verdict in a word, its sentence, and for a failed one everything known of it. */
export function CheckItem({ model, check, shownSeed }: CheckItemProps) {
  const { say } = model;
  const shown = check.seed === shownSeed;
  return (
    <li class={`wb-check is-${check.verdict}`}>
      <p class="wb-check-head">
        <span class="wb-lamp" aria-hidden="true" />
        <span class="wb-check-verdict">{say(`check.${check.verdict}`)}</span>
        <span class="wb-check-text">{model.word(check.message)}</span>
      </p>
      {check.verdict === 'failed' && (
        <dl class="wb-facts">
          {check.expected && <Fact name={say('check.expected')}>{model.word(check.expected)}</Fact>}
          {check.actual && <Fact name={say('check.actual')}>{model.word(check.actual)}</Fact>}
          {check.earlier && (
            <Fact name={say('check.earlier')}>
              <MomentText model={model} moment={check.earlier} shown={shown} />
            </Fact>
          )}
          {check.moment && (
            <Fact name={say('check.moment')}>
              <MomentText model={model} moment={check.moment} shown={shown} />
            </Fact>
          )}
          {check.rule && <Fact name={say('check.rule')}>{model.word(check.rule)}</Fact>}
          {check.advice && <Fact name={say('check.advice')}>{model.word(check.advice)}</Fact>}
          {check.source && (
            <Fact name={say('check.source')}>
              <a href={check.source.url ?? dataSheet(model)}>{model.word(check.source.title)}</a>
            </Fact>
          )}
          {check.seed !== undefined && (
            <Fact name={say('check.seed')}>
              {say('check.seeds', { seed: check.seed, failed: check.failedSeeds })}
            </Fact>
          )}
        </dl>
      )}
    </li>
  );
}

function dataSheet({ props }: WorkbenchModel): string {
  return `${props.base}${props.locale}/reference/training-hba/`;
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function MomentText({ model, moment, shown }: { model: WorkbenchModel; moment: Moment; shown: boolean }) {
  const { say, view } = model;
  const { at } = moment;
  const time = say.time(moment.timeNs);
  return (
    <>
      {shown ? (
        <button
          type="button"
          class="wb-place"
          aria-label={say('moment.show', { time })}
          onClick={() => view.goTo(moment.seq)}
        >
          {time}
        </button>
      ) : (
        <span class="fm-number">{time}</span>
      )}{' '}
      {model.word(moment.message)} {at && <Place model={model} at={at} />}
    </>
  );
}
