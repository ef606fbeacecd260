// The SDK's own WebSocket client: a message event, a table event and a card callback with its answer.
import assert from 'node:assert/strict';
import * as lark from '@larksuiteoapi/node-sdk';
import { act, appId, appSecret, card, client, group, person, url } from './sandbox.mjs';

const heard = new Map();
const hear = type => new Promise(done => heard.set(type, done));
const dispatcher = new lark.EventDispatcher({ loggerLevel: lark.LoggerLevel.error }).register({
  'im.message.receive_v1': data => heard.get('message')?.(data),
  'drive.file.bitable_record_changed_v1': data => heard.get('record')?.(data),
  'card.action.trigger': data => {
    heard.get('press')?.(data);
    return { toast: { type: 'success', content: `${data.action.form_value?.reason ?? '好'}` }, card: { type: 'raw', data: card({ tag: 'markdown', content: '已回复' }) } };
  },
});
const ws = new lark.WSClient({ appId, appSecret, domain: url, loggerLevel: lark.LoggerLevel.error });
await new Promise(ready => {
  ws.start({ eventDispatcher: dispatcher });
  const poll = setInterval(async () => {
    if ((await act('/connections')).pings > 0) { clearInterval(poll); ready(); }
  }, 50);
});

// Small fragments, cut inside characters, must join again.
await act('/faults/push', { fragmentBytes: 11 });
let next = hear('message');
await act('/say', { person: '王芳', chat: '增长组', text: '@KPI助手 /kpi show 线索量' });
const said = await next;
assert.equal(said.message.content, JSON.stringify({ text: '@_user_1 /kpi show 线索量' }));
assert.equal(said.sender.sender_id.open_id, person('王芳'));
await act('/faults/push', {});

const sent = await client.im.v1.message.create({ params: { receive_id_type: 'chat_id' }, data: { receive_id: group, msg_type: 'interactive', content: JSON.stringify(card({
  tag: 'form', name: 'f', elements: [
    { tag: 'input', name: 'reason', required: true },
    { tag: 'button', name: 'go', form_action_type: 'submit', text: { tag: 'plain_text', content: '提交' }, behaviors: [{ type: 'callback', value: { act: 'reason' } }] },
  ],
})) } });
next = hear('press');
const seen = await act('/submit', { person: '李雷', message: sent.data.message_id, form: 'f', values: { reason: '缺预算' } });
assert.deepEqual([seen.code, seen.toast.content, seen.cardReplaced], [null, '缺预算', true]);
const press = await next;
assert.deepEqual(press.action.value, { act: 'reason' });
assert.equal(press.operator.open_id, person('李雷'));
assert.equal((await act(`/messages/${sent.data.message_id}`)).card.body.elements[0].content, '已回复');

const base = await client.bitable.v1.app.create({ data: { name: 'B' } });
const { app_token, default_table_id } = base.data.app;
await client.drive.v1.file.subscribe({ path: { file_token: app_token }, params: { file_type: 'bitable' } });
next = hear('record');
await act(`/bases/${app_token}/tables/${default_table_id}/add`, { person: '周琪', values: { 文本: '手工' } });
const changed = await next;
assert.equal(changed.action_list[0].action, 'record_added');
ws.close();
