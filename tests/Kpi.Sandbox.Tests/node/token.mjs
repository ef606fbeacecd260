// The SDK fetches a token, keeps it, and is refused with a wrong secret.
import assert from 'node:assert/strict';
import { act, appId, client } from './sandbox.mjs';

const before = (await act('/calls?endpoint=tenant_access_token')).length;
const info = await client.request({ method: 'GET', url: '/open-apis/bot/v3/info' });
assert.equal(info.bot.app_name, 'KPI助手');
await client.request({ method: 'GET', url: '/open-apis/bot/v3/info' });

const own = await client.auth.v3.tenantAccessToken.internal({ data: { app_id: appId, app_secret: process.env.APP_SECRET } });
assert.equal(own.code, 0);
assert.match(own.tenant_access_token, /^t-/);
assert.ok(own.expire > 7000 && own.expire <= 7200, `expire ${own.expire}`);

const calls = await act('/calls?endpoint=tenant_access_token');
assert.equal(calls.length - before, 2, 'the client fetched its token once for two calls');

const wrong = await client.auth.v3.tenantAccessToken.internal({ data: { app_id: appId, app_secret: 'wrong' } });
assert.equal(wrong.code, 10014);
assert.equal(wrong.tenant_access_token, undefined);
