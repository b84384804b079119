import type { BidiSession } from './webdriver-bidi.ts';

/** Keys by their code points in WebDriver ("Keyboard actions", table of normalised key values). */
const CONTROL = '\uE009';
export const ENTER = '\uE007';

interface Tree {
  readonly contexts: readonly [{ readonly context: string }];
}

interface LogEntry {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly text: string | null;
}

interface Element {
  readonly sharedId: string;
}

type ScriptResult =
  | { readonly type: 'success'; readonly result: { readonly value: string } }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } };

/** A tab of Firefox, used as a learner uses it. */
export class FirefoxPage {
  /** What the page and its workers complained about. */
  readonly errors: string[] = [];
  readonly #session: BidiSession;
  readonly #context: string;
  readonly #baseURL: string | undefined;

  private constructor(session: BidiSession, context: string, baseURL: string | undefined) {
    this.#session = session;
    this.#context = context;
    this.#baseURL = baseURL;
  }

  /** The tab that the browser opens by itself. */
  static async first(session: BidiSession, baseURL: string | undefined): Promise<FirefoxPage> {
    const { contexts } = await session.send<Tree>('browsingContext.getTree', {});
    const page = new FirefoxPage(session, contexts[0].context, baseURL);
    await session.on<LogEntry>('log.entryAdded', ({ level, text }) => {
      if (level === 'error') page.errors.push(text ?? '');
    });
    return page;
  }

  async goto(path: string): Promise<void> {
    const url = new URL(path, this.#baseURL).href;
    await this.#session.send('browsingContext.navigate', { context: this.#context, url, wait: 'complete' });
  }

  /** @throws Error unless exactly one element has this role and accessible name */
  async byRole(role: string, name: string): Promise<Element> {
    const { nodes } = await this.#session.send<{ nodes: readonly Element[] }>('browsingContext.locateNodes', {
      context: this.#context,
      locator: { type: 'accessibility', value: { role, name } },
    });
    const [node, ...others] = nodes;
    if (node === undefined || others.length > 0) {
      throw new Error(`${nodes.length} elements have the role ${role} and the name ${name}`);
    }
    return node;
  }

  /** Waits until the selector finds something. */
  async appearance(selector: string): Promise<void> {
    await this.#call(
      `(selector) => new Promise((resolve) => {
        const look = () => document.querySelector(selector) && resolve('');
        new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
        look();
      })`,
      { type: 'string', value: selector },
    );
  }

  /** Waits until the element's text has a match of the pattern. @returns the text */
  textWith(element: Element, pattern: RegExp): Promise<string> {
    return this.#call(
      `(element, pattern) => new Promise((resolve) => {
        const look = () => new RegExp(pattern).test(element.textContent) && resolve(element.textContent);
        new MutationObserver(look).observe(element, { subtree: true, childList: true, characterData: true });
        look();
      })`,
      element,
      { type: 'string', value: pattern.source },
    );
  }

  /** Replaces the text of an editor as people do: click, select all, paste. */
  async replaceText(element: Element, text: string): Promise<void> {
    await this.#click(element);
    await this.#call('(text) => navigator.clipboard.writeText(text).then(() => "")', {
      type: 'string',
      value: text,
    });
    await this.pressControl('a');
    await this.pressControl('v');
  }

  /** Presses a key with Control held. */
  async pressControl(key: string): Promise<void> {
    await this.#act('key', [
      { type: 'keyDown', value: CONTROL },
      { type: 'keyDown', value: key },
      { type: 'keyUp', value: key },
      { type: 'keyUp', value: CONTROL },
    ]);
  }

  async #click(element: Element): Promise<void> {
    await this.#act('pointer', [
      { type: 'pointerMove', x: 0, y: 0, origin: { type: 'element', element } },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ]);
  }

  async #act(type: 'key' | 'pointer', actions: readonly object[]): Promise<void> {
    const source = { type, id: type, actions };
    await this.#session.send('input.performActions', { context: this.#context, actions: [source] });
  }

  async #call(functionDeclaration: string, ...args: readonly object[]): Promise<string> {
    const outcome = await this.#session.send<ScriptResult>('script.callFunction', {
      functionDeclaration,
      arguments: args,
      target: { context: this.#context },
      awaitPromise: true,
      // Without an activation Firefox refuses the clipboard.
      userActivation: true,
    });
    if (outcome.type === 'exception') throw new Error(outcome.exceptionDetails.text);
    return outcome.result.value;
  }
}
