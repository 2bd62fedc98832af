import { withBody } from '../../../lib/schema/withBody.js';
import { answer } from '../../support/answers.js';

describe('withBody', () => {
  it('copies a response but for its body', () => {
    const response = Object.freeze(answer(200, 'raw'));
    const copy = withBody(response, { a: 1 });

    expect(copy as unknown).toEqual({ ...response, body: { a: 1 } });
    expect(copy.headers).toBe(response.headers);
    expect(response.body).toBe('raw');
  });

  it('keeps the class of a response, and what it inherits', () => {
    class NgResponse {
      readonly status: number = 201;
      readonly body: unknown = 'raw';
      get ok(): boolean {
        return this.status === 201;
      }
      clone(): this {
        return this;
      }
    }
    const copy = withBody(new NgResponse(), null);

    expect(copy).toBeInstanceOf(NgResponse);
    expect([copy.body, copy.status, copy.ok, copy.clone()]).toEqual([null, 201, true, copy]);
  });

  it('takes a response whose body can only be read', () => {
    const response = {
      status: 200,
      get body(): string {
        return 'raw';
      },
    };
    class Response {
      readonly status = 200;
      get body(): string {
        return String(this.status);
      }
    }

    expect(withBody(response, 5) as unknown).toEqual({ status: 200, body: 5 });
    expect(withBody(new Response(), 5).body as unknown).toBe(5);
    expect([response.body, Object.keys(withBody(new Response(), 5))]).toEqual(['raw', ['status', 'body']]);
  });

  it('says that what was parsed is as good as JSON, where the response tells that', () => {
    expect(withBody({ isJson: false, body: 'raw' }, 5) as unknown).toEqual({ isJson: true, body: 5 });
    expect('isJson' in withBody(answer(200, 'raw'), 5)).toBeFalse();
  });

  it('takes a response without a class, or without a body', () => {
    const bare = Object.assign(Object.create(null) as object, { status: 200 });

    expect(Object.getPrototypeOf(withBody(bare, 1))).toBeNull();
    expect(withBody({ status: 204 }, 'new') as unknown).toEqual({ status: 204, body: 'new' });
  });
});
