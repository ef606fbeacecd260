// What every script shares: the SDK's client on the local Feishu, and the control interface to act as a person.
import assert from 'node:assert/strict';
import * as lark from '@larksuiteoapi/node-sdk';

export const { SANDBOX_URL: url, APP_ID: appId, APP_SECRET: appSecret } = process.env;
export const client = new lark.Client({ appId, appSecret, domain: url, loggerLevel: lark.LoggerLevel.error });

export async function act(path, body) {
  const answer = await fetch(`${url}/sandbox/api${path}`, body ? { method: 'POST', body: JSON.stringify(body) } : {});
  const json = await answer.json();
  assert.equal(answer.status, 200, JSON.stringify(json));
  return json;
}

export const world = await act('/world');
export const group = world.chats.find(c => c.name === '增长组').chat_id;
export const person = name => world.people.find(p => p.name === name).open_id;

// The SDK throws on a refusal; what it carries is what the platform said.
export async function refusal(call) {
  try { await call(); } catch (error) { return { status: error.response.status, code: error.response.data.code, msg: error.response.data.msg }; }
  assert.fail('the call was not refused');
}

export const card = (...elements) => ({
  schema: '2.0', config: { update_multi: true },
  header: { title: { tag: 'plain_text', content: '偏差' }, template: 'orange' },
  body: { elements },
});
