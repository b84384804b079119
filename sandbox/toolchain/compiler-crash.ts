/** The tool itself broke (an LLVM assertion, a trap, memory used up): no fault of the learner's program. */
export class CompilerCrash extends Error {
  /** Everything the tool wrote before it broke. */
  readonly output: string;

  constructor(message: string, output: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CompilerCrash';
    this.output = output;
  }
}
