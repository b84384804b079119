import type { Diagnostic, FixIt } from '../../../sandbox/toolchain/compiler.ts';
import type { WorkbenchModel } from '../state/model.ts';
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
            <Problem key={keyOf(problem)} model={model} problem={problem} />
          ))}
        </ul>
      )}
    </section>
  );
}

export function Problem({ model, problem }: { model: WorkbenchModel; problem: Diagnostic }) {
  const { say, props } = model;
  const { file, range, severity, message, option } = problem;
  const { line, column } = range.start;
  const apply = (fixes: readonly FixIt[]) => {
    // From the last to the first, so that an edit does not move the places of those to come.
    for (const fix of [...fixes].sort(
      (a, b) => b.range.start.line - a.range.start.line || b.range.start.column - a.range.start.column,
    )) {
      model.editor.peek()?.applyFix(fix);
    }
  };
  return (
    <li class={`wb-problem is-${severity}`}>
      <button type="button" class="wb-place" onClick={() => model.jumpTo({ file, line, column })}>
        {say('place.column', { file, line: String(line), column: String(column) })}
      </button>
      <span class="wb-severity">{say(severity === 'error' ? 'problem.error' : 'problem.warning')}</span>
      <span class="wb-message" lang="en">
        {message} {option && <code>{option}</code>}
      </span>
      {proposals(problem, props.files.edit.path).map((fixes) => (
        <button key={fixes[0]?.text} type="button" class="wb-quiet wb-fix" onClick={() => apply(fixes)}>
          {fixes[0]?.text ? say('problem.fix', { text: fixes[0].text }) : say('problem.fix-remove')}
        </button>
      ))}
      {problem.related.map((place) => (
        <span key={`${place.file}:${place.range.start.line}:${place.message}`} class="wb-related">
          <button
            type="button"
            class="wb-place"
            onClick={() => model.jumpTo({ file: place.file, ...place.range.start })}
          >
            {say('place', { file: place.file, line: String(place.range.start.line) })}
          </button>{' '}
          <span lang="en">{place.message}</span>
        </span>
      ))}
    </li>
  );
}

export function keyOf({ file, range, message }: Diagnostic): string {
  return `${file}:${range.start.line}:${range.start.column}:${message}`;
}
