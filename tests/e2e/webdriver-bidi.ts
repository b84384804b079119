/** A client of WebDriver BiDi (W3C, "WebDriver BiDi"), which stock browsers speak. */

type Parameters = Readonly<Record<string, unknown>>;

interface Answer {
  readonly id: number | null;
  readonly type: 'success' | 'error';
  readonly result: unknown;
  readonly error: string;
  readonly message: string;
}

interface Event {
  readonly type: 'event';
  readonly method: string;
  readonly params: unknown;
}

interface Pending {
  readonly method: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

export class BidiSession {
  readonly #socket: WebSocket;
  readonly #pending = new Map<number, Pending>();
  readonly #listeners = new Map<string, (params: unknown) => void>();
  #commands = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#receive(JSON.parse(data)));
    socket.addEventListener('close', () => {
      for (const { method, reject } of this.#pending.values()) {
        reject(new Error(`${method}: the browser closed the connection`));
      }
    });
  }

  /** @param address what the browser says that it listens on, e.g. `ws://127.0.0.1:9222` */
  static async open(address: string): Promise<BidiSession> {
    const socket = new WebSocket(`${address}/session`);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true });
      socket.addEventListener('error', () => reject(new Error(`${address} does not answer`)), { once: true });
    });
    const session = new BidiSession(socket);
    await session.send('session.new', { capabilities: {} });
    return session;
  }

  /**
   * Sends one command.
   * @returns its result, as the command's part of the specification describes it
   * @throws Error with the browser's words when it refuses, or when the connection ends first
   */
  send<Result>(method: string, params: Parameters): Promise<Result> {
    const id = this.#commands++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { method, resolve: (result) => resolve(result as Result), reject });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  /** Subscribes to an event, whose one listener this becomes. */
  async on<Params>(event: string, listener: (params: Params) => void): Promise<void> {
    this.#listeners.set(event, (params) => listener(params as Params));
    await this.send('session.subscribe', { events: [event] });
  }

  #receive(message: Answer | Event): void {
    if (message.type === 'event') {
      this.#listeners.get(message.method)?.(message.params);
      return;
    }
    const command = message.id === null ? undefined : this.#pending.get(message.id);
    if (message.id === null || command === undefined) return;
    this.#pending.delete(message.id);
    if (message.type === 'success') command.resolve(message.result);
    else command.reject(new Error(`${command.method}: ${message.error}: ${message.message}`));
  }
}
