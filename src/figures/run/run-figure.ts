/** Plays the figure of a run: a cursor across the lanes, and the event it has reached in words. */

/** A whole figure takes this long, whatever virtual time it shows. */
const PLAY_MS = 8_000;

class RunFigureElement extends HTMLElement {
  readonly #steps = [...this.querySelectorAll<HTMLElement>('[data-at]')];
  readonly #cursors = [...this.querySelectorAll<SVGGElement>('[data-cursor]')];
  readonly #readout = this.querySelector<HTMLElement>('.readout');
  readonly #play = this.querySelector<HTMLButtonElement>('[data-play]');
  readonly #playText = this.#play?.textContent ?? '';
  #current = -1;
  /** The frame asked for; 0 while nothing plays. */
  #frame = 0;

  connectedCallback(): void {
    for (const player of this.querySelectorAll<HTMLElement>('.player')) player.hidden = false;
    this.#play?.addEventListener('click', () => (this.#frame === 0 ? this.#start() : this.#stop()));
    for (const button of this.querySelectorAll<HTMLElement>('[data-step]')) {
      button.addEventListener('click', () => {
        this.#stop();
        const last = this.#steps.length - 1;
        this.#show(Math.min(last, Math.max(0, this.#current + Number(button.dataset['step']))));
      });
    }
  }

  disconnectedCallback(): void {
    this.#stop();
  }

  #start(): void {
    const from = this.#current >= this.#steps.length - 1 ? 0 : this.#fraction(this.#current);
    let startedMs: number | undefined;
    // What moves fast is not read out; where it stops is.
    this.#readout?.setAttribute('aria-live', 'off');
    if (this.#play) this.#play.textContent = this.#play.dataset['pauseText'] ?? '';
    const advance = (nowMs: number): void => {
      startedMs ??= nowMs;
      const at = from + (nowMs - startedMs) / PLAY_MS;
      this.#move(Math.min(1, at));
      this.#tell(this.#steps.findLastIndex((_, index) => this.#fraction(index) <= at));
      if (at >= 1) this.#stop();
      else this.#frame = requestAnimationFrame(advance);
    };
    this.#frame = requestAnimationFrame(advance);
  }

  #stop(): void {
    if (this.#frame === 0) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#readout?.setAttribute('aria-live', 'polite');
    if (this.#play) this.#play.textContent = this.#playText;
  }

  #show(index: number): void {
    this.#move(this.#fraction(index));
    this.#tell(index);
  }

  /** Where an event stands, from 0 at the left edge to 1. */
  #fraction(index: number): number {
    return Number(this.#steps[index]?.dataset['at'] ?? 0);
  }

  #move(fraction: number): void {
    for (const cursor of this.#cursors) {
      const width = Number(cursor.ownerSVGElement?.getAttribute('width'));
      cursor.removeAttribute('hidden');
      cursor.setAttribute('transform', `translate(${fraction * width} 0)`);
    }
  }

  #tell(index: number): void {
    if (index === this.#current) return;
    this.#steps[this.#current]?.removeAttribute('aria-current');
    this.#steps[index]?.setAttribute('aria-current', 'step');
    this.#current = index;
    // Not innerText: the list is folded.
    const words = [...(this.#steps[index]?.children ?? [])].map(({ textContent }) => textContent?.trim());
    if (this.#readout) this.#readout.textContent = words.join(' ');
  }
}

customElements.define('run-figure', RunFigureElement);
