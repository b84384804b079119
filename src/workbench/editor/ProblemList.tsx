import type { Diagnostic } from '../../../sandbox/toolchain/compiler.ts';
import type { WorkbenchModel } from '../state/model.ts';
import { Place } from './Place.tsx';
import { proposals } from './proposals.ts';

/** What the compiler says, in its own words, with the way to each place and its proposed edits. */
export function ProblemList({ model }: { model: WorkbenchModel }) {
  const { say, problems } = model;
  const shown = problems.value.filter(({ severity }) => severity !== 'note');
  const errors = shown.filter(({ severity }) => severity === 'error').length;
  return (
    <section class="wb-problems" aria-labelledby="wb-problems-title">
      <h2 id="wb-problems-title" class="fm-label wb-problems-title">
        {say('problems.title')}{' '}
        <span class="wb-count">
          {shown.length === 0
            ? say('problems.none')
            : say('problems.count', { errors, warnings: shown.length - errors })}
        </span>
      </h2>
      {shown.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
        <ul class="wb-problem-list" tabIndex={0} aria-labelledby="wb-problems-title">
          {shown.map((problem) => (
            <Problem key={keyOf(problem)} model={model} problem={problem} fits={model.problemsFit.value} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface ProblemProps {
  readonly model: WorkbenchModel;
  readonly problem: Diagnostic;
  /** Whether its places are those of the text as it stands: only then can a proposed edit be applied. */
  readonly fits: boolean;
}

export function Problem({ model, problem, fits }: ProblemProps) {
  const { say, props } = model;
  const { file, range, severity, message, option } = problem;
  return (
    <li class={`wb-problem is-${severity}`}>
      <Place model={model} at={{ file, ...range.start }} />
      <span class="wb-severity">{say(severity === 'error' ? 'problem.error' : 'problem.warning')}</span>
      <span class="wb-message" lang="en">
        {message} {option && <code>{option}</code>}
      </span>
      {proposals(problem, props.files.edit.path).map((fixes) => (
        <button
          key={fixes[0]?.text}
          type="button"
          class="wb-quiet wb-fix"
          aria-disabled={!fits}
          onClick={() => fits && model.applyFixes(fixes)}
        >
          {fixes[0]?.text ? say('problem.fix', { text: fixes[0].text }) : say('problem.fix-remove')}
        </button>
      ))}
      {problem.related.map((place) => (
        <span key={`${place.file}:${place.range.start.line}:${place.message}`} class="wb-related">
          <Place model={model} at={{ file: place.file, line: place.range.start.line }} />{' '}
          <span lang="en">{place.message}</span>
        </span>
      ))}
    </li>
  );
}

export function keyOf({ file, range, message }: Diagnostic): string {
  return `${file}:${range.start.line}:${range.start.column}:${message}`;
}
