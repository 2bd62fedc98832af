import { Agent, get } from 'node:http';
import crossFetch from 'cross-fetch';
import type { HttpResponse } from 'rxpoll';
import { request } from 'undici';

/** What is sent one request, as a user writes it: nothing aborts it. */
export type Send = (request: { readonly url: string }) => Promise<Reply>;

export type Reply = HttpResponse<Job>;

/** The body of an answer. */
export interface Job {
  readonly status: string;
}

/** `fetch` of Node. */
export const byFetch: Send = ({ url }) => readWhole(fetch(url));

/** `cross-fetch`, which is `node-fetch` in Node. */
export const byCrossFetch: Send = ({ url }) => readWhole(crossFetch(url));

/** `undici`, with as many sockets as it likes. */
export const byUndici: Send = async ({ url }) => {
  const { statusCode: status, headers, body } = await request(url);
  return {
    status,
    headers: { get: (name) => String(headers[name] ?? '') || null },
    body: (await body.json()) as Job,
    url,
  };
};

const agent = new Agent({ keepAlive: true });

/** `node:http`, whose sockets stay open. */
export const byAgent: Send = ({ url }) =>
  new Promise((resolve, reject) => {
    get(url, { agent }, (message) => {
      const { statusCode: status = 0, headers } = message;
      let text = '';
      message
        .setEncoding('utf8')
        .on('data', (chunk: string) => (text += chunk))
        .on('end', () => {
          const body = JSON.parse(text) as Job;
          resolve({ status, headers: { get: (name) => String(headers[name] ?? '') || null }, body, url });
        });
    }).on('error', reject);
  });

async function readWhole(answer: Promise<Response>): Promise<Reply> {
  const response = await answer;
  const { status, headers, url } = response;
  return { status, headers, body: (await response.json()) as Job, url };
}
