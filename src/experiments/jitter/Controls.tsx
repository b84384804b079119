import { useId } from 'preact/hooks';
import type { Say } from '../../workbench/state/say.ts';
import { CONTROLS, type Settings } from './experiment.ts';

interface ControlsProps {
  readonly say: Say;
  readonly settings: Settings;
  /** False until the page's script is there: a control that nobody listens to would lose what is turned. */
  readonly ready: boolean;
  readonly onTurn: (settings: Settings) => void;
}

export function Controls({ say, settings, ready, onTurn }: ControlsProps) {
  const bytes = settings.blocks * 512;
  return (
    <fieldset class="jitter-controls" aria-label={say('jitter.controls')} disabled={!ready}>
      <Slider
        label={say('jitter.block-time')}
        value={say('jitter.block-time.value', { time: settings.blockUs })}
        steps={CONTROLS.blockUs}
        current={settings.blockUs}
        onTurn={(blockUs) => onTurn({ ...settings, blockUs })}
      />
      <Slider
        label={say('jitter.transfer')}
        value={say('jitter.transfer.value', { bytes, blocks: settings.blocks })}
        steps={CONTROLS.blocks}
        current={settings.blocks}
        onTurn={(blocks) => onTurn({ ...settings, blocks })}
      />
      <Choice
        legend={say('jitter.irq')}
        name="irq"
        options={CONTROLS.irq}
        current={settings.irq}
        nameOf={(irq) => say(`jitter.irq.${irq}`)}
        onTurn={(irq) => onTurn({ ...settings, irq })}
      />
      <Choice
        legend={say('jitter.uart')}
        name="uart"
        options={CONTROLS.uart}
        current={settings.uart}
        nameOf={(uart) => say(`jitter.uart.${uart}`)}
        onTurn={(uart) => onTurn({ ...settings, uart })}
      />
    </fieldset>
  );
}

function Slider<T extends number>({
  label,
  value,
  steps,
  current,
  onTurn,
}: {
  label: string;
  value: string;
  steps: readonly T[];
  current: T;
  onTurn: (step: T) => void;
}) {
  const id = useId();
  return (
    <div class="jitter-slider">
      <label class="jitter-name" for={id}>
        {label}
      </label>
      <span class="fm-number" aria-hidden="true">
        {value}
      </span>
      <input
        id={id}
        type="range"
        min={0}
        max={steps.length - 1}
        value={steps.indexOf(current)}
        aria-valuetext={value}
        onInput={({ currentTarget }) => {
          const step = steps[currentTarget.valueAsNumber];
          if (step !== undefined) onTurn(step);
        }}
      />
    </div>
  );
}

function Choice<T extends string | number>({
  legend,
  name,
  options,
  current,
  nameOf,
  onTurn,
}: {
  legend: string;
  name: string;
  options: readonly T[];
  current: T;
  nameOf: (option: T) => string;
  onTurn: (option: T) => void;
}) {
  return (
    <fieldset class="jitter-choice">
      <legend class="jitter-name">{legend}</legend>
      {options.map((option) => (
        <label key={option}>
          <input
            type="radio"
            name={`jitter-${name}`}
            checked={option === current}
            onChange={() => onTurn(option)}
          />
          {nameOf(option)}
        </label>
      ))}
    </fieldset>
  );
}
