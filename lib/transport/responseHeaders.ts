import { maskHeader } from '../mask/maskHeader.js';

/** Names the method that `console.log` calls in Node. */
const inspect = Symbol.for('nodejs.util.inspect.custom');

/** What header fields are read by; `Headers` have it. */
interface Fields {
  get(name: string): string | null;
  forEach(callback: (value: string, name: string) => void): void;
}

/** Header fields of a response that can be read, and printed without their credentials. */
export class ResponseHeaders {
  static {
    const inspected = Object.getOwnPropertyDescriptor(this.prototype, 'toJSON');
    if (inspected) Object.defineProperty(this.prototype, inspect, inspected);
  }

  readonly #fields: Fields;

  constructor(fields: Fields) {
    this.#fields = fields;
  }

  get(name: string): string | null {
    return this.#fields.get(name);
  }

  forEach(callback: (value: string, name: string) => void): void {
    this.#fields.forEach(callback);
  }

  /** Every field by name, credentials masked: for printing. */
  toJSON(): Record<string, string> {
    const fields: Record<string, string> = {};
    this.forEach((value, name) => {
      fields[name] = maskHeader(name, value);
    });
    return fields;
  }
}
