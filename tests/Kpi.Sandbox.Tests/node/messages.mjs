// Send, reply, patch, uuid, chats and people, and what is refused.
import assert from 'node:assert/strict';
import { act, card, client, group, person, refusal } from './sandbox.mjs';

const { message } = client.im.v1;
const text = words => JSON.stringify({ text: words });

const sent = await message.create({ params: { receive_id_type: 'chat_id' }, data: { receive_id: group, msg_type: 'text', content: text('早上好'), uuid: 'a-1' } });
assert.equal(sent.code, 0);
assert.equal(sent.data.body.content, text('早上好'));
const again = await message.create({ params: { receive_id_type: 'chat_id' }, data: { receive_id: group, msg_type: 'text', content: text('早上好'), uuid: 'a-1' } });
assert.equal(again.data.message_id, sent.data.message_id);

const reply = await message.reply({ path: { message_id: sent.data.message_id }, data: { msg_type: 'text', content: text('收到') } });
assert.equal(reply.data.root_id, sent.data.message_id);

const direct = await message.create({ params: { receive_id_type: 'open_id' }, data: { receive_id: person('王芳'), msg_type: 'interactive', content: JSON.stringify(card({ tag: 'markdown', content: '**612**' })) } });
const patched = await message.patch({ path: { message_id: direct.data.message_id }, data: { content: JSON.stringify(card({ tag: 'markdown', content: '**640**' })) } });
assert.equal(patched.code, 0);
assert.equal((await act(`/messages/${direct.data.message_id}`)).card.body.elements[0].content, '**640**');
const read = await message.get({ path: { message_id: direct.data.message_id } });
assert.equal(read.data.items[0].msg_type, 'interactive');

const bad = await refusal(() => message.create({ params: { receive_id_type: 'chat_id' }, data: { receive_id: group, msg_type: 'interactive', content: JSON.stringify(card({ tag: 'marquee' })) } }));
assert.deepEqual([bad.status, bad.code], [400, 230099]);
assert.match(bad.msg, /ErrCode: 200621; ErrPath: ROOT -> body -> elements -> \[0\]\(tag: marquee\)/);
const nobody = await refusal(() => message.create({ params: { receive_id_type: 'open_id' }, data: { receive_id: 'ou_0', msg_type: 'text', content: text('?') } }));
assert.deepEqual([nobody.status, nobody.code], [400, 99992351]);

const chats = await client.im.v1.chat.list({ params: { page_size: 20 } });
assert.deepEqual(chats.data.items.map(c => c.name), ['增长组']);
const members = await client.im.v1.chatMembers.get({ path: { chat_id: group }, params: { member_id_type: 'open_id' } });
assert.equal(members.data.member_total, 6);
const found = await client.contact.v3.user.batchGetId({ data: { emails: ['wangfang@demo.kpi'] } });
assert.equal(found.data.user_list[0].user_id, person('王芳'));
