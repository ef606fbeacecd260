// A base from nothing: app, table, fields, records, search, batches, and what is refused with HTTP 200.
import assert from 'node:assert/strict';
import { client, person } from './sandbox.mjs';

const { app, appTable, appTableField, appTableRecord } = client.bitable.v1;
const made = await app.create({ data: { name: '营销KPI', time_zone: 'Asia/Shanghai' } });
const app_token = made.data.app.app_token;
const table = await appTable.create({ path: { app_token }, data: { table: { name: '指标', default_view_name: '全部', fields: [
  { field_name: '编码', type: 1 }, { field_name: '目标', type: 2 }, { field_name: '状态', type: 3 }, { field_name: '负责人', type: 11 }, { field_name: '日期', type: 5 },
] } } });
const path = { app_token, table_id: table.data.table_id };
assert.equal(table.data.field_id_list.length, 5);
const fields = await appTableField.list({ path, params: { page_size: 100 } });
assert.deepEqual(fields.data.items.map(f => f.ui_type), ['Text', 'Number', 'SingleSelect', 'User', 'DateTime']);

const one = await appTableRecord.create({ path, data: { fields: { 编码: 'K-1', 目标: 100, 状态: '启用', 负责人: [{ id: person('王芳') }], 日期: 1783958400000 } } });
assert.equal(one.data.record.fields['编码'], 'K-1');
const many = await appTableRecord.batchCreate({ path, data: { records: [2, 3, 4].map(n => ({ fields: { 编码: `K-${n}`, 目标: n * 100 } })) } });
assert.equal(many.data.records.length, 3);
await appTableRecord.batchUpdate({ path, data: { records: many.data.records.map(r => ({ record_id: r.record_id, fields: { 状态: '停用' } })) } });

const found = await appTableRecord.search({ path, params: { page_size: 2 }, data: {
  filter: { conjunction: 'and', conditions: [{ field_name: '状态', operator: 'is', value: ['停用'] }] }, sort: [{ field_name: '目标', desc: true }],
} });
assert.equal(found.data.total, 3);
assert.deepEqual(found.data.items.map(i => i.fields['编码'][0].text), ['K-4', 'K-3']);
const codes = [];
for await (const page of await appTableRecord.searchWithIterator({ path, params: { page_size: 3 }, data: {} })) codes.push(...page.items.map(i => i.fields['编码'][0].text));
assert.deepEqual(codes, ['K-1', 'K-2', 'K-3', 'K-4']);
const got = await appTableRecord.batchGet({ path, data: { record_ids: [one.data.record.record_id] } });
assert.equal(got.data.records[0].fields['负责人'][0].name, '王芳');

const unknown = await appTableRecord.create({ path, data: { fields: { 没有: 1 } } });
assert.equal(unknown.code, 1254045);
const wrong = await appTableRecord.batchCreate({ path, data: { records: [{ fields: { 编码: 'x' } }, { fields: { 目标: 'zwölf' } }] } });
assert.equal(wrong.code, 1254061);
const left = await appTableRecord.search({ path, data: {} });
assert.equal(left.data.total, 4);
await appTableRecord.batchDelete({ path, data: { records: many.data.records.map(r => r.record_id) } });
assert.equal((await appTableRecord.search({ path, data: {} })).data.total, 1);
