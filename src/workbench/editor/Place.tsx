import type { SourceLocation } from '../../../sandbox/program/program.ts';
import type { WorkbenchModel } from '../state/model.ts';

interface PlaceProps {
  readonly model: WorkbenchModel;
  readonly at: SourceLocation & { readonly column?: number };
}

/** The way to a source line; only its name where the file has no tab. */
export function Place({ model, at }: PlaceProps) {
  const { file, line, column } = at;
  const text =
    column === undefined
      ? model.say('place', { file, line: String(line) })
      : model.say('place.column', { file, line: String(line), column: String(column) });
  if (!model.canShow(file)) return <span class="wb-nowhere">{text}</span>;
  return (
    <button type="button" class="wb-place" onClick={() => model.jumpTo(at)}>
      {text}
    </button>
  );
}
